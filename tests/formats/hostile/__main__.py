"""``python -m tests.formats.hostile``: make the hostile files anew. They are committed."""

from __future__ import annotations

from tests.formats.hostile import FOLDER
from tests.formats.hostile.archives import workbooks
from tests.formats.hostile.texts import journeys, maps, tables

if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file in FOLDER.iterdir():
        file.unlink()
    for name, data in (*workbooks(), *maps(), *tables(), *journeys()):
        (FOLDER / name).write_bytes(data)
