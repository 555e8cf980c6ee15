"""XML read as a stream of events, by a parser that knows no document types, no entities and nothing outside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from journeykit.errors import UnreadableFileError

MAX_DEPTH = 64
MAX_ELEMENTS = 5_000_000
"""So many has a part with the most cells that are read; one with nothing but elements could hold millions more."""

Start = Callable[[dict[str, str]], None]
End = Callable[[str], None]


class XmlEvents:
    """Calls a function for each element it is told about, by the element's name without prefix.

    ``starts`` get the attributes, ``ends`` the text since the element or one inside of it began.
    """

    def __init__(self, starts: Mapping[str, Start], ends: Mapping[str, End]) -> None:
        self._starts, self._ends = dict(starts), dict(ends)
        self._text: list[str] = []
        self._depth = self._elements = 0

    def read(self, data: bytes, part: str) -> None:
        """Read a document; `UnreadableFileError` says which part is damaged, and where."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.buffer_size = 65_536
        parser.StartDoctypeDeclHandler = self._doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        try:
            # In one piece: an old expat reads a long token anew with every piece that comes.
            parser.Parse(data, True)
        except expat.ExpatError as problem:
            raise UnreadableFileError(
                f"It is damaged: {part[:80]}, line {problem.lineno}: {expat.ErrorString(problem.code)}."
            ) from None
        except UnreadableFileError:
            raise
        except (LookupError, ValueError):
            raise UnreadableFileError(f"It is damaged: the letters of {part[:80]} cannot be read.") from None

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise UnreadableFileError("Its XML is nested too deep for a workbook.")
        self._elements += 1
        if self._elements > MAX_ELEMENTS:
            raise UnreadableFileError(f"Its XML has more than {MAX_ELEMENTS:,} elements; is it a journey map?")
        self._text.clear()
        start = self._starts.get(name)
        if start is not None:
            start(attributes)
        elif ":" in name and (start := self._starts.get(name.rpartition(":")[2])) is not None:
            self._starts[name] = start
            start(attributes)

    def _end(self, name: str) -> None:
        self._depth -= 1
        end = self._ends.get(name)
        if end is not None:
            end("".join(self._text))
        elif ":" in name and (end := self._ends.get(name.rpartition(":")[2])) is not None:
            self._ends[name] = end
            end("".join(self._text))
        self._text.clear()

    def _doctype(self, *_: object) -> None:
        raise UnreadableFileError("Its XML declares a document type, which no workbook does and which may do harm.")
