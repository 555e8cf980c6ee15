r"""Texts as XLSX spells them: what XML cannot hold becomes ``_xHHHH_``, and what looks so is escaped itself."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SPELT = re.compile(r"_x([0-9A-Fa-f]{4})_")


def spell(text: str) -> str:
    r"""Return a text as a cell of XLSX holds it.

    >>> spell("a\x00b"), spell("_x0041_"), spell("x_y")
    ('a_x0000_b', '_x005F_x0041_', 'x_y')
    """
    return _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unspell(text: str) -> str:
    r"""Return the text that a cell of XLSX stands for.

    >>> unspell("a_x0000_b"), unspell("_x005F_x0041_")
    ('a\x00b', '_x0041_')
    """
    return _SPELT.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
