"""Files that show a map may be written over on another day by that map, as long as nobody has changed them."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.errors import FileConflictError

ENDINGS = pytest.mark.parametrize("ending", ["svg", "html"])


def saved(m: jk.JourneyMap, path: str) -> None:
    jk.save(m, path, **({"charts": False} if path.endswith("html") else {}))


@ENDINGS
def test_a_map_writes_over_what_it_wrote_on_another_day(tmp_path, ending):
    path = f"{tmp_path}/board.{ending}"
    m = jk.JourneyMap(stages=["Research"])
    saved(m, path)
    jk.save(m, tmp_path / "m.journey.json")
    later = jk.load(tmp_path / "m.journey.json")
    later.stages.add(name="Claims")
    saved(later, path)
    assert "Claims" in (tmp_path / f"board.{ending}").read_text("utf-8")


@ENDINGS
def test_what_was_changed_or_is_of_another_map_stays(tmp_path, ending):
    path = tmp_path / f"board.{ending}"
    m = jk.JourneyMap(stages=["Research"])
    saved(m, str(path))
    with pytest.raises(FileConflictError, match="not as this map wrote it"):
        saved(jk.JourneyMap(stages=["Research"]), str(path))
    whole = path.read_bytes()
    for changed in (whole.replace(b"Research", b"Reserach"), whole + b"\n", whole[:-60], b""):
        path.write_bytes(changed)
        with pytest.raises(FileConflictError, match="not as this map wrote it"):
            saved(m, str(path))
        assert path.read_bytes() == changed
