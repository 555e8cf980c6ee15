"""What people are called where there is little room: a first name, a few letters, told apart within their map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import count

UNKNOWN = "?"
# The board in the browser has the same words.
_ARTICLES = frozenset(
    ("the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "las", "il", "lo", "de", "het")
)


def short_names(names: Sequence[str]) -> list[str]:
    """Return the first name of each; the whole one of who would share it, and where it is a title or an article.

    >>> short_names(["Ruth Lindqvist", "Anna Berg", "Anna Stein", "Dr. Koch", "The planner"])
    ['Ruth', 'Anna Berg', 'Anna Stein', 'Dr. Koch', 'The planner']
    """
    firsts = [(name.split() or [name])[0] for name in names]
    shared = Counter(firsts)
    return [
        name if shared[first] > 1 or first.endswith(".") or first.lower() in _ARTICLES else first
        for first, name in zip(firsts, names, strict=True)
    ]


def initials(names: Sequence[str]) -> list[str]:
    """Return the first letters of each name's first and last word; who would share them are numbered.

    A number at the end of a name tells people apart by itself.

    >>> initials(["Ruth Lindqvist", "Emre", "Rosa von Lahn", "Person 12", "(?)"])
    ['R1', 'E', 'R2', '12', '?']
    """
    words = [_words(name) for name in names]
    letters = [_letters(found) for found in words]
    shared = Counter(letters)
    taken = {said for said in letters if shared[said] == 1}
    apart: list[str] = []
    for said, found in zip(letters, words, strict=True):
        if shared[said] > 1 and said != UNKNOWN:
            numbered = (f"{_upper(found[0])}{number}" for number in count(1))
            said = next(one for one in numbered if one not in taken)
            taken.add(said)
        apart.append(said)
    return apart


def short_initials(names: Sequence[str]) -> list[str]:
    """Return one letter for each name; more only for those who would share it.

    >>> short_initials(["Ruth Lindqvist", "Emre", "Anna Berg", "Anna Stein", "Person 12"])
    ['R', 'E', 'AB', 'AS', '12']
    """
    whole = initials(names)
    firsts = [said if said.isdecimal() else said[:1] for said in whole]
    shared = Counter(firsts)
    return [first if shared[first] == 1 else said for first, said in zip(firsts, whole, strict=True)]


def _words(name: str) -> list[str]:
    words = ("".join(filter(str.isalnum, word)) for word in name[:200].split())
    return [word for word in words if word]


def _letters(words: Sequence[str]) -> str:
    if not words:
        return UNKNOWN
    if words[-1].isdecimal() and len(words[-1]) < 3:
        return words[-1]
    return "".join(map(_upper, words[:1] if len(words) == 1 else (words[0], words[-1])))


def _upper(word: str) -> str:
    # The capital of one letter may be two: ß is SS.
    return word[0].upper()[:1]
