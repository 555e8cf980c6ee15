"""Options of a format that are given as texts: each becomes what its declaration says, or a sentence why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from journeykit.errors import InvalidArgumentError
from journeykit.formats.advice import argument
from journeykit.formats.format import Format, OptionKind

_FLAGS = {"true": True, "yes": True, "false": False, "no": False}
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?", re.ASCII)


_PATTERNS: dict[OptionKind, str] = {
    "text": "TEXT",
    "separator": "SIGN",
    "number": "NUMBER",
    "flag": "true|false",
    "names": "NAME",
    "flag or names": "true|false|NAME",
}


def patterns(form: Format) -> list[str]:
    """Return what can be given as the options of a format.

    >>> from journeykit.formats import as_html
    >>> patterns(as_html.FORMAT)
    ['charts=true|false|NAME', 'version=TEXT']
    """
    return [f"{name}={_PATTERNS[kind]}" for name, kind in form.options.items()]


def options_of(form: Format, pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    r"""Return the options that texts mean; names are lists, so that they may be given again and again.

    Raises `UnknownNameError` for an option the format does not have, `InvalidArgumentError` for what it cannot be.

    >>> from journeykit.formats import as_html, as_tidy_csv
    >>> options_of(as_tidy_csv.FORMAT, [("delimiter", r"\t")])
    {'delimiter': '\t'}
    >>> options_of(as_html.FORMAT, [("charts", "gaps"), ("charts", "emotion_curve"), ("version", "to_be")])
    {'charts': ['gaps', 'emotion_curve'], 'version': 'to_be'}
    """
    found: dict[str, list[str]] = {}
    for name, text in pairs:
        form.check_option(name)
        found.setdefault(name, []).append(text)
    return {name: _meant(form, name, texts) for name, texts in found.items()}


def one_by_one(pairs: Iterable[tuple[str, str]], unknown: str) -> str:
    """Return how several names are given that stand in one text; nothing if it is one name.

    >>> one_by_one([("personas", "Ruth,Emre")], "Ruth,Emre")
    " Several are given one by one: personas='Ruth' personas='Emre'."
    """
    parts = [part.strip() for part in re.split("[,;]", unknown) if part.strip()]
    name = next((name for name, text in pairs if text == unknown), "")
    if not name or len(parts) < 2:
        return ""
    return f" Several are given one by one: {' '.join(argument(name, part) for part in parts)}."


def _meant(form: Format, name: str, texts: list[str]) -> Any:
    kind: OptionKind = form.options[name]
    if kind == "names" or (kind == "flag or names" and not (len(texts) == 1 and texts[0].lower() in _FLAGS)):
        return texts
    if len(texts) > 1:
        raise InvalidArgumentError(form.name, name, ", ".join(texts), "one value")
    text = texts[0]
    match kind:
        case "text":
            return text
        case "separator":
            return "\t" if text == r"\t" else text
        case "number" if _NUMBER.fullmatch(text):
            return float(text) if "." in text else int(text)
        case "number":
            raise InvalidArgumentError(form.name, name, text, "a number, such as 2 or 0.5")
        case _ if text.lower() in _FLAGS:
            return _FLAGS[text.lower()]
    raise InvalidArgumentError(form.name, name, text, "true or false")
