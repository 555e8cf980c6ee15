"""Which columns of a table each column of a sheet may be, and how likely: by its header, and by its cells."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from journeykit.formats.importing.cell_kinds import Sampled
from journeykit.formats.importing.likeness import ENOUGH, PART, HeaderWords, likeness
from journeykit.formats.importing.passed_over import SURE
from journeykit.formats.importing.words import normal, words
from journeykit.schema.columns import Column
from journeykit.schema.tables import EMOTIONS, TableSpec

Weights = dict[tuple[int, str], float]
"""By position in the sheet and name of a column, how likely it is that one."""


class Candidates:
    """The columns of a sheet that are not known by their own names, by position."""

    def __init__(
        self, spec: TableSpec, titles: Mapping[int, str], samples: Mapping[int, Sampled], found: HeaderWords
    ) -> None:
        self.spec, self.titles, self.samples = spec, titles, samples
        self.liked = {index: likeness(title, found) for index, title in titles.items()}
        """How well each header fits columns; its cells are not considered."""
        self._first = self._without_repeated()

    def by_words(self, done: Collection[int], taken: Collection[str]) -> Weights:
        """Return which columns that are not taken the headers that are not done may be words for."""
        weights: Weights = {}
        for index in self._first:
            for name, score in self._scores(index) if index not in done else ():
                if score >= ENOUGH and name not in taken:
                    weights[index, name] = score
        return weights

    def by_cells(self, done: Collection[int], taken: Collection[str]) -> Weights:
        """Return which columns that are not taken the cells tell of, whatever the header says."""
        weights: Weights = {}
        for index in self._first:
            sample = self.samples[index]
            if index in done or len(sample.texts) < 2 or self.computed(index):
                continue
            for column in self.spec.columns:
                if column.name not in taken and _telling(column) and (sample.fit(column) or 0.0) >= SURE:
                    weights[index, column.name] = 0.5
        return weights

    def label(self, done: Collection[int]) -> int | None:
        """Return the one column of texts that differ from row to row, which names the rows; None if none does.

        Of several it is the one under an empty corner, or the one whose header is a word for a name.
        """
        if self.spec.column(self.spec.label).kind not in ("text", "long_text"):
            return None
        fitting = [
            index
            for index in self._first
            if index not in done
            and (sample := self.samples[index]).unique
            and sample.texts
            and sample.numbers < 0.5
            and sample.days < 0.5
            and not self.computed(index)
        ]
        if len(fitting) == 1:
            return fitting[0]
        # Names of rows stand to the left of them, under an empty corner; a card of a board has one above its text.
        corner = [index for index in fitting if index == 0 and not self.titles[index].strip()]
        named = [index for index in fitting if normal(self.titles[index]) in words().columns["personas", "name"]]
        return next(iter(corner or (named if len(named) == 1 else [])), None)

    def computed(self, index: int) -> bool:
        """Tell whether a header is a word for a column that journeykit computes."""
        liked = self.liked.get(index, {})
        best = max(liked.values(), default=0.0)
        return any(self._kind(name) == "derived" and score == best >= PART for name, score in liked.items())

    def _without_repeated(self) -> list[int]:
        """Return the columns without those whose header stands there twice: the first with any cells counts."""
        first: dict[str, int] = {}
        for index, title in self.titles.items():
            plain = normal(title)
            if plain not in first or not self.samples[first[plain]].texts:
                first[plain] = index
        return [index for index, title in self.titles.items() if not (plain := normal(title)) or first[plain] == index]

    def _scores(self, index: int) -> Iterator[tuple[str, float]]:
        """Yield how well a header fits columns, its cells considered."""
        liked, sample = self.liked[index], self.samples[index]
        told = self._told_by_cells(liked, sample)
        derived = max((score for name, score in liked.items() if self._kind(name) == "derived"), default=0.0)
        for name, score in liked.items():
            if self._kind(name) == "derived" or derived >= score:
                continue
            meant = told.get(name, name)
            yield meant, _weighed(self.spec.column(meant), score, sample)
        if self.spec.name == "notes" and normal(self.titles[index]) in words().groups:
            # A frame on a whiteboard may be a stage or a lane; what is in it tells.
            for name in ("stage", "lane"):
                fit = sample.fit(self.spec.column(name)) or 0.0
                if name not in liked and (fit or name == "stage"):
                    yield name, 0.65 + 0.25 * fit if fit else 0.62

    def _told_by_cells(self, liked: Mapping[str, float], sample: Sampled) -> dict[str, str]:
        """Return which column a header stands for in place of one that it is a word for, since its cells say so.

        What one calls a feeling others call a mark.
        """
        if self.spec.name != EMOTIONS.name or not sample.texts:
            return {}
        if "word" in liked and "score" not in liked and sample.numbers >= SURE:
            return {"word": "score"}
        entries = sample.fit(EMOTIONS.column("word")) or 0.0
        return {"score": "word"} if "score" in liked and not sample.numbers and entries >= 0.5 else {}

    def _kind(self, name: str) -> str:
        return self.spec.column(name).kind


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
