"""A Mermaid journey line by line: title, sections and tasks, and what had to be mended to read them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from itertools import islice

from journeykit.errors import UnreadableFileError
from journeykit.formats.mermaid.chart_text import Lines, chart_lines
from journeykit.formats.mermaid.task_line import TaskLine, is_complete, task_of
from journeykit.formats.mermaid.wording import MARKS, OF_STAGE, Wording
from journeykit.formats.read_report import ReadProblem, quoted

MAX_STATEMENTS, MAX_LINE = 20_000, 50_000
MAX_SIGNS = 20
"""Behind so many signs of a line, none is taken for the beginning of a comment."""

_FIRST = re.compile(r"(journey)\b(.*)", re.IGNORECASE | re.ASCII)
_SAID = re.compile(r"(title|section)(?:\s+(?!:)|\s*(:)\s*|$)(.*)", re.IGNORECASE)
_ACCESS = re.compile(r"(acctitle|accdescr)\s*:\s*(.*)", re.IGNORECASE)
_ACCESS_LINES = re.compile(r"accdescr\s*\{(.*)", re.IGNORECASE)
_SCORED = re.compile(r"\s*[\d.,]+\s*(:|$)", re.ASCII)
_ENTITY = re.compile(r"#(\d{1,7}|[A-Za-z][A-Za-z0-9]{1,30});")
_ENTITY_LAST = re.compile(rf"{_ENTITY.pattern}\Z")
_COMMENT = re.compile(r"#|%%")
_OTHER = re.compile(
    r"(flowchart|graph|sequencediagram|classdiagram|statediagram|erdiagram|gantt|pie|quadrantchart|requirement"
    r"|gitgraph|c4\w+|mindmap|timeline|zenuml|sankey|xychart|block|packet|kanban|architecture|radar|treemap)\b",
    re.IGNORECASE,
)


@dataclass
class Section:
    """A section, by the line and name it has."""

    line: int
    name: str


@dataclass
class Task:
    """A task, by the line it stands on, with the marks of comments before it."""

    line: int
    said: TaskLine
    marks: frozenset[str]


@dataclass
class Chart:
    """What a Mermaid journey says."""

    title: str = ""
    statements: list[Section | Task] = field(default_factory=list)
    problems: list[ReadProblem] = field(default_factory=list)


def chart_of(text: str) -> Chart:
    """Return what a text says.

    Raises
    ------
    UnreadableFileError
        It is no journey, or there is no end to it.
    """
    found = chart_lines(text)
    reading = _ChartReading(found)
    for line, words in found.lines:
        if len(words) > MAX_LINE:
            reading.problem(line, words, f"The line has {len(words):,} characters; it was left out.")
        else:
            reading.read(line, words.strip())
        if len(reading.chart.statements) > MAX_STATEMENTS:
            raise UnreadableFileError(f"It has more than {MAX_STATEMENTS:,} tasks and sections.")
    return reading.done()


class _ChartReading:
    def __init__(self, found: Lines) -> None:
        self.chart = Chart(found.title, problems=[*found.problems])
        self._keyword = False
        self._said_title = self._access_title = ""
        self._marks: set[str] = set()
        self._open = 0
        self._comments: list[tuple[int, str]] = []

    def problem(self, line: int, text: str, why: str) -> None:
        """Note what was mended or left out."""
        self.chart.problems.append(ReadProblem(line, "", text, why))

    def read(self, line: int, text: str) -> None:
        """Read one line, without the blanks around it."""
        if self._open:
            self._open = 0 if "}" in text else self._open
        elif text.startswith("%%"):
            said = {*text[2:].strip().lower().split("; ")}
            self._marks |= said & {*MARKS}
            if not said <= {*MARKS}:
                self._comment(line, text)
        elif text and (text[0] != "#" or _ENTITY.match(text)):
            self._statement(line, text)
        elif text:
            self._comment(line, text)

    def _comment(self, line: int, text: str) -> None:
        if any(map(str.isalnum, text)):
            self._comments.append((line, text))

    def _statement(self, line: int, text: str) -> None:
        first = _FIRST.fullmatch(text)
        if first and not self._keyword:
            self._keyword = True
            if first[1] != "journey":
                self.problem(line, text, "Mermaid knows the word journey in small letters only.")
            text = first[2].strip()
            if not text or text.startswith(("#", "%%")):
                self._comment(line, text)
                return
        elif not self._keyword:
            other = _OTHER.match(text)
            if other:
                raise UnreadableFileError(f"Line {line} begins a {other[1]}, and only a journey can be read.")
            self._keyword = True
            self.problem(line, text, "The word journey is missing, with which Mermaid begins.")
        elif first:
            if not first[2].strip():
                self.problem(line, text, "The word journey stands there once more; it was passed over.")
                return
            self.problem(line, text, "Mermaid takes journey at the beginning of a task for its own word.")
        self._inside(line, text)

    def _inside(self, line: int, text: str) -> None:
        if text.endswith(";") and not _ENTITY_LAST.search(text[-40:]):
            text = text.rstrip("; \t")
            self.problem(line, text, "Mermaid cannot take the semicolon at the end.")
        said = _SAID.fullmatch(text)
        access, lines = _ACCESS.fullmatch(text), _ACCESS_LINES.match(text)
        if said and not (said[2] and _SCORED.match(said[3])):
            self._title_or_section(line, said)
        elif lines:
            self._open = 0 if "}" in lines[1] else line
            self.problem(line, text, "There is no place in a map for accDescr; it was left out.")
        elif access and not _SCORED.match(access[2]):
            self._access(line, access)
        else:
            self._task(line, text)

    def _title_or_section(self, line: int, said: re.Match[str]) -> None:
        word, text = said[1].lower(), self._signs(line, said[3])
        if said[2]:
            self.problem(line, said[0], f"Mermaid takes this for a task; it was taken as a {word}.")
        if word == "section":
            if ":" in text:
                self.problem(line, said[0], "Mermaid cannot take a colon in the name of a section.")
            if not text:
                self.problem(line, said[0], "The section has no name, which Mermaid needs.")
            self.chart.statements.append(Section(line, text))
            self._marks.clear()
            return
        if self._said_title and self._said_title != text:
            self.problem(
                line, said[0], f"There is a title above; this one counts, as in Mermaid, not {self._said_title}."
            )
        if not text:
            self.problem(line, said[0], "The title is empty, which Mermaid cannot take.")
        self._said_title = text or self._said_title

    def _access(self, line: int, access: re.Match[str]) -> None:
        if access[1].lower() == "acctitle":
            self._access_title = access[2]
            return
        self.problem(line, access[0], "There is no place in a map for accDescr; it was left out.")

    def _task(self, line: int, text: str) -> None:
        text = self._signs(line, text)
        said = task_of(text)
        for why in said.mended:
            self.problem(line, text, why)
        marks, self._marks = self._marks, set()
        if not said.name:
            marks.add(OF_STAGE)
        self.chart.statements.append(Task(line, said, frozenset(marks)))

    def _signs(self, line: int, text: str) -> str:
        """Return the text without a comment, its entities as signs that part nothing."""
        plain = _ENTITY.sub(_sign, text)
        for comment in islice(_COMMENT.finditer(plain), MAX_SIGNS):
            if is_complete(plain[: comment.start()]):
                self._comment(line, plain[comment.start() :])
                return plain[: comment.start()].rstrip()
        for sign, why in (
            ("#", "Mermaid leaves out what follows a number sign."),
            (";", "Mermaid cannot take a semicolon."),
        ):
            if sign in plain:
                self.problem(line, text, why)
        return plain

    def done(self) -> Chart:
        """Return the chart, when all lines are read."""
        chart = self.chart
        if not self._keyword:
            raise UnreadableFileError("It holds no Mermaid journey: there is no line with the word journey.")
        if self._open:
            self.problem(self._open, "", "accDescr opens a brace that nothing closes; all that follows was left out.")
        if self._comments:
            line, text = self._comments[0]
            count = len(self._comments)
            one = f"The comment {quoted(text)} was left out; a map has no place for it."
            several = (
                f"Here and below, {count:,} comments were left out, as {quoted(text)}; a map has no place for them."
            )
            self.problem(line, text, one if count == 1 else several)
        chart.title = self._said_title or chart.title or self._access_title
        if self._access_title and self._access_title != chart.title:
            self.problem(0, self._access_title, "There is a title besides accTitle, which was left out.")
        return chart


def _sign(entity: re.Match[str]) -> str:
    """Return the sign that an entity stands for, as one that looks like it if it would part texts."""
    code = entity[1]
    found = html.unescape(f"&#{code};" if code.isdigit() else f"&{code};")
    return entity[0] if found.startswith("&") and found != "&" else Wording().actor(found) or " "
