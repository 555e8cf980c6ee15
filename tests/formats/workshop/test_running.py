"""Every workshop runs from top to bottom in a kernel of its own, twice, and leaves the files it says it leaves."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

import journeykit as jk
from journeykit.formats.workshop import agenda
from journeykit.formats.workshop.views import VIEWS
from tests.formats.workshop.test_new_workshop import AWKWARD

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Run a notebook with this Python, in its folder, with settings of its own; ``again`` in the same kernel."""

    async def executed(client: NotebookClient, times: int) -> None:
        async with client.async_setup_kernel():
            for _ in range(times):
                for index, cell in enumerate(client.nb.cells):
                    await client.async_execute_cell(cell, index)

    def made(path: Path, times: int = 1) -> Any:
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(path.parent)}}
        )
        with asyncio.Runner() as runner:
            runner.run(executed(client, times))
        return notebook

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("JUPYTER_PREFER_ENV_PATH", "1")
        patch.setenv("PYTHONPATH", str(ROOT))
        for name in ("IPYTHONDIR", "JUPYTER_CONFIG_DIR", "JUPYTER_RUNTIME_DIR"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield made


def printed(outputs: list[Any]) -> str:
    return "".join(output.text for output in outputs if output.output_type == "stream")


@pytest.mark.parametrize("name", agenda.names())
def test_every_workshop_runs_from_top_to_bottom_and_again_another_day(tmp_path, run, name):
    path = tmp_path / "day.ipynb"
    jk.new_workshop(path, agenda=name, title=AWKWARD, personas=["Carla", AWKWARD], start="09:00")
    done = run(path, times=2 if name == "half-day" else 1)
    outputs = {cell.id: cell.get("outputs", []) for cell in done.cells if cell.cell_type == "code"}
    assert not [output for found in outputs.values() for output in found if output.output_type == "error"]
    views = [cell for cell, found in outputs.items() if any("widget-view" in str(output) for output in found)]
    assert len(views) == len(outputs) - len({"map", "missing-check", "home-save"} & outputs.keys())
    said = printed(outputs["home-save"])
    saved = re.findall(r"^(day\S+): \d+ rows saved\.$", said, re.MULTILINE)
    assert saved == [f"day{ending}" for ending in (".journey.json", ".xlsx", ".html", ".svg")]
    assert "not carried: a way back into journeykit" in said
    assert outputs["home-save"][-1].data["image/svg+xml"].startswith("<svg")
    left = {found.name for found in tmp_path.iterdir() if not found.name.startswith(".")}
    assert left == {"day.ipynb", "day.journey.json", "day.html", "day.svg", "day.xlsx"}
    m = jk.load(tmp_path / "day.journey.json")
    assert (len(m.personas), len(m.stages), len(m.lanes), len(m.decisions)) == (2, 5, 8, 0)
    if name == "two-hours":
        again = jk.open_map(tmp_path / "day.journey.json")
        again.needs.add(statement="Be heard", stage="claims")
        again.close()
        later = run(path)
        said = printed(next(cell.outputs for cell in later.cells if cell.id == "home-save"))
        assert "Not saved" not in said
        assert jk.load(tmp_path / "day.xlsx") == again
        assert "Be heard" in (tmp_path / "day.html").read_text("utf-8")
        assert "Be heard" in (tmp_path / "day.svg").read_text("utf-8")
        assert jk.load(tmp_path / "day.journey.json") == again


def test_the_last_cell_writes_over_nothing_that_others_changed_unless_told_to(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    m = jk.JourneyMap(stages=["Claims"])
    jk.save(jk.JourneyMap(stages=["Renewal"]), "day.xlsx")
    code = VIEWS["save"].code_for("day")
    exec(code, {"jk": jk, "m": m})
    said = capsys.readouterr().out
    assert "Not saved: day.xlsx is there already" in said
    assert "set write_over = True above" in said
    assert jk.load("day.xlsx") != m
    exec(code.replace("write_over = False", "write_over = True"), {"jk": jk, "m": m})
    assert "Not saved" not in capsys.readouterr().out
    assert jk.load("day.xlsx") == m
