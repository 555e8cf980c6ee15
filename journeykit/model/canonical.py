"""JSON as journeykit writes and reads it: keys sorted, one value a line, nothing that means two things."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from itertools import islice
from json.encoder import encode_basestring
from typing import Any

from journeykit.errors import UnreadableFileError

Document = dict[str, Any]

MAX_BYTES = 50_000_000
"""A larger file is not read: a map of 100,000 rows takes about half of it."""
MAX_DEPTH = 40

_HALF = re.compile(r"\\u[dD][89a-fA-F]")
_LONE = re.compile("[\ud800-\udfff]")


def dumps(value: Any) -> str:
    """Return the text of a document, the same for the same content.

    A list of plain values below the top level stands on one line, so that a cell is always one.

    >>> print(dumps({"b": {"cells": ["x", 1]}, "a": None}), end="")
    {
     "a": null,
     "b": {
      "cells": ["x", 1]
     }
    }
    """
    text = _text(value, "\n", 0) + "\n"
    # Half a surrogate pair, in what an unknown file held, has no UTF-8; its JSON escape does.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def loads(text: str) -> Document:
    """Return the document of a text; `UnreadableFileError` says where it is not one.

    >>> loads('{"a": 1, "a": 2}')
    Traceback (most recent call last):
    ...
    journeykit.errors.UnreadableFileError: The key “a” is there twice in one object (line 1).
    """
    if len(text) > MAX_BYTES:
        raise UnreadableFileError(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")

    def unique(pairs: list[tuple[str, Any]]) -> Document:
        found = dict(pairs)
        if len(found) < len(pairs):
            raise _twice(text, [key for key, _ in pairs])
        return found

    try:
        found = json.loads(text, object_pairs_hook=unique, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as problem:
        where = f"line {problem.lineno}, column {problem.colno}"
        raise UnreadableFileError(f"The file is damaged at {where}: {problem.msg}.") from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError as problem:
        if isinstance(problem, UnreadableFileError):
            raise
        raise UnreadableFileError("The file holds a number too long to be one.") from None
    if not isinstance(found, dict):
        raise UnreadableFileError("The file is JSON, but not a journey map.")
    _check_depth(found)
    return _mended(found) if _HALF.search(text) else found


def plain(value: Any) -> str:
    """Return the JSON of a single value on one line."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _text(value: Any, line: str, depth: int) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        inner = line + " "
        parts = [f"{encode_basestring(key)}: {_text(value[key], inner, depth + 1)}" for key in sorted(value)]
        return f"{{{inner}{f',{inner}'.join(parts)}{line}}}"
    if isinstance(value, list | tuple):
        if depth > 1 and not any(isinstance(part, dict | list | tuple) for part in value) or not value:
            return f"[{', '.join([_text(part, line, depth) for part in value])}]"
        inner = line + " "
        return f"[{inner}{f',{inner}'.join([_text(part, inner, depth + 1) for part in value])}{line}]"
    return plain(value)


def _mended(value: Any) -> Any:
    """Return the value with halves of surrogate pairs, which are no letters, replaced."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, dict):
        return {_LONE.sub("\ufffd", key): _mended(inner) for key, inner in value.items()}
    return [_mended(inner) for inner in value] if isinstance(value, list) else value


def _twice(text: str, keys: Iterable[str]) -> UnreadableFileError:
    seen: set[str] = set()
    key = next(key for key in keys if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    found = re.finditer(re.escape(encode_basestring(key)) + r"\s*:", text)
    lines = list(dict.fromkeys(str(text.count("\n", 0, match.start()) + 1) for match in islice(found, 5)))
    where = f"line{'s' * (len(lines) > 1)} {', '.join(lines)}" if lines else "written with escapes"
    return UnreadableFileError(f"The key “{key[:64]}” is there twice in one object ({where}).")


def _no_number(name: str) -> float:
    raise UnreadableFileError(f"The file holds {name}, which is no JSON number.")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise UnreadableFileError(f"The file holds the number {text[:40]}, which is too large to be one.")
    return number


def _too_deep() -> UnreadableFileError:
    return UnreadableFileError(f"The file is nested more than {MAX_DEPTH} levels deep; a journey map is not.")


def _check_depth(document: Document) -> None:
    level: list[Any] = [document]
    for _ in range(MAX_DEPTH):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise _too_deep()
