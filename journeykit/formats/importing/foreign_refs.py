"""Names of rows as people write them in their sheets: in short, several in a cell, of rows that nobody has made."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from typing import Any

from journeykit.errors import nearest
from journeykit.formats.advice import if_in_python
from journeykit.formats.importing.new_rows import MADE
from journeykit.formats.importing.words import normal
from journeykit.formats.read_report import SHOWN_NAMES, quoted
from journeykit.formats.sheets.cells import RefReader
from journeykit.formats.sheets.sheet import Cell, text_of
from journeykit.formats.wording import first_of
from journeykit.model.contents import Contents
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import Refusal, fold, shown

_BETWEEN = re.compile(
    r"\s*[,;&+/|\n、，；]\s*|\s+(?:and|und|et|y|e|en|och|og|ja|i|a|és|și|ve|και|и|та|và|dan)\s+", re.IGNORECASE
)
_SURELY_BETWEEN = re.compile(r"[,;\n、，；]")


class ForeignRefs(RefReader):
    """Reads the refs of one file; a name that no row bears is told with the one that may be meant."""

    def __init__(self, contents: Contents, fresh: Container[str], own: str) -> None:
        super().__init__(contents, fresh, own)
        self.strange: dict[str, str] = {}
        """By column, the first name that is like none there is."""

    def _meaning(self, column: Column, cell: Cell) -> Any:
        try:
            return super()._meaning(column, cell)
        except Refusal:
            plain, names = text_of(cell).strip(), self.named(column.to)
            if names.find(plain):
                raise
            known = names.some()
            why = f"There is no {shown(plain)} among the {column.to}."
            if parts := [part for part in parts_of(plain) if names.find(part)]:
                raise Refusal("ref", f"{why} It names several; a row has one, such as {parts[0]}.") from None
            near = nearest(plain, known) or in_short(plain, known)
            if near is None and column.to in MADE:
                self.strange.setdefault(column.name, plain)
            raise Refusal("ref", f"{why} Did you mean {near}?" if near else why) from None

    def remarks(self, spec: TableSpec) -> Iterator[str]:
        """Yield what there is instead of names that are like none, and how to keep those."""
        for column in spec.refs:
            if column.name not in self.strange:
                continue
            known = self.named(column.to).some()
            listed = first_of([*map(quoted, known)], SHOWN_NAMES) or "none"
            add = f"m.{column.to}.add(name={self.strange[column.name][:80]!r})"
            keep = if_in_python(f" To keep others, add them before reading: {add}.")
            yield f"{column.name}: there is {listed}.{keep}"


def in_short(text: str, known: Collection[str]) -> str | None:
    """Return the one name that a part of it, or its beginnings, may stand for.

    >>> in_short("Ruth L.", ["Ruth Lindner", "Ruth Maier"]), in_short("Ruth", ["Ruth Lindner", "Ruth Maier"])
    ('Ruth Lindner', None)
    """
    said = [(normal(word), word.endswith(".") or len(word) == 1) for word in text[:200].split()]
    said = [(word, short) for word, short in said if word]
    found = [name for name in known if said and _stands_for(said, normal(name[:200]).split())]
    return found[0] if len(found) == 1 else None


def _stands_for(said: list[tuple[str, bool]], name: list[str]) -> bool:
    return all(any(word == part or short and part.startswith(word) for part in name) for word, short in said)


def parts_of(text: str) -> list[str]:
    """Return the names that a cell may hold, if these may be several; empty otherwise.

    >>> parts_of("Ruth, Emre"), parts_of("Ruth und Emre"), parts_of("Ruth")
    (['Ruth', 'Emre'], ['Ruth', 'Emre'], [])
    """
    parts = [part.strip() for part in _BETWEEN.split(text[:300]) if part.strip()]
    return parts if len(parts) > 1 else []


def told_several(names: Collection[str], known: Collection[str]) -> Iterator[str]:
    """Yield those of the names of new rows that may name several: by a comma, or by parts that are known themselves."""
    folded = {fold(name) for name in (*known, *names)}
    for name in names:
        parts = parts_of(name)
        if parts and (_SURELY_BETWEEN.search(name) or any(fold(part) in folded for part in parts)):
            yield name
