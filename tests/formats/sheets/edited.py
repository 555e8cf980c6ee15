"""A map's files, edited as people do, and read again."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import openpyxl

import journeykit as jk
from journeykit.formats import as_csv_folder, as_tidy_csv, as_xlsx
from journeykit.formats.format import Reading


def folder(journey: jk.JourneyMap, *edits: tuple[str, str, str]) -> Reading:
    """Read the folder of a map in which texts of files were replaced."""
    files = dict(as_csv_folder.write(journey).files)
    for name, old, new in edits:
        text = files[name].decode()
        assert old in text, text
        files[name] = text.replace(old, new).encode()
    return as_csv_folder.read(files)


def long_table(journey: jk.JourneyMap, *edits: tuple[str, str]) -> Reading:
    """Read the long table of a map in which texts were replaced."""
    text = as_tidy_csv.write(journey).files[""].decode()
    for old, new in edits:
        assert old in text, text
        text = text.replace(old, new)
    return as_tidy_csv.read({"": text.encode()})


def workbook(journey: jk.JourneyMap, edit: Callable[[Any], object]) -> Reading:
    """Read the workbook of a map that was edited with openpyxl."""
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx.write(journey).files[""]))
    edit(book)
    saved = io.BytesIO()
    book.save(saved)
    return as_xlsx.read({"": saved.getvalue()})


def said(reading: Reading) -> list[str]:
    """Return what is said of a file."""
    return [str(problem) for problem in reading.problems]
