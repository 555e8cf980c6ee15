"""The floors of the house: who may import whom, and where files may stand.

Imports are read from the syntax trees, so that one inside a function counts too. One under
``if TYPE_CHECKING:`` never runs: it may name a type of pandas anywhere and closes no cycle, but a
type of a higher floor is still knowledge of that floor and counts.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
FLOOR = {
    "errors": 0, "ids": 0,
    "schema": 1, "templates": 1,
    "model": 2,
    "charts": 3, "combine": 3, "evidence": 3,
    "formats": 4,
    "widgets": 5, "share": 5,
    "__init__": 6, "cli": 6,
    "__main__": 7,
}  # fmt: skip
ABOVE_THE_MODEL = tuple(part for part, floor in FLOOR.items() if floor > FLOOR["model"])
PLACES = {
    "pandas": ("model.frames", *ABOVE_THE_MODEL),
    "numpy": ("model.frames", *ABOVE_THE_MODEL),
    "altair": ("charts", "widgets.live_chart"),
    "anywidget": ("widgets",),
    "ipywidgets": ("widgets",),
    "traitlets": ("widgets",),
    "IPython": ("widgets",),
    "narwhals": ("evidence",),
    "nbformat": ("formats",),
    "openpyxl": ("formats",),
    "vl_convert": ("formats",),
    "platformdirs": ("model.journal",),
    "psutil": ("model.journal",),
}
"""Who may import what is not ours; everything else is the standard library or a fault."""

HEAVY = ("pandas", "numpy", "altair", "anywidget", "ipywidgets", "traitlets", "narwhals", "nbformat", "openpyxl")
FOLDERS = {"journeykit", "js", "examples", "tests", "binder", ".ci"}
ROOT_FILES = {
    "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "Makefile", "pyproject.toml",
    ".gitignore", ".gitattributes", ".editorconfig",
}  # fmt: skip
DRAWERS = {"util", "utils", "helper", "helpers", "common", "base", "misc"}
CODE = {".py", ".ts", ".tsx", ".js", ".mjs", ".css"}
MAX_LINES = 400

Sources = Mapping[str, str]
"""Module names (``journeykit.schema.wire``) and their texts."""


class Import(NamedTuple):
    name: str
    line: int
    for_types: bool


def imports(source: str, modules: Sources) -> Iterator[Import]:
    """Yield what a module imports, as the longest dotted name that is a module."""
    tree = ast.parse(source)
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING")
        for statement in node.body
        for inner in ast.walk(statement)
    }
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            origin = "." * node.level + (node.module or "")
            deeper = [f"{origin}.{alias.name}" for alias in node.names]
            names = [name if name in modules else origin for name in deeper]
        elif isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in ("import_module", "__import__"):
            names = [str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)]
        for name in dict.fromkeys(names):
            yield Import(name, getattr(node, "lineno", 0), id(node) in for_types)


def inside(module: str) -> str:
    """Return the name within the package: ``schema.wire``; ``__init__`` for the package itself."""
    return module.partition(".")[2] or "__init__"


def part_of(module: str) -> str:
    return inside(module).partition(".")[0]


def may_import(module: str, other: Import) -> bool:
    top = other.name.partition(".")[0]
    if top == "journeykit":
        own, part = part_of(module), part_of(other.name)
        return own == part or FLOOR.get(part, 99) < FLOOR.get(own, -1)
    if top in sys.stdlib_module_names or other.for_types:
        return True
    return any(f"{inside(module)}.".startswith(f"{place}.") for place in PLACES.get(top, ()))


def floor_faults(modules: Sources) -> list[str]:
    faults = [f"{module} stands on no floor" for module in modules if part_of(module) not in FLOOR]
    for module, source in modules.items():
        unwanted = [found for found in imports(source, modules) if not may_import(module, found)]
        faults += [f"{module}:{found.line} must not import {found.name}" for found in unwanted]
    return faults


def cycle(modules: Sources) -> list[str]:
    """Return modules that import each other in a ring, or nothing."""
    graph = {
        module: {found.name for found in imports(source, modules) if not found.for_types and found.name in modules}
        - {module}
        for module, source in modules.items()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


def place_faults(paths: Iterator[Path] | list[Path]) -> list[str]:
    faults = []
    for path in paths:
        if len(path.parts) == 1 and path.name not in ROOT_FILES:
            faults.append(f"{path} does not belong in the root folder")
        if len(path.parts) > 1 and path.parts[0] not in FOLDERS:
            faults.append(f"{path.parts[0]}/ is none of the folders we have")
        words = {part.partition(".")[0].strip("_").lower() for part in path.parts}
        if path.suffix in CODE and words & DRAWERS:
            faults.append(f"{path} is a drawer; name what is in it")
    return faults


def too_long(texts: Mapping[Path, str]) -> list[str]:
    counts = {path: len(text.splitlines()) for path, text in texts.items()}
    return [f"{path} has {count} lines" for path, count in counts.items() if count > MAX_LINES]


def ours() -> list[Path]:
    """Every file git keeps or would keep, as paths from the root."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [Path(name) for name in sorted(set(listed.split("\0"))) if name and (ROOT / name).is_file()]


