"""In which encoding of before Unicode a text was written, told by the words and letters that it gives."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

ENCODINGS = (
    *("cp1252", "cp1250", "cp1251", "cp1254", "cp1253", "cp1257", "cp1255", "cp1256"),
    *("mac-roman", "cp850", "cp932", "gb18030", "cp949", "big5"),
)
"""The likelier first: that of Western Europe has most of what is not Unicode yet."""
SAMPLE = 8_000

_WORD = re.compile(r"[^\s,;\t|\"'()\[\]/:]+")
_CELL = re.compile(r"[^,;\t|\r\n]+")
_AROUND = "¿¡„“”‚‘’«»‹›…–—§°€£!?.,•™®©"
_WITHIN = frozenset("’‐‑–—…·")


def likely(lines: Sequence[bytes], known: Callable[[str], bool]) -> str:
    """Return the encoding under which lines have most words that are known, then the fewest odd letters.

    >>> likely(["Potrzeba;Ważność".encode("cp1250")], {"Ważność"}.__contains__)
    'cp1250'
    >>> likely(["Größe;naïve".encode("cp1252")], lambda word: False)
    'cp1252'
    """
    sample = b"\n".join(lines)[:SAMPLE]

    def fit(encoding: str) -> tuple[int, int]:
        text = sample.decode(encoding, "replace")
        cells = {cell.strip().strip('"') for cell in _CELL.findall(text)}
        return sum(known(cell) for cell in cells if not cell.isascii()), -_odd(text)

    return max(ENCODINGS, key=fit)


def _odd(text: str) -> int:
    """Return how many letters stand where no language has them."""
    return sum(_odd_in(word) for word in _WORD.findall(text) if not word.isascii())


def _odd_in(word: str) -> int:
    inner = word.strip(_AROUND)
    odd = sum(1 for letter in word if letter == "\ufffd" or unicodedata.category(letter) in ("Cc", "Co", "Cn"))
    odd += sum(1 for letter in {*inner} - _WITHIN if letter > "\x7f" and unicodedata.category(letter)[0] in "SPNZ")
    # A capital in the middle of a word, and letters of two scripts in one, are mostly another encoding's.
    odd += sum(1 for one, other in pairwise(word) if one.islower() and other.isupper())
    scripts = {_script(letter) for letter in word if letter.isalpha()}
    return odd + 2 * (len(scripts) > 1) + (len(inner) > 2 and _all_marked(inner))


def _script(letter: str) -> str:
    name = unicodedata.name(letter, "?").split()[0]
    return "CJK" if name in ("HIRAGANA", "KATAKANA", "HALFWIDTH", "HANGUL", "KATAKANA-HIRAGANA") else name


def _all_marked(word: str) -> bool:
    """Tell whether a word of Latin letters has hardly a plain one: another alphabet's bytes."""
    marked = sum(1 for letter in word if letter > "\x7f" and _script(letter) == "LATIN")
    return marked * 3 > len(word) * 2
