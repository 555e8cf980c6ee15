"""What a column is: its name, its kind, and what the kind needs to know. Plain frozen data."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal, get_args

from journeykit.errors import InvalidSpecError

Kind = Literal[
    "text", "long_text", "choice", "multi_choice", "scale", "number", "flag", "date", "link", "ref", "derived"
]
KINDS: tuple[Kind, ...] = get_args(Kind)

FORMULAS: dict[str, dict[str, tuple[Kind, ...]]] = {
    "need_kind": {"level": ("choice",)},
    "opportunity": {"importance": ("scale", "number"), "satisfaction": ("scale", "number")},
}
"""The closed list of derived values, each with the columns it is computed from and the kinds they may be of."""

RESERVED = ("id", "order", "author", "index", "before", "after")
VALID_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a list to choose from: stored value, label, one line of meaning."""

    value: str
    label: str
    help: str = ""
    mark: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    ``low``, ``high`` and ``step`` bound scales and numbers; ``choices`` lists a choice's entries and
    ``open`` says whether other words are allowed too; ``to`` is the table a ref points into; ``formula``
    names the rule of a derived column; ``words`` label a scale: one per step, or one for each end.
    ``managed`` columns are filled by journeykit; ``custom`` ones were added by a map's owner.
    """

    name: str
    kind: Kind
    title: str
    help: str = ""
    choices: tuple[Choice, ...] = ()
    open: bool = False
    ordered: bool = False
    low: float | None = None
    high: float | None = None
    step: float | None = None
    words: tuple[str, ...] = ()
    to: str = ""
    formula: str = ""
    managed: bool = False
    custom: bool = False

    def __post_init__(self) -> None:
        problem = _problem(self)
        if problem:
            raise InvalidSpecError(f"Column {self.name!r}: {problem}")

    @property
    def empty(self) -> Any:
        """What an empty cell of this column holds: '' for text, () for several choices, False, or None."""
        return EMPTY.get(self.kind)

    @property
    def whole(self) -> bool:
        """Whether the column's numbers are whole numbers."""
        return self.step is not None and float(self.step).is_integer() and float(self.low or 0).is_integer()


EMPTY: dict[str, Any] = {"text": "", "long_text": "", "link": "", "multi_choice": (), "flag": False}


def _problem(column: Column) -> str | None:
    if not VALID_NAME.fullmatch(column.name):
        return "a name is made of a-z, 0-9 and _, and begins with a letter."
    if column.kind not in KINDS:
        return f"the kind {column.kind!r} is none of {', '.join(KINDS)}."
    if column.kind == "scale":
        if column.low is None or column.high is None or not column.low < column.high:
            return "a scale needs low and high, low below high."
        if not column.step or column.step <= 0:
            return "a scale needs a step above 0."
    if any(bound is not None and not math.isfinite(bound) for bound in (column.low, column.high, column.step)):
        return "low, high and step are finite numbers."
    if column.step is not None and column.step <= 0:
        return "a step is above 0."
    if column.low is not None and column.high is not None and column.low > column.high:
        return "low is not above high."
    if column.kind == "choice" and not column.choices and not column.open:
        return "a choice needs entries to choose from, or open=True."
    if len({entry.value for entry in column.choices}) < len(column.choices):
        return "two choices have the same value."
    if any(not entry.value.strip() or ";" in entry.value or entry.value in "–—" for entry in column.choices):
        return "a choice's value is a word, without a semicolon."
    said = [column.title, column.help, *column.words]
    said += [text for entry in column.choices for text in (entry.value, entry.label, entry.help)]
    if any("\ud800" <= letter <= "\udfff" for text in said for letter in text):
        return "a text holds half a character."
    if column.kind == "ref" and not column.to:
        return "a ref needs the table it points to."
    if column.kind == "derived" and column.formula not in FORMULAS:
        return f"the formula {column.formula!r} is none of {', '.join(FORMULAS)}."
    return None


def _titled(name: str, title: str) -> str:
    return title or name.replace("_", " ").capitalize()


def _entries(choices: Iterable[Choice | str]) -> tuple[Choice, ...]:
    return tuple(c if isinstance(c, Choice) else Choice(c, _titled(c, "")) for c in choices)


def text(name: str, title: str = "", help: str = "") -> Column:
    """Declare a column of short text.

    >>> text("owner").title
    'Owner'
    """
    return Column(name, "text", _titled(name, title), help)


def long_text(name: str, title: str = "", help: str = "") -> Column:
    """Declare a column of text over several lines.

    >>> long_text("remarks").kind
    'long_text'
    """
    return Column(name, "long_text", _titled(name, title), help)


def choice(
    name: str,
    choices: Iterable[Choice | str] = (),
    title: str = "",
    help: str = "",
    *,
    open: bool = False,
    ordered: bool = False,
) -> Column:
    """Declare a column that takes one entry of a list; ``open`` allows other words too.

    >>> choice("effort", ["small", "large"], ordered=True).choices[0].label
    'Small'
    """
    return Column(name, "choice", _titled(name, title), help, _entries(choices), open=open, ordered=ordered)


def multi_choice(
    name: str, choices: Iterable[Choice | str] = (), title: str = "", help: str = "", *, open: bool = False
) -> Column:
    """Declare a column that takes several entries of a list; cells of the DataFrame are tuples.

    >>> multi_choice("teams", ["sales", "claims"]).empty
    ()
    """
    return Column(name, "multi_choice", _titled(name, title), help, _entries(choices), open=open)


def scale(
    name: str,
    low: float,
    high: float,
    title: str = "",
    help: str = "",
    *,
    step: float = 1,
    words: Iterable[str] = (),
) -> Column:
    """Declare a column that takes a number from ``low`` to ``high`` in steps, both ends included.

    >>> scale("effort", 0, 5).whole
    True
    """
    return Column(name, "scale", _titled(name, title), help, low=low, high=high, step=step, words=tuple(words))


def number(
    name: str,
    title: str = "",
    help: str = "",
    *,
    low: float | None = None,
    high: float | None = None,
    step: float | None = None,
) -> Column:
    """Declare a column of numbers; ``step=1`` for whole ones.

    >>> number("n", low=0, step=1).whole
    True
    """
    return Column(name, "number", _titled(name, title), help, low=low, high=high, step=step)


def flag(name: str, title: str = "", help: str = "") -> Column:
    """Declare a column that is ticked or not.

    >>> flag("legal_check").empty
    False
    """
    return Column(name, "flag", _titled(name, title), help)


def date(name: str, title: str = "", help: str = "") -> Column:
    """Declare a column of days.

    >>> date("due").kind
    'date'
    """
    return Column(name, "date", _titled(name, title), help)


def link(name: str, title: str = "", help: str = "") -> Column:
    """Declare a column of addresses (http, https, mailto).

    >>> link("ticket").kind
    'link'
    """
    return Column(name, "link", _titled(name, title), help)


def ref(name: str, to: str, title: str = "", help: str = "") -> Column:
    """Declare a column that points to a row of another table.

    >>> ref("stage", to="stages").to
    'stages'
    """
    return Column(name, "ref", _titled(name, title), help, to=to)


def derived(name: str, formula: str, title: str = "", help: str = "") -> Column:
    """Declare a column computed by a named formula.

    >>> derived("score", formula="opportunity").formula
    'opportunity'
    """
    return Column(name, "derived", _titled(name, title), help, formula=formula)
