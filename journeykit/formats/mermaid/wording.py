"""Texts as Mermaid's journey grammar can take them, and back.

A colon, a semicolon or a number sign ends a text, two per cent signs begin a comment, a comma parts actors, and some
words at the beginning of a line are keywords. Signs that look like them stand in their place, and a dash before such a
word; reading takes both back. Texts of several lines become one line.
"""

from __future__ import annotations

import re
from collections import Counter

UNRATED, OF_STAGE, ANOTHER = "unrated", "of the stage", "another note"
"""Comments before a task: the score says nothing; it is the stage's, of no note; the note is not the one before."""

MARKS = (UNRATED, OF_STAGE, ANOTHER)

_SIGNS = {":": "꞉", ";": "﹔", "#": "﹟", ",": "﹐", "%": "﹪"}
_MEANT = str.maketrans({like: sign for sign, like in _SIGNS.items()})
_TEXT = str.maketrans({sign: _SIGNS[sign] for sign in ":;#"})
_ACTOR = str.maketrans({sign: _SIGNS[sign] for sign in ":;#,"})
_TITLE = str.maketrans({sign: _SIGNS[sign] for sign in ";#"})
_DASH = "– "
# ASCII: to JavaScript, a word ends before an é.
_KEYWORD = re.compile(rf"(?:{_DASH})*(?:journey|title|section|acctitle|accdescr)\b", re.IGNORECASE | re.ASCII)
LONGEST, LONGEST_ACTOR = 2_000, 200
"""Letters of a title or section, and of an actor; a line of more than reading takes would be left out."""
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


class Wording:
    """Writes texts and counts what it had to change."""

    def __init__(self) -> None:
        self._changed: Counter[str] = Counter()

    def task(self, text: str) -> str:
        """Return the name of a task.

        >>> Wording().task("At 10:30, 100%% sure"), Wording().task("Title page")
        ('At 10꞉30, 100﹪﹪ sure', '– Title page')
        """
        found = self._plain(text, _TEXT)
        if not _KEYWORD.match(found):
            return found
        self._changed["dash"] += 1
        return _DASH + found

    def section(self, text: str) -> str:
        """Return the name of a section."""
        return self._cut(self._plain(text, _TEXT), LONGEST)

    def actor(self, text: str) -> str:
        """Return the name of an actor."""
        return self._cut(self._plain(text, _ACTOR), LONGEST_ACTOR)

    def title(self, text: str) -> str:
        """Return a title, which may hold colons."""
        found = self._cut(self._plain(text, _TITLE), LONGEST)
        return _SIGNS[":"] + found[1:] if found.startswith(":") else found

    def _cut(self, line: str, longest: int) -> str:
        if len(line) <= longest:
            return line
        self._changed["cut"] += 1
        return f"{line[: longest - 1].rstrip()}…"

    def _plain(self, text: str, signs: dict[int, str]) -> str:
        line = " ".join(_BREAK.sub(" ", text).split())
        self._changed["lines"] += line != text
        self._changed["alike"] += any(like in line for like in _SIGNS.values())
        self._changed["control"] += _CONTROL.search(line) is not None
        line = _CONTROL.sub("�", line.translate(_MEANT))
        found = re.sub("%%+", lambda run: _SIGNS["%"] * len(run[0]), line.translate(signs))
        self._changed["signs"] += found != line
        return found

    def lost(self) -> tuple[str, ...]:
        """Return what is not as it was written."""
        said = {
            "lines": "{} as written: line breaks and runs of blanks are one blank each",
            "cut": f"the end of {{}} of more than {LONGEST:,} letters, or {LONGEST_ACTOR} of a persona's name",
            "control": "{} as written: a � stands for each control character",
            "signs": "{} as written: where Mermaid cannot take : ; # %% or a comma, ꞉ ﹔ ﹟ ﹪ ﹐ stand (read back)",
            "dash": "{} as written: a dash stands before a word that is a keyword of Mermaid's (read back)",
            "alike": "{} as written: ꞉ ﹔ ﹟ ﹪ ﹐ count as : ; # % and comma",
        }
        counts = {what: self._changed[what] for what in said}
        texts = {what: "1 text" if count == 1 else f"{count:,} texts" for what, count in counts.items()}
        return tuple(words.format(texts[what]) for what, words in said.items() if counts[what])


def meant(text: str) -> str:
    """Return the text that stands for another, of a section, an actor or a title.

    >>> meant("At 10꞉30")
    'At 10:30'
    """
    return " ".join(text.translate(_MEANT).split())


def task_meant(text: str) -> str:
    """Return the text of a task's note; in a task's name, ``<br>`` is a line break.

    >>> task_meant("– Title page")
    'Title page'
    """
    lines = [meant(line) for line in _BREAK.split(text)]
    found = "\n".join(lines).strip()
    return found.removeprefix(_DASH) if _KEYWORD.match(found) else found


def section_meant(text: str) -> str:
    """Return the name of a section's stage; ``<br>`` is a blank."""
    return meant(_BREAK.sub(" ", text))
