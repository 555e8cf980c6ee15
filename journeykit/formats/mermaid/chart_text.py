"""The lines of a Mermaid chart, without what may stand around it: Markdown, front matter, directives."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from journeykit.errors import UnreadableFileError
from journeykit.formats.read_report import ReadProblem, quoted

MAX_LINES = 200_000

_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*\{?\.?(\w*)\}?.*")
_JOURNEY = re.compile(r"\s*journey(?:\s*|\s+(?:title|section)\b.*)", re.IGNORECASE)
_TITLE = re.compile(r"title\s*:\s*(.*)", re.IGNORECASE)


@dataclass
class Lines:
    """Lines with their numbers in the file, the title of the front matter, and what was passed over."""

    lines: list[tuple[int, str]]
    title: str = ""
    problems: list[ReadProblem] = field(default_factory=list)


def chart_lines(text: str) -> Lines:
    r"""Return the lines of the chart in a text.

    >>> chart_lines("---\ntitle: 'My day'\n---\njourney").title
    'My day'
    """
    if text.count("\n") + text.count("\r") > MAX_LINES:
        raise UnreadableFileError(f"It has more than {MAX_LINES:,} lines.")
    lines = [*enumerate(re.split(r"\r\n|\r|\n", text), start=1)]
    found = _out_of_fence(lines)
    _take_front_matter(found)
    _take_directives(found)
    return found


def _out_of_fence(lines: list[tuple[int, str]]) -> Lines:
    """Take the first journey in a fence of Markdown, if there is one."""
    blocks = _blocks(lines)
    begins = next((line for line, words in lines if _JOURNEY.fullmatch(words)), 0)
    if not blocks or 0 < begins < blocks[0][0]:
        return Lines(lines)
    journeys = [block for block in blocks if any(_JOURNEY.fullmatch(words) for _, words in block[1])]
    start, block = (journeys or blocks)[0]
    problems = [ReadProblem(start, "", "", "The chart stands in Markdown; what is around it was passed over.")]
    for other, _ in journeys[1:]:
        problems.append(ReadProblem(other, "", "", "There is another journey; a map takes the first."))
    return Lines(block, problems=problems)


def _blocks(lines: list[tuple[int, str]]) -> list[tuple[int, list[tuple[int, str]]]]:
    """Return the blocks that are Mermaid's, or say nothing of the kind but hold all there is."""
    first = next((line for line, words in lines if words.strip()), 0)
    blocks: list[tuple[int, list[tuple[int, str]]]] = []
    mark, inside = "", list[tuple[int, str]]()
    for line, words in lines:
        fence = _FENCE.fullmatch(words)
        if mark:
            if fence and fence[1].startswith(mark) and not fence[2]:
                mark = ""
            else:
                inside.append((line, words))
        elif fence:
            mark, inside = fence[1], []
            if fence[2].lower() == "mermaid" or line == first:
                blocks.append((line, inside))
    return blocks


def _take_front_matter(found: Lines) -> None:
    """Take the title out of front matter; it is read as plain text, nothing else of it is."""
    start = next((index for index, (_, words) in enumerate(found.lines) if words.strip()), 0)
    if not found.lines or found.lines[start][1].strip() != "---":
        return
    ends = (index for index, (_, words) in enumerate(found.lines) if index > start and words.strip() == "---")
    end = next(ends, None)
    if end is None:
        found.problems.append(ReadProblem(found.lines[start][0], "", "---", "Front matter opens here and never ends."))
        end = start
    others: list[tuple[int, str]] = []
    for line, words in found.lines[start + 1 : end]:
        title = _TITLE.fullmatch(words)
        if title:
            found.title = _unquoted(title[1].strip())
        elif words.strip():
            others.append((line, words))
    if others:
        first, words = others[0]
        why = f"Of the front matter only the title is taken; {_lines(others)} left out, from {quoted(words)} on."
        found.problems.append(ReadProblem(first, "", words, why))
    found.lines = found.lines[end + 1 :]


def _lines(found: list[tuple[int, str]]) -> str:
    return "1 line was" if len(found) == 1 else f"{len(found):,} lines were"


def _unquoted(text: str) -> str:
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"" else text


def _take_directives(found: Lines) -> None:
    """Leave out directives, which say how to draw: ``%%{init: …}%%``, over any number of lines."""
    kept: list[tuple[int, str]] = []
    inside: list[tuple[int, str]] = []
    directives: list[tuple[int, str]] = []
    for line, words in found.lines:
        if inside or words.lstrip().startswith("%%{"):
            directives += [] if inside else [(line, words)]
            inside.append((line, words))
            if "}%%" in words:
                kept.append((line, words.split("}%%", 1)[1]))
                inside = []
        else:
            kept.append((line, words))
    if inside:
        found.problems.append(ReadProblem(inside[0][0], "", inside[0][1], "A directive opens here and never ends."))
        kept += inside[1:]
        directives.pop()
    if directives:
        first, words = directives[0]
        one = f"The directive {quoted(words)} was left out: a map does not say how to draw it."
        several = f"Here and below, {len(directives):,} directives were left out: a map does not say how to draw it."
        found.problems.append(ReadProblem(first, "", words, one if len(directives) == 1 else several))
    found.lines = kept
