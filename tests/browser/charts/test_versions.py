"""A live chart is the same picture as the one Altair saves."""

from __future__ import annotations

import json

import altair as alt

from tests.browser.keyboard.site import JS


def test_live_charts_speak_the_vega_lite_that_altair_writes() -> None:
    """Even small versions draw otherwise: 6.4.3 parts a line where its points stand side by side, 6.4.1 does not."""
    bundled = json.loads((JS / "package.json").read_text(encoding="utf-8"))["dependencies"]["vega-lite"]
    assert f"v{bundled}" == alt.SCHEMA_VERSION
