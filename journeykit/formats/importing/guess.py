"""Which column of a table each column of somebody's sheet is: by its own name, by a word for it, by its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from journeykit.errors import UnknownNameError, UnreadableFileError
from journeykit.formats.importing.assignment import best_assignment
from journeykit.formats.importing.cell_kinds import Sampled
from journeykit.formats.importing.likeness import ENOUGH, PART, HeaderWords, header_words, likeness
from journeykit.formats.importing.words import normal, words
from journeykit.formats.read_report import OWN_NAME, ReadColumn
from journeykit.formats.sheets.header import ID, MAX_TITLES, Header, Target, match_header, targets
from journeykit.formats.sheets.sheet import Sheet, is_blank, text_of
from journeykit.schema.columns import Column
from journeykit.schema.tables import TableSpec
from journeykit.schema.values import fold

BY_WORD, BY_CELLS, BY_OWNER = "a word for it", "by its cells", "as you said"
COMPUTED = "journeykit computes it."
FIRST_ROWS = 10
"""Among so many rows the header is looked for; above it may stand a title."""
SURE = 0.8
"""The share of cells that must fit a column for cells alone to decide."""

Wanted = Mapping[str, Target | None]
"""What the caller says of headers, folded: their column, or None to leave them out."""


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
        self.line = _header_line(spec, sheet, self.words, wanted)
        self.above = tuple(
            " ".join(text for cell in row if (text := text_of(cell).strip()))
            for row in sheet.rows[: max(self.line - 1, 0)]
            if not is_blank(row)
        )
        below = [*([[]] * (self.line - 1)), *sheet.rows[self.line - 1 :]]
        self.sheet = replace(sheet, rows=below) if self.above else sheet
        self.titles = [text_of(cell) for cell in sheet.rows[self.line - 1]] if self.line else []
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
        left = [index for index in own.ignored if index not in self.found and index not in self.passed]
        left = [index for index in left if index not in self.silent]
        if any(self.titles[index].strip() for index in left) or left and not self._has(self.spec.label):
            self.samples = {index: self._sample(index) for index in left}
            self.liked = {index: likeness(self.titles[index], self.words) for index in left}
            self._take_words(left)
            self._take_cells(left)
            self._take_label(left)
            for index in left:
                if index not in self.found:
                    self.passed[index] = self._why(index, own.ignored[index])
        elif left:
            self.passed |= {index: own.ignored[index] for index in left}
        if not self.found:
            self._refuse()
        places = tuple(self.found[index][0] if index in self.found else None for index in range(len(self.titles)))
        score = sum(weight for _, _, weight in self.found.values()) + (0.5 if self._has(self.spec.label) else 0.0)
        score -= 0.05 * sum(1 for index in self.passed if self.titles[index].strip())
        return Guess(
            self.spec, self.sheet, self.line, Header(places, self.passed), tuple(self._columns()), score, self.above
        )

    # -- what is known for sure --------------------------------------------------------------------

    def _take_wanted(self) -> None:
        folded = {fold(title): index for index, title in reversed(list(enumerate(self.titles)))}
        for header, target in self.wanted.items():
            if header not in folded:
                known = [title.strip() for title in self.titles if title.strip()]
                raise UnknownNameError("The sheet", "header", header, known)
            if target is None:
                self.silent.add(folded[header])
            else:
                self.found[folded[header]] = target, BY_OWNER, 1.2

    def _take_own(self, own: Header) -> None:
        held = {target for target, _, _ in self.found.values()}
        for index, target in enumerate(own.places):
            if index in self.found or index in self.silent:
                continue
            if target in held and target is not None:
                self.passed[index] = f"{target.column} is taken from another column, as you said."
            elif target is not None:
                self.found[index] = target, OWN_NAME, 1.0
        known = targets(self.spec)
        for index, why in own.ignored.items():
            if index not in self.found and index not in self.silent and fold(self.titles[index]) in known:
                self.passed[index] = why

    # -- what is guessed ---------------------------------------------------------------------------

    def _take_words(self, left: Sequence[int]) -> None:
        weights: dict[tuple[int, str], float] = {}
        for index in left:
            for name, score in self._scores(index):
                if score >= ENOUGH and not self._has(name):
                    weights[index, name] = score
        self._take(best_assignment(weights), weights, BY_WORD)

    def _scores(self, index: int) -> Iterator[tuple[str, float]]:
        """Yield how well a header fits columns, its cells considered."""
        liked, sample = self.liked[index], self.samples[index]
        derived = max((score for name, score in liked.items() if self._kind(name) == "derived"), default=0.0)
        for name, score in liked.items():
            if self._kind(name) == "derived" or derived >= score:
                continue
            yield name, _weighed(self.spec.column(name), score, sample)
        if self.spec.name == "notes" and normal(self.titles[index]) in words().groups:
            # A frame on a whiteboard may be a stage or a lane; what is in it tells.
            for name in ("stage", "lane"):
                fit = sample.fit(self.spec.column(name)) or 0.0
                if name not in liked and (fit or name == "stage"):
                    yield name, 0.65 + 0.25 * fit if fit else 0.62

    def _take_cells(self, left: Sequence[int]) -> None:
        weights: dict[tuple[int, str], float] = {}
        for index in left:
            sample = self.samples[index]
            if index in self.found or len(sample.texts) < 2 or self._computed(index):
                continue
            for column in self.spec.columns:
                if self._has(column.name) or not _telling(column):
                    continue
                fit = sample.fit(column) or 0.0
                if fit >= SURE:
                    weights[index, column.name] = 0.5
        self._take(best_assignment(weights), weights, BY_CELLS)

    def _take_label(self, left: Sequence[int]) -> None:
        """Take the one column of texts that differ from row to row for what names the rows."""
        if self._has(self.spec.label) or not self.found or self._kind(self.spec.label) not in ("text", "long_text"):
            return
        fitting = [
            index
            for index in left
            if index not in self.found
            and self.samples[index].unique
            and self.samples[index].texts
            and self.samples[index].numbers < 0.5
            and not self._computed(index)
        ]
        if len(fitting) == 1:
            self.found[fitting[0]] = Target(self.spec.label), BY_CELLS, 0.4

    def _take(self, best: Mapping[int, str], weights: Mapping[tuple[int, str], float], how: str) -> None:
        for index, name in best.items():
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
                    yield ReadColumn(title.strip(), "", self.passed[index])
            elif title.strip() and index not in self.silent:
                yield ReadColumn(title.strip(), "", COMPUTED)

    def _why(self, index: int, otherwise: str) -> str:
        title, liked, sample = self.titles[index].strip(), self.liked[index], self.samples[index]
        if self._computed(index):
            return COMPUTED
        likely = sorted(
            (name for name, score in liked.items() if score >= ENOUGH), key=lambda name: (-liked[name], name)
        )
        free = [name for name in likely if not self._has(name)]
        if free:
            return self._could_be(title, free)
        if likely:
            other = next(i for i, (target, _, _) in self.found.items() if target.column == likely[0])
            return f"{likely[0]} is taken from “{self.titles[other].strip()}”."
        if normal(title) in words().numbering or sample.counts_up:
            return "it numbers the rows."
        if title and len(sample.texts) > 1 and "Did you mean" not in otherwise:
            fitting = [
                column.name
                for column in self.spec.columns
                if not self._has(column.name)
                and column.kind in ("scale", "number", "choice", "ref", "date", "link")
                and not column.managed
                and (sample.fit(column) or 0.0) >= SURE
            ]
            if 0 < len(fitting) <= 4:
                return self._could_be(title, fitting)
        return otherwise

    def _could_be(self, title: str, names: Sequence[str]) -> str:
        names = list(islice(names, 4))
        some = " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
        return f"it may be {some}; columns={{{title!r}: {names[0]!r}}} would take it."

    def _refuse(self) -> None:
        spec = self.spec
        names = ", ".join(column.name for column in spec.columns if column.kind != "derived")
        found = ", ".join(title.strip() for title in self.titles if title.strip())
        raise UnreadableFileError(
            f"No column of {spec.name} is among its headers ({found[:200]}). There is: {names}. "
            'Say which is which with columns={"their header": "our column"}.'
        )

    # -- small questions ---------------------------------------------------------------------------

    def _has(self, column: str) -> bool:
        return any(target.column == column for target, _, _ in self.found.values())

    def _kind(self, name: str) -> str:
        return self.spec.column(name).kind

    def _computed(self, index: int) -> bool:
        liked = self.liked[index]
        best = max(liked.values(), default=0.0)
        return any(self._kind(name) == "derived" and score == best >= PART for name, score in liked.items())

    def _sample(self, index: int) -> Sampled:
        body = self.sheet.rows[self.line :]
        return Sampled([row[index] for row in islice(body, 2_000) if index < len(row)], self.names)


def _weighed(column: Column, score: float, sample: Sampled) -> float:
    fit = sample.fit(column)
    if fit is None:
        return score
    match column.kind:
        case "text" | "long_text":
            return score - 0.25 if fit < 0.5 else score
        case "scale" | "number" | "date" | "link" | "flag":
            return 0.0 if fit < 0.3 and score < PART else score + 0.08 * fit
        case "choice" if not column.open:
            return 0.0 if fit < 0.3 and score < PART else score + 0.08 * fit
        case _:
            return score + 0.08 * fit


def _telling(column: Column) -> bool:
    """Tell whether cells alone can say that they belong to a column: numbers and texts never can."""
    return not column.managed and (
        column.kind in ("date", "link", "ref", "multi_choice") or column.kind == "choice" and bool(column.choices)
    )


def _header_line(spec: TableSpec, sheet: Sheet, found: HeaderWords, wanted: Wanted) -> int:
    """Return the line of the header: of the first rows the one with most known words; 0 for an empty sheet."""
    known = targets(spec)
    best, best_count = 0, 0
    seen = 0
    for line, row in enumerate(sheet.rows, start=1):
        if is_blank(row):
            continue
        seen += 1
        titles = [text_of(cell) for cell in islice(row, MAX_TITLES)]
        hits = {_meant(title, known, found, wanted) for title in titles} - {""}
        # A row of the body may hold a word or two that are also headers.
        if not best or len(hits) > max(best_count, 1) or len(hits) > best_count == 0 and len(titles) == 1:
            best, best_count = line, len(hits)
        if seen == FIRST_ROWS:
            break
    return best


def _meant(title: str, known: Mapping[str, Target], found: HeaderWords, wanted: Wanted) -> str:
    folded = fold(title[:300])
    if folded in wanted:
        return f"={folded}"
    if folded in known:
        return known[folded].column
    columns = found.whole.get(normal(title[:300]), ()) or {
        name for name, score in likeness(title, found).items() if score >= PART
    }
    return min(columns, default="")


def wanted_columns(spec: TableSpec, columns: Mapping[str, str | None]) -> dict[str, Target | None]:
    """Return what the caller says of headers, with names and titles of columns found.

    Raises
    ------
    UnknownColumnError
        The table has no such column; the message names the nearest.
    """
    known = targets(spec)
    found: dict[str, Target | None] = {}
    for header, name in columns.items():
        if name is None:
            found[fold(header)] = None
            continue
        target = known.get(fold(name)) or Target(spec.column(name).name)
        kind = "" if target.column == ID else spec.column(target.column).kind
        if kind == "derived":
            raise UnreadableFileError(f"{spec.name}.{target.column} is computed; it cannot be read from {header!r}.")
        found[fold(header)] = Target(target.column, named=True) if kind == "ref" else target
    return found
