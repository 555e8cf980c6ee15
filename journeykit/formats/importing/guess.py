"""Which column of a table each column of somebody's sheet is: by its own name, by a word for it, by its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from journeykit.errors import UnknownNameError, UnreadableFileError
from journeykit.formats.advice import argument
from journeykit.formats.importing.assignment import best_assignment
from journeykit.formats.importing.candidates import Candidates, Weights
from journeykit.formats.importing.cell_kinds import Sampled
from journeykit.formats.importing.header_line import header_line, titles_at
from journeykit.formats.importing.likeness import header_words
from journeykit.formats.importing.passed_over import COMPUTED, LONGEST, NUMBERS_ROWS, why_passed_over
from journeykit.formats.importing.wanted import Wanted
from journeykit.formats.read_report import OWN_NAME, ReadColumn
from journeykit.formats.sheets.header import ID, Header, Target, match_header, targets
from journeykit.formats.sheets.sheet import Cell, Sheet, is_blank, text_of
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

BY_WORD, BY_CELLS, BY_OWNER = "a word for it", "by its cells", "as you said"
MAX_GUESSED = 300
"""So many columns are looked at more closely; nobody's list has more."""
MAX_SAMPLED = 2_000
TITLES_TOLD = 12


@dataclass(frozen=True)
class Guess:
    """What a sheet's columns are taken for, and how well that fits.

    ``sheet`` begins with the header; rows above it are blank in it, so that lines count as in the file.
    """

    spec: TableSpec
    sheet: Sheet
    line: int
    header: Header
    columns: tuple[ReadColumn, ...]
    score: float
    above: tuple[str, ...] = ()

    @property
    def plain(self) -> bool:
        """Whether the sheet's own words say it all."""
        return not self.above and all(found.why in (OWN_NAME, COMPUTED) for found in self.columns)

    def title(self, column: str) -> str:
        """Return the header of the column that was taken for one; empty if none was."""
        return next((found.title for found in self.columns if found.column == column), "")

    @property
    def hint(self) -> str:
        """How to take what was passed over because nothing is known of it; empty if there is no such column."""
        unknown = [found.title for found in self.columns if found.why.startswith(f"{self.spec.name} has no such")]
        title = next((title for title in unknown if len(title) <= LONGEST), "")
        if not title:
            return ""
        label = self.spec.label
        if not self.title(label) and self.spec.column(label).kind in ("text", "long_text"):
            return f"Nothing was taken for {label}; {argument('columns', {title: label})}, say, would tell what is."
        return f"{argument('columns', {title: 'our column'})} would take what was passed over."


def guess(spec: TableSpec, sheet: Sheet, names: Mapping[str, frozenset[str]], wanted: Wanted) -> Guess:
    """Return what the columns of a sheet are for a table. ``names`` holds what rows of each table are called.

    Raises
    ------
    UnreadableFileError
        Nothing in the sheet is a column of the table.
    UnknownNameError
        The sheet has no such header as the caller speaks of.
    """
    return _Guessing(spec, sheet, names, wanted).result()


