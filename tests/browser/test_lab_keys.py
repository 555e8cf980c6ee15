"""In JupyterLab: none of its keys acts on the notebook from inside a grid, and saving works from everywhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenNotebook
from tests.browser.grid_page import GridPage
from tests.browser.keyboard.lab_commands import OF_THE_APPLICATION, Binding, Commands
from tests.browser.motor_map import MAP, NEED, grid_in
from tests.browser.notebook_page import NotebookPage
from tests.browser.tabs import act

pytestmark = pytest.mark.browser

IN_SHADOW = '''
class InShadow(jk.TableGrid):
    _esm = """
    export default {
      async render({ model, el, host, signal }) {
        const map = await host.getWidget(model.get("_map"));
        const place = document.createElement("div");
        el.append(document.createElement("div"));
        el.lastChild.attachShadow({ mode: "open" }).append(place);
        map.exports.mount(place, model.get("view"), { options: model.get("options"), signal });
      },
    };
    """
'''
# Some of the keys delete a row.
NEEDS = f"with m.batch():\n    for _ in range(20):\n        {NEED}"
VIEWS = {"light": "jk.TableGrid", "shadow": "InShadow"}
TELL_OF_SAVES = "window.saves = []; panel.context.saveState.connect((_, state) => window.saves.push(state));"
NO_SAVE_UNDER_WAY = "() => window.saves.at(-1) !== 'started'"
RUNS = ("Shift+Enter", "Control+Enter", "Alt+Enter")
"""Keys of the notebook that are meant to pass: they run the cell."""


class Notebook:
    """A notebook with two grids and a cell below them."""

    def __init__(self, open_notebook: OpenNotebook, dom: str) -> None:
        view = VIEWS[dom]
        cells = [MAP + IN_SHADOW, NEEDS, f'{view}(m, "needs")', f'{view}(m, "stages")', "'after'"]
        self.page: NotebookPage = open_notebook(cells)
        self.page.run_all()
        self.needs, self.stages = grid_in(self.page, 2), grid_in(self.page, 3, "Stages")
        roots = self.needs.grid.evaluate("grid => grid.getRootNode() instanceof ShadowRoot")
        assert roots is (dom == "shadow")
        self.sources = self.page.sources()
        self.commands = Commands(self.page.page)

    def expect_as_before(self) -> None:
        """Check that the notebook has the cells it had, with what they put out."""
        assert self.page.sources() == self.sources
        assert self.page.cell_output(4) == "'after'"


@pytest.fixture(params=["light", "shadow"])
def notebook(open_notebook: OpenNotebook, request: pytest.FixtureRequest) -> Notebook:
    return Notebook(open_notebook, request.param)


def of_the_notebook(bindings: list[Binding]) -> set[tuple[str, ...]]:
    """Leave out what the application has for itself wherever the focus is, and what runs a cell."""
    everywhere = {binding.keys for binding in bindings if binding.selector in OF_THE_APPLICATION}
    return {binding.keys for binding in bindings if binding.keys[0] not in RUNS} - everywhere


class State:
    """Something in a grid that has the focus: a cell, or what ``open_with`` opens there."""

    def __init__(self, grid: GridPage, column: str, open_with: str = "") -> None:
        self.grid, self._open_with = grid, open_with
        self._cell = grid.cell(1, column)
        inside = {"": self._cell, "F2": grid.editor(column), "Shift+F10": grid.menu().locator(":focus")}
        self._inside = inside[open_with]

    def enter(self) -> None:
        """Put the focus there, unless it is there already."""
        if not self._inside.evaluate_all("found => found.some(element => element.matches(':focus'))"):
            self.grid.press("Escape")
            self._cell.focus()
            if self._open_with:
                self.grid.press(self._open_with)


def states(notebook: Notebook) -> dict[str, State]:
    needs, stages = notebook.needs, notebook.stages
    return {
        "a text cell": State(needs, "Rival"),
        "a computed cell": State(needs, "Opportunity"),
        "a check box": State(stages, "Optional"),
        "a text editor": State(needs, "Rival", "F2"),
        "a list": State(needs, "Level", "F2"),
        "a scale": State(needs, "Importance", "F2"),
        "the menu": State(needs, "Rival", "Shift+F10"),
    }


def test_no_key_acts_on_the_notebook_from_inside_a_grid(notebook: Notebook) -> None:
    commands = notebook.commands
    sequences = sorted(of_the_notebook(commands.bindings()))
    # These are the ones that cost people their cells in other grids.
    worst = {"a", "b", "x", "d", "ArrowDown", "Shift+ArrowDown", "Control+Shift+ArrowUp", "Control+z"}
    assert worst <= {keys[0] for keys in sequences}
    leaks = []
    for name, state in states(notebook).items():
        for keys in sequences:
            state.enter()
            state.grid.press(*keys)
        notebook.page.expect_idle()
        leaks += [f"in {name}: {command}" for command in commands.executed()]
        # Tab, which leaves, is bound to nothing where a grid is.
        expect(state.grid.focused().or_(state.grid.menu()).first).to_be_visible()
    assert not leaks, leaks
    notebook.needs.press("Escape", "Escape")
    notebook.expect_as_before()
    # Outside the grids the same keys do act.
    notebook.page.go_to_cell(4)
    commands.executed()
    notebook.needs.press("a")
    commands.expect("a", "notebook:insert-cell-above")
    assert notebook.page.cell_count() == len(notebook.sources) + 1


def test_ctrl_s_saves_the_notebook_from_everywhere_in_a_grid(notebook: Notebook) -> None:
    page = notebook.page
    act(page.page, TELL_OF_SAVES)
    assert page.is_dirty()
    for name, state in states(notebook).items():
        # An open menu has all keys for itself.
        if name == "the menu":
            continue
        state.enter()
        if name == "a text editor":
            notebook.needs.keyboard.type("Alpina")
        state.grid.press("Control+s")
        notebook.commands.expect("Control+s", "docmanager:save")
        page.expect_saved()
        # A save begun while another is under way is left out.
        page.page.wait_for_function(NO_SAVE_UNDER_WAY)
        expect(state.grid.focused()).to_have_count(1)
        if name == "a text editor":
            # What is being typed is still there.
            expect(notebook.needs.editor("Rival")).to_have_value("Alpina")
            notebook.needs.press("Enter")
            notebook.needs.expect_text(1, "Rival", "Alpina")
    notebook.expect_as_before()


def test_keys_that_run_the_cell_and_open_the_palette_pass(notebook: Notebook) -> None:
    needs, commands = notebook.needs, notebook.commands
    for keys, command in (
        ("Shift+Enter", "runmenu:run"),
        ("Control+Enter", "notebook:run-cell"),
        ("Control+Shift+C", "apputils:activate-command-palette"),
    ):
        needs = grid_in(notebook.page, 2)
        State(needs, "Rival").enter()
        commands.executed()
        needs.press(keys)
        commands.expect(keys, command)
        notebook.page.expect_idle()
    needs.press("Escape")  # the palette
    notebook.expect_as_before()


def test_copies_travel_from_grid_to_grid_and_the_notebook_does_not_notice(notebook: Notebook) -> None:
    needs, stages, commands = notebook.needs, notebook.stages, notebook.commands
    commands.executed()
    stages.select((1, "Name"), (2, "Name"))
    stages.press("Control+c")
    expect(stages.status()).to_contain_text("2 cells copied.")
    needs.go(1, "Rival")
    needs.press("Control+v")
    needs.expect_text(2, "Rival", "Research")
    needs.press("Control+x")
    needs.expect_text(2, "Rival", "")
    needs.go(4, "Rival")
    needs.press("Control+v")
    needs.expect_text(5, "Rival", "Research")
    needs.expect_saved()
    notebook.page.expect_idle()
    assert commands.executed() == []
    notebook.expect_as_before()


def test_the_menu_of_a_cell_is_the_only_one_that_opens(notebook: Notebook) -> None:
    needs = notebook.needs
    of_the_host = notebook.page.page.locator(".lm-Menu")
    cell = needs.cell(1, "Rival")
    for ask in (
        lambda: cell.click(button="right"),
        lambda: needs.press("Shift+F10"),
        lambda: needs.press("ContextMenu"),
    ):
        cell.focus()
        ask()
        expect(needs.command("Edit")).to_be_focused()
        expect(of_the_host).to_have_count(0)
        needs.press("Escape")
        expect(cell).to_be_focused()
    notebook.expect_as_before()
