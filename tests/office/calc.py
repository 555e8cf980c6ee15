"""LibreOffice Calc without a window: opens and saves sheets as people do by its menus."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest

from tests.office.sheet import Rows, Sheet, read_sheet, write_sheet

Encoding = Literal["utf-8", "cp1252", "utf-16"]

CHARSETS: dict[Encoding, int] = {"utf-8": 76, "cp1252": 1, "utf-16": 65535}
"""Calc's numbers for the encodings in its dialogue for text files."""

SECONDS = 120

MISSING = (
    "The spreadsheet tests need LibreOffice Calc and found no `soffice` on the path. Install it with "
    "`apt install libreoffice-calc`, or from libreoffice.org. "
    'To leave these tests out: pytest -m "not office".'
)


def find_office() -> str | None:
    """Return the path of an installed LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


class Calc:
    """LibreOffice Calc with a profile of its own, in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        program = find_office()
        if not program:
            pytest.fail(MISSING, pytrace=False)
        self._program, self._folder = program, folder
        folder.mkdir(parents=True, exist_ok=True)

    def save_csv(
        self,
        rows: Rows,
        path: Path,
        *,
        separator: str = ";",
        encoding: Encoding = "utf-8",
        quote_all_text: bool = False,
    ) -> None:
        """Put the rows into a sheet and let Calc save it as CSV, cell contents as shown."""
        source = self._folder / f"{path.stem}.fods"
        write_sheet(source, rows)
        self._convert(source, f"csv:{_csv_out(separator, encoding, quote_all_text)}", path)

    def open_csv(
        self, path: Path, *, separator: str = ",", encoding: Encoding = "utf-8", quoted_as_text: bool = False
    ) -> Sheet:
        """Open a CSV in Calc, special numbers recognised, and return what stands in the cells."""
        seen = self._folder / f"{path.stem}-opened.fods"
        self._convert(path, "fods", seen, f"--infilter={_csv_in(separator, encoding, quoted_as_text)}")
        return read_sheet(seen)

    def save_csvs_again(self, paths: Sequence[Path], *, separator: str = ",", texts: bool) -> None:
        """Open CSVs and save them where they are; ``texts``: what is in quotes is text, and texts get quotes.

        Both are boxes in Calc's dialogues, which are empty until somebody ticks them.
        """
        # Special numbers, such as days, are a third box.
        how = f"--infilter={_csv_in(',', 'utf-8', texts, special=texts)}"
        for made in self._made(paths, f"csv:{_csv_out(separator, 'utf-8', texts)}", how):
            shutil.move(made, next(path for path in paths if path.name == made.name))

    def save_xlsx(self, source: Path, path: Path, *, form: Literal["xlsx", "fods"] = "xlsx") -> None:
        """Open a sheet of any format and save it as a workbook, or as a flat ODS file that can be edited."""
        self._convert(source, "xlsx:Calc MS Excel 2007 XML" if form == "xlsx" else form, path)

    def _convert(self, source: Path, form: str, target: Path, *how: str) -> None:
        [made] = self._made([source], form, *how)
        shutil.move(made, target)

    def _made(self, sources: Sequence[Path], form: str, *how: str) -> list[Path]:
        out = self._folder / "out"
        shutil.rmtree(out, ignore_errors=True)
        profile = (self._folder / "profile").as_uri()
        # --convert-to says where to put the file but not what to call it.
        command = [
            self._program,
            f"-env:UserInstallation={profile}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            *how,
        ]
        command += ["--convert-to", form, "--outdir", str(out), *map(str, sources)]
        with _one_at_a_time():
            said = _run(command, self._folder)
        made = sorted(out.glob("*")) if out.exists() else []
        assert len(made) == len(sources), f"Calc made {len(made)} files of {len(sources)}:\n{said}"
        return made


def _csv_out(separator: str, encoding: Encoding, quote_all_text: bool) -> str:
    return f"Text - txt - csv (StarCalc):{ord(separator)},34,{CHARSETS[encoding]},1,,0,{_word(quote_all_text)},true"


def _csv_in(separator: str, encoding: Encoding, quoted_as_text: bool, *, special: bool = True) -> str:
    how = f"{_word(quoted_as_text)},{_word(special)}"
    return f"Text - txt - csv (StarCalc):{ord(separator)},34,{CHARSETS[encoding]},1,,1033,{how}"


def _word(flag: bool) -> str:
    return "true" if flag else "false"


def _run(command: list[str], folder: Path) -> str:
    log = folder / "calc.log"
    with log.open("wb") as output:
        # A group of its own: soffice is a launcher, the work is done by its child.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            code = process.wait(timeout=SECONDS)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise
    said = log.read_text(errors="replace")
    assert code == 0, f"Calc ended with {code}:\n{said}"
    return said


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    with (Path(tempfile.gettempdir()) / "journeykit-calc.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