class _Guessing:
    def __init__(self, spec: TableSpec, sheet: Sheet, names: Mapping[str, frozenset[str]], wanted: Wanted) -> None:
        self.spec, self.names, self.wanted = spec, names, wanted
        self.words = header_words(spec)
        self.line = header_line(spec, sheet, self.words, wanted)
        raw = [text_of(cell) for cell in sheet.rows[self.line - 1]] if self.line else []
        self.titles = titles_at(spec, sheet, self.line, self.words) if self.line else []
        self.raw = {fold(title): index for index, title in reversed(list(enumerate(raw)))}
        grouped = self.titles != raw
        self.above = tuple(
            " ".join(text for cell in row if (text := text_of(cell).strip()))
            for row in sheet.rows[: max(self.line - 1 - grouped, 0)]
            if not is_blank(row)
        )
        head: list[Cell] = [*self.titles]
        below = [*([[]] * (self.line - 1)), head, *sheet.rows[self.line :]]
        self.sheet = replace(sheet, rows=below) if self.above or grouped else sheet
        self.found: dict[int, tuple[Target, str, float]] = {}
        """By position in the sheet: the column, how that is known, and how surely."""
        self.passed: dict[int, str] = {}
        self.silent: set[int] = set()

    def result(self) -> Guess:
        if not self.line:
            raise UnreadableFileError("The file is empty.")
        own = match_header(self.spec, self.titles)
        self._take_wanted()
        self._take_own(own)
        left = [i for i in own.ignored if i not in self.found and i not in self.passed and i not in self.silent]
        close = left[:MAX_GUESSED]
        titles = {index: self.titles[index] for index in close}
        likely = Candidates(self.spec, titles, {index: self._sample(index) for index in close}, self.words)
        if any(titles[index].strip() for index in close) or self.spec.label not in self._taken():
            self._take_likely(likely)
        self._leave_numbers()
        for index in left:
            if index not in self.found:
                self._pass_over(index, own.ignored[index], likely)
        taken = self._taken()
        if not taken or all(how == BY_CELLS for _, how, _ in self.found.values()) and self.spec.label not in taken:
            self._refuse()
        self._look_for_a_row_as_header(likely)
        places = tuple(self.found[index][0] if index in self.found else None for index in range(len(self.titles)))
        score = sum(weight for _, _, weight in self.found.values()) + (0.5 if self.spec.label in taken else 0.0)
        score -= 0.05 * sum(1 for index in self.passed if self.titles[index].strip())
        return Guess(
            self.spec, self.sheet, self.line, Header(places, self.passed), tuple(self._columns()), score, self.above
        )

    # -- what is known for sure --------------------------------------------------------------------

    def _take_wanted(self) -> None:
        folded = self.raw | {fold(title): index for index, title in reversed(list(enumerate(self.titles)))}
        for header, (title, target) in self.wanted.items():
            if header not in folded:
                known = [title.strip() for title in self.titles if title.strip()]
                raise UnknownNameError("The sheet", "header", title, known)
            if target is None:
                self.silent.add(folded[header])
            else:
                self.found[folded[header]] = target, BY_OWNER, 1.2

    def _take_own(self, own: Header) -> None:
        said = self._taken()
        for index, target in enumerate(own.places):
            if index in self.found or index in self.silent:
                continue
            if target is not None and target.column in said:
                self.passed[index] = f"{target.column} is taken from “{said[target.column]}”, as you said."
            elif target is not None:
                self.found[index] = target, OWN_NAME, 1.0
        known = targets(self.spec)
        for index, why in own.ignored.items():
            if index not in self.found and index not in self.silent and fold(self.titles[index]) in known:
                self.passed[index] = why

    # -- what is guessed ---------------------------------------------------------------------------

    def _take_likely(self, likely: Candidates) -> None:
        self._take(likely.by_words(self.found, self._taken()), BY_WORD)
        self._take(likely.by_cells(self.found, self._taken()), BY_CELLS)
        # What cells have told of one column may settle which of two another is.
        self._take(likely.by_words(self.found, self._taken()), BY_WORD)
        if self.found and self.spec.label not in self._taken():
            label = likely.label(self.found)
            if label is not None:
                self.found[label] = Target(self.spec.label), BY_CELLS, 0.4

    def _leave_numbers(self) -> None:
        """Pass over ids of others that only number their rows: the next list would overwrite this one's."""
        theirs = any(how in (BY_WORD, BY_CELLS) for _, how, _ in self.found.values())
        for index, (target, how, _) in list(self.found.items()):
            if not theirs or target.column != ID or how != OWN_NAME:
                continue
            sample = self._sample(index)
            if sample.counts_up or sample.texts == ["1"]:
                del self.found[index]
                title = self.titles[index].strip()
                self.passed[index] = f"{NUMBERS_ROWS[:-1]}; {argument('columns', {title: 'id'})} would take it."

    def _take(self, weights: Weights, how: str) -> None:
        for index, name in best_assignment(weights).items():
            named = self.spec.column(name).kind == "ref"
            self.found[index] = Target(name, named), how, weights[index, name]

    # -- words for it ------------------------------------------------------------------------------

    def _columns(self) -> Iterator[ReadColumn]:
        for index, title in enumerate(self.titles):
            if index in self.found:
                target, how, _ = self.found[index]
                yield ReadColumn(title.strip(), target.column, how)
            elif index in self.passed:
                if title.strip():
                    yield ReadColumn(
                        title.strip(),
                        "",
                        self.passed[index]
                        .replace("; it was passed over", "")
                        .replace("; the second was passed over", ""),
                    )
            elif title.strip() and index not in self.silent:
                yield ReadColumn(title.strip(), "", COMPUTED)

    def _pass_over(self, index: int, otherwise: str, likely: Candidates) -> None:
        title, sample = self.titles[index].strip(), likely.samples.get(index)
        if sample is None:
            self.passed[index] = otherwise
        elif likely.computed(index):
            self.passed[index] = COMPUTED
        elif title or not sample.counts_up:
            # Numbers of rows without a header are what pandas writes beside every table.
            liked = likely.liked[index]
            self.passed[index] = why_passed_over(self.spec, title, liked, sample, self._taken(), otherwise)

    def _refuse(self) -> None:
        spec = self.spec
        names = ", ".join(column.name for column in spec.columns if column.kind != "derived")
        likely = [
            f"“{self.titles[index].strip()[:80]}”: {why}"
            for index, why in sorted(self.passed.items())
            if why.startswith("it may be")
        ]
        which = argument("columns", {"their header": "our column"})
        how = likely[0] if likely else f"Say which is which with {which}."
        raise UnreadableFileError(
            f"No column of {spec.name} is among its headers ({self._told()}). There is: {names}. {how}"
        )

    def _look_for_a_row_as_header(self, likely: Candidates) -> None:
        """Refuse a sheet without headers, whose first row would be lost as one."""
        for index, (target, how, _) in self.found.items():
            if how != BY_CELLS or target.column == self.spec.label:
                continue
            first = Sampled([self.titles[index]], self.names)
            if first.fit(self.spec.column(target.column)) == 1.0 and not likely.liked[index]:
                raise UnreadableFileError(
                    f"Line {self.line} looks like a row and not like headers ({self._told()}). "
                    "Put a row of headers above it."
                )

    def _told(self) -> str:
        titles = [text for title in self.titles if (text := title.strip())]
        more = f" and {len(titles) - TITLES_TOLD} more" if len(titles) > TITLES_TOLD else ""
        return ", ".join(title[:40] for title in titles[:TITLES_TOLD]) + more

    # -- small questions ---------------------------------------------------------------------------

    def _taken(self) -> dict[str, str]:
        """Return the columns that are taken, with the headers they are taken from."""
        return {target.column: self.titles[index].strip() for index, (target, _, _) in self.found.items()}

    def _sample(self, index: int) -> Sampled:
        body = self.sheet.rows[self.line :]
        return Sampled([row[index] for row in islice(body, MAX_SAMPLED) if index < len(row)], self.names)
