"""What is typed after a page was loaded anew is saved with the notebook, too."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenNotebook
from tests.browser.motor_map import MAP, NEED, grid_in

pytestmark = pytest.mark.browser


def test_what_is_typed_after_a_reload_or_in_another_tab_is_in_the_file(open_notebook: OpenNotebook) -> None:
    notebook = open_notebook([MAP, NEED, "jk.NeedsGrid(m)"])
    notebook.run_all()
    grid_in(notebook, 2).type(1, "Statement", "Before")
    notebook.expect_in_output(2, "Before")
    notebook.save()
    notebook.reload()
    grid_in(notebook, 2).type(1, "Statement", "After the reload")
    notebook.expect_in_output(2, "After the reload")
    notebook.save()
    other = notebook.second_tab()
    grid_in(other, 2).type(1, "Statement", "In another tab")
    other.expect_in_output(2, "In another tab")
    notebook.expect_in_output(2, "In another tab")