def package() -> dict[str, str]:
    found = {}
    for path in sorted((ROOT / "journeykit").rglob("*.py")):
        dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[dotted.removesuffix(".__init__")] = path.read_text("utf-8")
    return found


def test_imports_go_to_lower_floors_only():
    assert floor_faults(package()) == []


def test_no_modules_import_each_other_in_a_ring():
    assert cycle(package()) == []


def test_every_file_stands_where_files_of_its_sort_stand():
    assert place_faults(ours()) == []


def test_no_module_is_past_400_lines():
    code = [path for path in ours() if path.suffix in CODE and "static" not in path.parts]
    assert code
    assert too_long({path: (ROOT / path).read_text("utf-8") for path in code}) == []


def test_importing_journeykit_loads_nothing_heavy():
    script = f"import sys, journeykit; print(*sorted(set({HEAVY!r}) & sys.modules.keys()))"
    loaded = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []


@pytest.mark.parametrize(
    ("module", "source", "fault"),
    [
        ("schema.columns", "from journeykit.model import order", "journeykit.model.order"),
        ("schema.columns", "import journeykit.templates", "journeykit.templates"),
        ("model.commit", "def late():\n    from journeykit.formats import as_csv", "journeykit.formats.as_csv"),
        ("model.commit", "from journeykit import JourneyMap", "journeykit"),
        ("model.commit", "from .order import between", ".order"),
        ("model.table", "import pandas as pd", "pandas"),
        ("model.frames_cache", "import pandas as pd", "pandas"),
        ("model.table", "from importlib import import_module\nimport_module('pandas')", "pandas"),
        ("charts.theme", "if TYPE_CHECKING:\n    from journeykit.widgets.hub import Hub", "journeykit.widgets.hub"),
        ("charts.theme", "import anywidget", "anywidget"),
        ("formats.as_csv", "import altair", "altair"),
        ("widgets.hub", "import altair", "altair"),
        ("widgets.hub", "import polars", "polars"),
        ("model.problems", "import narwhals as nw", "narwhals"),
    ],
)
def test_a_planted_import_is_caught(module, source, fault):
    house = dict.fromkeys(
        ["journeykit.model.order", "journeykit.formats.as_csv", "journeykit.widgets.hub", "journeykit"], ""
    )
    faults = floor_faults({**house, f"journeykit.{module}": source})
    assert [text.partition(" must not import ")[2] for text in faults] == [fault]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("model.frames", "import pandas as pd"),
        ("model.table", "if TYPE_CHECKING:\n    import pandas as pd"),
        ("formats.as_csv", "import pandas as pd\nfrom journeykit.model import order"),
        ("charts.theme", "import altair as alt"),
        ("widgets.live_chart", "import altair as alt\nimport anywidget"),
        ("model.commit", "import threading\nfrom journeykit.model.order import between"),
    ],
)
def test_an_import_that_is_allowed_passes(module, source):
    assert floor_faults({f"journeykit.{module}": source}) == []


def test_a_part_without_a_floor_is_caught():
    assert floor_faults({"journeykit.attic": ""}) == ["journeykit.attic stands on no floor"]


def test_a_planted_ring_is_caught_also_inside_functions():
    ring = {
        "journeykit.model.a": "from journeykit.model import b",
        "journeykit.model.b": "def late():\n    from journeykit.model.a import name",
    }
    assert set(cycle(ring)) == set(ring)
    types_only = "if TYPE_CHECKING:\n    from journeykit.model.a import name"
    assert cycle({**ring, "journeykit.model.b": types_only}) == []


@pytest.mark.parametrize(
    "path",
    ["notes.txt", "scripts/release.py", "journeykit/utils.py", "js/src/core/helpers.ts", "journeykit/common/text.py"],
)
def test_a_misplaced_file_is_caught(path):
    assert len(place_faults([Path(path)])) == 1


def test_a_module_past_400_lines_is_caught():
    assert too_long({Path("long.py"): "\n" * 401, Path("short.py"): "\n" * 400}) == ["long.py has 401 lines"]
