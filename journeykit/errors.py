"""Every error a user can meet: what was wrong, where, what would be right, and the nearest name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def edit_distance(one: str, other: str) -> int:
    """Return how many letters must be added, dropped or changed to make one the other.

    >>> edit_distance("importence", "importance")
    1
    """
    previous = list(range(len(other) + 1))
    for i, a in enumerate(one, start=1):
        current = [i]
        for j, b in enumerate(other, start=1):
            current.append(min(previous[j] + 1, current[-1] + 1, previous[j - 1] + (a != b)))
        previous = current
    return previous[-1]


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the known name most like the given one, or None if none is alike.

    The browser has the same rule, so that both name the same word.

    >>> nearest("importence", ["satisfaction", "importance"])
    'importance'
    >>> nearest("price", ["satisfaction", "importance"]) is None
    True
    """
    # Words past 64 letters are nobody's slip of the finger, and the distance is quadratic.
    short = name.lower()[:64]
    # Two letters swapped are a distance of two; a short word that far off is another word.
    best, best_distance = None, max(1 if len(short) < 4 else 2, len(short) // 3) + 1
    for candidate in known:
        letters = candidate.lower()[:64]
        # The difference in length is the least the distance can be.
        if abs(len(letters) - len(short)) >= best_distance:
            continue
        distance = edit_distance(short, letters)
        if distance < best_distance:
            best, best_distance = candidate, distance
    return best


class JourneyError(Exception):
    """The parent of every error journeykit raises on purpose."""


class UnknownNameError(JourneyError, KeyError):
    """A name that nothing bears; the message gives the nearest one and all there are."""

    def __init__(self, where: str, noun: str, name: object, known: Sequence[str]) -> None:
        super().__init__(where, noun, name)
        self.where, self.noun, self.name, self.known = where, noun, name, tuple(known)

    def __str__(self) -> str:
        lacks = f"{self.where} has no {self.noun} {self.name!r}"
        return f"{lacks}. {self.alternatives}" if self.known else f"{lacks}, nor any other."

    @property
    def alternatives(self) -> str:
        """The nearest name and all there are, in words."""
        near = nearest(str(self.name), self.known)
        hint = f"Did you mean {near!r}? " if near else ""
        more = f" and {len(self.known) - 20} more" if len(self.known) > 20 else ""
        return f"{hint}Known: {', '.join(self.known[:20])}{more}."


class UnknownTableError(UnknownNameError):
    """A table the map does not have."""

    def __init__(self, name: object, known: Sequence[str]) -> None:
        super().__init__("The map", "table", name, known)


class UnknownColumnError(UnknownNameError):
    """A column the table does not have."""

    def __init__(self, table: str, name: object, known: Sequence[str]) -> None:
        super().__init__(table, "column", name, known)
        self.table = table


class UnknownRowError(UnknownNameError):
    """Neither the id nor the exact name of a row."""

    def __init__(self, table: str, name: object, known: Sequence[str]) -> None:
        super().__init__(table, "row", name, known)
        self.table = table


class UnknownTemplateError(UnknownNameError):
    """A stage template that is not shipped."""

    def __init__(self, name: object, known: Sequence[str]) -> None:
        super().__init__("journeykit", "template", name, known)


class UnknownFormatError(UnknownNameError):
    """A file name whose ending no format claims; ``why``: one does, and this cannot be saved in it."""

    def __init__(self, name: object, known: Sequence[str], why: str = "") -> None:
        super().__init__("journeykit", "file format", name, known)
        self.why = why

    def __str__(self) -> str:
        return f"{self.why} Choose one of these: {', '.join(self.known)}." if self.why else super().__str__()


class AmbiguousNameError(JourneyError, ValueError):
    """A name that several rows bear; the message lists their ids."""

    def __init__(self, table: str, name: str, ids: Sequence[str]) -> None:
        super().__init__(table, name)
        self.table, self.name, self.ids = table, name, tuple(ids)

    def __str__(self) -> str:
        return f"{table_rows(self.ids)} of {self.table} are named {self.name!r}: {', '.join(self.ids)}. Use the id."


def table_rows(ids: Sequence[str]) -> str:
    """Return "2 rows", the way the messages count.

    >>> table_rows(["a", "b"])
    '2 rows'
    """
    return "1 row" if len(ids) == 1 else f"{len(ids)} rows"


class InvalidValueError(JourneyError, ValueError):
    """A value its column does not take; nothing was changed."""

    def __init__(self, table: str, column: str, value: object, why: str, row: str | None = None) -> None:
        super().__init__(table, column, value, why)
        self.table, self.column, self.value, self.why, self.row = table, column, value, why, row

    def __str__(self) -> str:
        at = f" (row {self.row})" if self.row else ""
        return f"{self.table}.{self.column}{at}: {self.why}"


class InvalidArgumentError(InvalidValueError):
    """What an argument or option cannot be: its name, what it has to be, and what it was."""

    def __init__(self, where: str, name: str, value: object, has_to_be: str) -> None:
        super().__init__(where, name, value, f"has to be {has_to_be}")
        self.has_to_be = has_to_be

    def __str__(self) -> str:
        return f"{self.column} has to be {self.has_to_be}; it was {self.value!r:.80}."


class InvalidChangeError(JourneyError, ValueError):
    """A change that does not fit the map as it stands: an id taken, a row gone, a fixed column."""

    def __init__(self, why: str, *, code: str = "change") -> None:
        super().__init__(why)
        self.why, self.code = why, code


class InvalidSpecError(JourneyError, ValueError):
    """A column or table declaration that cannot work."""


class UnreadableFileError(JourneyError, ValueError):
    """A file that is not what its name says, or is damaged; the map was not touched."""


class OneTableError(UnreadableFileError):
    """A file of one table where a whole map is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name

    def __str__(self) -> str:
        return f"{self.name} holds one table; use jk.read_table(path, into=m.needs)."


class MissingExtraError(JourneyError, ImportError):
    """A package that only some uses need is not installed; the message says how to get it."""

    def __init__(self, extra: str, package: str, what: str) -> None:
        super().__init__(extra, package, what)
        self.extra, self.package, self.what = extra, package, what

    def __str__(self) -> str:
        return f'{self.what} needs {self.package}, which is not installed: pip install "journeykit[{self.extra}]"'


class PictureError(JourneyError, ValueError):
    """A picture that cannot be made; the message says what would work."""


class FileConflictError(JourneyError, OSError):
    """Saving would overwrite another map or a newer revision; pass ``overwrite=True`` to do so."""


class ReadOnlyError(JourneyError, TypeError):
    """The map can only be read: a newer journeykit wrote it, or another kernel has it open."""


class NotStoredError(JourneyError, OSError):
    """The edit could not be put on disk and was not made; the map is as it was."""


class JourneyWarning(UserWarning):
    """Something about a file that one should know, though all of it that counts could be read."""
