"""What a title of a board stands for: a lane, scores of feelings, a persona whose part begins there, a sum."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from journeykit.formats.importing.words import normal, words
from journeykit.formats.sheets.board_words import ABOUT, FEELING, SCORE_TITLE, lane_meaning
from journeykit.schema.values import fold

Range = tuple[float, float]

_LANE = "Lane: "
_MAX_LETTERS = 300
_NUMBER = re.compile(r"[+±\-−–]?\s?[0-9]{1,6}(?:[.,][0-9]{1,3})?")
_RANGE = re.compile(r"(?<![\w.,])([-−–]?[0-9]{1,3})(\D{1,20}?)([-−–+]?[0-9]{1,3})(?![\w.,])")
_PIECES = re.compile(r"([()\[\]{}（）:：/|,;・=]|\s[-–—]\s)")
_NAMED = re.compile(r"(.+?)(?:\s*[:：]\s*|\s+[–—-]\s+)(.+)")
_MAX_WORDS_OF_NAME = 4
_SUMS = frozenset("ØøΣ∑")
_FOOTMARKS = frozenset("*†‡¹²³")


class Feeling(NamedTuple):
    """What a title says whose cells are scores: of whom (empty: nobody named), in which version, out of which range."""

    persona: str
    version: str
    range: Range | None


def feeling_meant(title: str, personas: Collection[str] = ()) -> Feeling | None:
    """Return what a title says that is a word for feelings in some language; None for any other title.

    ``personas``: names that are known, folded.

    >>> feeling_meant("Stimmung (1-5)"), feeling_meant("Doing")
    (Feeling(persona='', version='as_is', range=(1, 5)), None)
    >>> feeling_meant("Émotions: Ruth, demain")
    Feeling(persona='Ruth', version='to_be', range=None)
    """
    title = title[:_MAX_LETTERS]
    said = _RANGE.search(title)
    ends = None
    if said is not None:
        low, high = (int(re.sub("[−–]", "-", end)) for end in said.group(1, 3))
        ends = (low, high) if low < high else None
    if said is not None and ends is not None:
        title = f"{title[: said.start()]} {title[said.end() :]}"
    felt, persona, version, before = False, "", "", ""
    for piece in map(str.strip, _PIECES.split(title)):
        mark, before = before, piece
        if not normal(piece):
            continue
        words_of_piece = piece.split()
        # “Stimmung heute”, “Gefühl Ruth”: what is neither one nor the other leaves the piece as it is.
        for parts in ([piece], *_halves(words_of_piece)):
            kinds = [_kind(part, personas) for part in parts]
            if all(kinds):
                break
        else:
            if felt and not persona and mark in (":", "：") and len(words_of_piece) <= _MAX_WORDS_OF_NAME:
                persona = piece
            continue
        for part, kind in zip(parts, kinds, strict=True):
            felt = felt or kind == FEELING
            persona = part if kind == "persona" else persona
            version = version or (kind if kind not in (FEELING, "persona") else "")
    return Feeling(persona, version or "as_is", ends) if felt else None


def _halves(tokens: list[str]) -> Iterable[list[str]]:
    return ([" ".join(tokens[:end]), " ".join(tokens[end:])] for end in range(1, min(len(tokens), 12)))


def _kind(text: str, personas: Collection[str]) -> str:
    if fold(text) in personas:
        return "persona"
    return FEELING if lane_meaning(text) == FEELING else words().choice("version", text) or ""


def number_of(text: str) -> float | None:
    """Return the number that a cell is, with whatever sign people write; None if it is none.

    >>> number_of("−2"), number_of("+1"), number_of("2,5"), number_of("2 calls")
    (-2.0, 1.0, 2.5, None)
    """
    plain = text.strip()
    if _NUMBER.fullmatch(plain) is None:
        return None
    return float(re.sub("[−–]", "-", plain).replace("±", "").replace(" ", "").replace(",", "."))


def are_scores(cells: Iterable[str]) -> bool:
    """Tell whether cells are scores rather than notes: most of those that say anything are numbers."""
    said = [cell for cell in cells if cell.strip(" -–—")]
    return 2 * sum(number_of(cell) is not None for cell in said) > len(said)


def persona_meant(title: str, personas: Collection[str] = ()) -> str:
    """Return the name of the persona whose part of a board begins under a title; empty if it names none.

    ``personas``: names that are known, folded.

    >>> persona_meant("Persona: Ruth"), persona_meant("Nutzertyp – Emre"), persona_meant("RUTH", {"ruth"})
    ('Ruth', 'Emre', 'RUTH')
    >>> persona_meant("Ruth"), persona_meant("Customer service")
    ('', '')
    """
    title = title[:_MAX_LETTERS].strip()
    if fold(title) in personas:
        return title
    said = _NAMED.fullmatch(title)
    if said is not None and is_persona(said[1]):
        return said[2]
    word, _, name = title.partition(" ")
    plainly = normal(word) == "persona" or fold(name) in personas and is_persona(word)
    # “Persona Ruth” is hers; “Persona goals” is a lane.
    return name.strip() if plainly and normal(name) and not name.strip()[:1].islower() else ""


def is_persona(title: str) -> bool:
    """Tell whether a title is a word for personas, in whatever language."""
    return normal(title[:_MAX_LETTERS]) in words().tables["personas"]


def names_personas(title: str, cells: Collection[str], personas: Collection[str]) -> bool:
    """Tell whether cells under a title are names of personas: they are known, or the title says nothing else.

    >>> names_personas("Persona", ["Ruth"], ()), names_personas("Kunde", ["Ruth"], {"ruth"})
    (True, True)
    >>> names_personas("Kunde", ["ruft an"], {"ruth"})
    False
    """
    if normal(title[:_MAX_LETTERS]) in ("persona", "personas"):
        return True
    return is_persona(title) and bool(cells) and all(_everybody(cell) or fold(cell) in personas for cell in cells)


def persona_in(cell: str) -> str:
    """Return whom a cell names; empty for everybody."""
    return "" if _everybody(cell) else cell


def _everybody(cell: str) -> bool:
    return not normal(cell[:_MAX_LETTERS]) or normal(cell[:_MAX_LETTERS]) in words().everybody


def is_sum(title: str, cells: Iterable[str]) -> bool:
    """Tell whether a line sums up the board: it is called so, and has nothing but numbers.

    >>> is_sum("Summe", ["1", "5", ""]), is_sum("Total", ["all of it"]), is_sum("Doing", ["1"])
    (True, False, False)
    """
    tokens = normal(title[:_MAX_LETTERS]).split()
    totals = words().totals
    called = title.strip() in _SUMS or " ".join(tokens) in totals or bool(tokens) and all(t in totals for t in tokens)
    numbers = [number_of(cell) is not None for cell in cells if cell.strip()] if called else []
    return bool(numbers) and all(numbers)


def is_footnote(title: str) -> bool:
    """Tell whether a title without cells is a note below the board: it is marked as one, or names a source.

    >>> is_footnote("* n = 12"), is_footnote("Quelle: Umfrage 2025"), is_footnote("Chancen: neu")
    (True, True, False)
    """
    said = _NAMED.fullmatch(title[:_MAX_LETTERS])
    known = words().columns["evidence", "source"] | words().columns["emotions", "note"]
    return title[:1] in _FOOTMARKS or said is not None and normal(said[1]) in known


def score_title(version: str, persona: str) -> str:
    """Return the title of the scores that a persona's emotions have, in one version.

    >>> score_title("as_is", "Ruth")
    'Emotion as is: Ruth'
    """
    said = f"Emotion {version.replace('_', ' ')}"
    return f"{said}: {persona}" if persona else said


def lane_title(name: str, cells: Iterable[str] = ()) -> str:
    """Return a lane's name as a title that means nothing else; `lane_meant` reads it.

    ``cells`` stand in the lane: under a word for feelings they must not be taken for scores.

    >>> lane_title("Doing"), lane_title("Goal"), lane_meant("Lane: Goal"), lane_meant("Lane: Fast")
    ('Doing', 'Lane: Goal', 'Goal', 'Lane: Fast')
    >>> lane_title("Mood", ["good"]), lane_title("Mood", ["2"])
    ('Mood', 'Lane: Mood')
    """
    bare = _bare(name)
    taken = _is_taken(bare) or feeling_meant(bare) is not None and (bare != name or are_scores(cells))
    return _LANE + name if taken else name


def lane_meant(title: str) -> str:
    """Return the name of the lane that a title stands for."""
    bare = _bare(title)
    return title.removeprefix(_LANE) if _is_taken(bare) or feeling_meant(bare) is not None else title


def _bare(title: str) -> str:
    while title.startswith(_LANE):
        title = title.removeprefix(_LANE)
    return title


def _is_taken(title: str) -> bool:
    return fold(title) in ABOUT or SCORE_TITLE.fullmatch(title) is not None
