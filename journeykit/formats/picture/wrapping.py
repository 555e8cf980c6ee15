"""Texts of a map broken into lines that fit; nothing of a text is left out, but what nobody would read is cut."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from journeykit.formats.picture.letters import width

LONGEST = 2_000
"""Letters of a text that a picture writes; more, and it is cut, which the picture tells."""

_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"
_SOFT = "\u00ad"
_PARTS = re.compile(rf"[^-–—/{_SOFT}]*[-–—/{_SOFT}]+|[^-–—/{_SOFT}]+")
_ADDRESS = re.compile(r"://|@|\w\.\w")
_ADDRESS_PARTS = re.compile(r"[^/.@?&=]*[/.@?&=]+|[^/.@?&=]+")
_VOWELS = frozenset("aeiouyäöüàáâåæèéêëìíîïòóôøœùúûýAEIOUYÄÖÜ")
_ONSETS = frozenset(
    (
        "bl", "br", "ch", "ck", "cl", "cr", "dr", "fl", "fr", "gl", "gr", "hl", "hm", "hn", "hr", "hw", "kl", "kn",
        "kr", "ph", "pl", "pr", "qu", "sc", "sh", "sk", "sp", "st", "th", "tr", "zw",
    )
)  # fmt: skip
"""Consonants that begin a syllable together."""
_ENDINGS = re.compile(r"(?:ungs|heits|keits|schafts|ions|täts|tums)(?=[^\W\d_]{3})")
"""Where German joins words: a better place than any syllable."""
_NOT_FIRST = frozenset("、。，．・：；？！）］｝」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ…‥%％°")
_NOT_LAST = frozenset("（［｛「『【〈《〔“‘")
_JOINED = 12
"""Parts of one letter, such as an emoji of a family."""
_SHORT = 0.34
"""A last line below this share of its room looks forgotten."""


def plain(text: object) -> str:
    r"""Return a text without what cannot be printed; lines stay lines, other runs of spaces become one.

    >>> plain("Know \t what\r\nhappens\x00next")
    'Know what\nhappens next'
    """
    said = str(text).replace("\r\n", "\n").replace("\r", "\n")[: LONGEST * 4]
    if not said.isprintable():
        said = "".join(
            letter if letter in _JOINERS or letter in "\n\u00ad" or unicodedata.category(letter) not in _UNSEEN else " "
            for letter in said
        )
    lines = (_SPACES.sub(" ", line).strip() for line in said.split("\n"))
    return "\n".join(lines).strip("\n")


def shortened(text: object, most: int = LONGEST) -> str:
    """Return a plain text, cut where it is longer than ``most`` letters.

    >>> shortened("Know what happens next", 12)
    'Know what h…'
    """
    said = plain(text)
    if len(said) <= most:
        return said
    end = most - 1
    while end > 1 and _sticks(said[end - 1], said[end]):
        end -= 1
    return f"{said[:end].rstrip()}…"


def lines_of(text: object, room: float, size: float, bold: bool = False, most: int = LONGEST) -> tuple[str, ...]:
    """Return a text in lines that fit the room; a word that is too long for a line is broken.

    >>> lines_of("Know what happens next with my claim", 130, 12)
    ('Know what happens', 'next with my claim')
    >>> lines_of("Schadensregulierung", 90, 12)
    ('Schadensre-', 'gulierung')
    """
    found: list[str] = []
    for paragraph in shortened(text, most).split("\n"):
        if paragraph or found and found[-1]:
            found += _evened(paragraph, room, size, bold)
    return tuple(found) if any(found) else ()


def _evened(paragraph: str, room: float, size: float, bold: bool) -> list[str]:
    """Return a paragraph in lines, the last not much shorter than the others if that costs no line more."""
    lines = _filled(paragraph, room, size, bold)
    if len(lines) > 1 and width(lines[-1], size, bold) < room * _SHORT:
        for narrower in (0.9, 0.8, 0.7):
            others = _filled(paragraph, room * narrower, size, bold)
            if len(others) != len(lines):
                break
            lines = others
            if width(lines[-1], size, bold) >= room * _SHORT:
                break
    return lines


def _filled(paragraph: str, room: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    line, hyphen = "", False
    for word in paragraph.split(" "):
        for at, part in enumerate(_pieces(word, room, size, bold)):
            # A soft hyphen shows only where a line ends with it.
            shown = part.replace(_SOFT, "")
            longer = f"{line}{' ' if line and not at else ''}{shown}"
            if not line or width(longer + ("-" if part.endswith(_SOFT) else ""), size, bold) <= room:
                line = longer
                hyphen = part.endswith(_SOFT)
                continue
            lines.append(f"{line}-" if at and hyphen else line)
            line, hyphen = shown, part.endswith(_SOFT)
    return [*lines, line]


def _pieces(word: str, room: float, size: float, bold: bool) -> Iterator[str]:
    """Yield the parts between which a word may be broken: behind a dash, between letters that stand alone."""
    if _ADDRESS.search(word) and width(word, size, bold) > room:
        # What is not in an address must not be drawn into it.
        for part in _ADDRESS_PARTS.findall(word):
            yield from _broken(part, room, size, bold, "")
        return
    if word.isascii() and "-" not in word and "/" not in word:
        yield from _broken(word, room, size, bold)
        return
    for part in _PARTS.findall(word) or [word]:
        start = 0
        # A soft hyphen that a line ends with needs room.
        room_here = room - width("-", size, bold) if part.endswith(_SOFT) else room
        for at in range(1, len(part)):
            if _stands_alone(part[at - 1], part[at]):
                yield from _broken(part[start:at], room_here, size, bold)
                start = at
        yield from _broken(part[start:], room_here, size, bold)


def _broken(word: str, room: float, size: float, bold: bool, hyphen: str = "-") -> Iterator[str]:
    """Yield a word in parts that fit the room, with a hyphen where letters are parted."""
    while width(word, size, bold) > room:
        fitting = _fitting(word, room - width("-", size, bold), size, bold)
        if fitting == len(word):
            break
        end = _hyphen_place(word, fitting)
        joint = hyphen if word[end - 1].isalpha() and word[end].isalpha() else ""
        yield word[:end] + joint
        word = word[end:]
    yield word


def _fitting(word: str, room: float, size: float, bold: bool) -> int:
    """Return how many letters of a word fit, at least one and never part of one that is written together."""
    total, end = 0.0, 0
    for at, letter in enumerate(word):
        total += width(letter, size, bold)
        if total > room:
            break
        end = at + 1
    while end > 1 and _sticks(word[end - 1], word[end]):
        end -= 1
    end = max(end, 1)
    # A letter too wide for the room is not parted, as long as it is one.
    while end < min(len(word), _JOINED) and _sticks(word[end - 1], word[end]):
        end += 1
    return end


def _hyphen_place(word: str, most: int) -> int:
    """Return where a syllable probably begins: with a consonant or two before a vowel, not too near either end."""
    joints = [found.end() for found in _ENDINGS.finditer(word, max(most - 9, 0), most + 4) if found.end() <= most]
    if joints:
        return joints[-1]
    for at in range(most, max(most - 6, 2), -1):
        pair = word[at : at + 2].lower()
        begins = word[at].isalpha() and word[at] not in _VOWELS and (pair in _ONSETS or pair[-1:] in _VOWELS)
        if begins and len(word) - at > 2 and word[at - 1 : at + 1].lower() not in _ONSETS:
            return at
    return max(most, 1)


def _stands_alone(before: str, letter: str) -> bool:
    """Tell whether a line may break between two letters as Chinese and Japanese are broken."""
    wide = unicodedata.east_asian_width(letter) in "WF" or unicodedata.east_asian_width(before) in "WF"
    return wide and letter not in _NOT_FIRST and before not in _NOT_LAST and not _sticks(before, letter)


def _sticks(before: str, letter: str) -> bool:
    """Tell whether a letter is written as one with that before it."""
    return (
        unicodedata.category(letter)[0] == "M"
        or letter in _JOINERS
        or before in _JOINERS
        or "\U0001f3fb" <= letter <= "\U0001f3ff"
        or "\U0001f1e6" <= before <= "\U0001f1ff"
        and "\U0001f1e6" <= letter <= "\U0001f1ff"
    )
