"""The page of js/test/chart-page, built and served with a policy that allows no code but its own scripts."""

from __future__ import annotations

from tests.browser.keyboard.site import Quiet

POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; connect-src 'none'; img-src 'self'"
"""No eval, no request from a script, no image from elsewhere."""


class Strict(Quiet):
    """Serves files under the policy and tells nobody."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()
