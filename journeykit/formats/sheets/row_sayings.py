"""What the lines of a long table say of their rows besides the values: names, stages, personas, places.

All of it is written anew from the rows. Some lines of it are out of date as soon as somebody edits a value or renames a
stage; what else is not as it was written, somebody has typed there, and it would get lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from journeykit.formats.read_report import ProblemKind, ReadProblem
from journeykit.formats.sheets.sheet import Sheet, is_blank, text_of
from journeykit.model.contents import Contents
from journeykit.schema.values import fold, shown

SAID = ("position", "name", "stage", "stage_number", "persona", "kind")
ALL = (*SAID, "label", "number")


class Expected(NamedTuple):
    """What is written of a row now, and which stage and persona it has."""

    name: str
    stage: str
    stage_number: str
    persona: str
    stage_id: str
    persona_id: str


@dataclass
class _Wrong:
    count: int = 0
    line: int = 0
    text: str = ""


@dataclass
class RowSayings:
    """Compares them, once the map is read."""

    sheet: Sheet
    _places: dict[str, int] = field(default_factory=dict)
    _names: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _without: set[tuple[str, str, str]] = field(default_factory=set)
    _top: int = 0

    def __post_init__(self) -> None:
        rows = self.sheet.rows
        self._top = next((index for index, row in enumerate(rows) if not is_blank(row)), 0)
        titles = reversed([*enumerate(rows[self._top])]) if rows else ()
        self._places = {fold(text_of(cell)): index for index, cell in titles}
        for _, table, row, said in self._lines():
            self._without.update((table, row, title) for title in ("stage", "persona") if not said[title])
            if name := said["name"]:
                self._names.setdefault((table, row), Counter())[name] += 1
                if table == "stages":
                    self._numbers.setdefault(fold(name), said["position"])
                    self._numbers.setdefault(row, said["position"])

    def called(self, table: str, row: str) -> str:
        """Return what a row was called when the file was written; nothing if that is not known."""
        name = self._before(table, row)
        return "" if name.endswith("…") else name

    def _before(self, table: str, row: str) -> str:
        names = self._names.get((table, row))
        return names.most_common(1)[0][0] if names else ""

    def _lines(self) -> Iterator[tuple[int, str, str, dict[str, str]]]:
        at, known = self._places, [(title, self._places.get(fold(title), -1)) for title in ALL]
        if not {"table", "row", "column"} <= at.keys():
            return
        table_at, row_at = at["table"], at["row"]
        for line, row in enumerate(self.sheet.rows[self._top + 1 :], start=self._top + 2):
            width = len(row)
            if max(table_at, row_at) < width:
                said = {title: text_of(row[place]).strip() if 0 <= place < width else "" for title, place in known}
                yield line, text_of(row[table_at]).strip().lower(), text_of(row[row_at]).strip(), said

    def problems(
        self, contents: Contents, expected: Callable[[str, str], Expected], kind: Callable[[str, str], str]
    ) -> Iterator[ReadProblem]:
        """Yield, once a column, what is not as it is written, nor as it was; ``kind`` gives that of a column."""
        wrong: dict[tuple[str, bool], _Wrong] = {}
        now: dict[tuple[str, str], Expected] = {}
        first: dict[tuple[str, str], str] = {}
        column_at = self._places.get("column", 0)
        for line, table, row, said in self._lines():
            if table.startswith("_"):
                for title in ALL:
                    if said[title] and (title != "position" or not _is_number(said[title])):
                        wrong.setdefault((title, False), _Wrong(0, line, said[title])).count += 1
                continue
            if table not in contents.tables or row not in contents.tables[table].by_id:
                continue
            key = (table, row)
            if key not in now:
                now[key], first[key] = expected(table, row), said["position"]
            cells = self.sheet.rows[line - 1]
            column = text_of(cells[column_at]).strip() if column_at < len(cells) else ""
            if said["number"] and kind(table, column) == "ref":
                wrong.setdefault(("number", False), _Wrong(0, line, said["number"])).count += 1
            for title in SAID:
                if text := said[title]:
                    if title == "position":
                        fits, stale = _is_number(text) and text == (first[key] or text), False
                    elif title == "kind":
                        own = kind(table, column)
                        fits, stale = text == own or not own, False
                    else:
                        fits, stale = self._fits(title, text, key, said, now[key])
                    if not fits:
                        found = wrong.setdefault((title, stale), _Wrong(0, line, text))
                        found.count += 1
        for (title, stale), found in wrong.items():
            hint = "" if stale else " Change the value in the row's own line instead."
            rest = f" So in {found.count:,} lines, this is the first." if found.count > 1 else ""
            why = f"It is written anew from the rows; {shown(found.text)}, which stands here, was passed over."
            which: ProblemKind = "computed" if stale else "not_taken"
            yield ReadProblem(found.line, title, found.text, f"{why}{hint}{rest}", kind=which)

    def _fits(
        self, title: str, text: str, key: tuple[str, str], said: dict[str, str], now: Expected
    ) -> tuple[bool, bool]:
        """Tell whether a text is what is written there now; and if not, whether it is just out of date."""
        own: str = getattr(now, title)
        if text == own or fold(text) == fold(own):
            return True, False
        if title == "name":
            # The stage of a stage is the stage itself, so that it shows twice what it was called.
            again = now.stage if key[0] == "stages" else now.persona if key[0] == "personas" else ""
            kept = said["stage" if key[0] == "stages" else "persona"] if again else ""
            edited = any(fold(name) == fold(own) for name in self._names[key]) or again and fold(kept) == fold(again)
            return False, not edited and text == self._before(*key)
        if title != "name" and not own:
            # Its stage or persona was taken away, or is gone; but where no line had one, it was typed in.
            return False, (*key, title.removesuffix("_number")) not in self._without
        if title == "persona":
            return False, text == self._before("personas", now.persona_id)
        old = self._before("stages", now.stage_id)
        if title == "stage":
            moved = said["stage_number"] and said["stage_number"] == self._numbers.get(fold(text))
            return False, text == old or bool(moved) and said["stage_number"] != now.stage_number
        if key[0] == "stages":
            return False, text == said["position"]
        return False, text in (self._numbers.get(now.stage_id), self._numbers.get(fold(said["stage"])))


def _is_number(text: str) -> bool:
    try:
        float(text.replace(",", "."))
    except ValueError:
        return False
    return True
