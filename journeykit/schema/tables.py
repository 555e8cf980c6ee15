"""Every table of a journey map, declared once. Frames, checks, grids, files and the browser follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from journeykit.errors import InvalidSpecError, UnknownColumnError, UnknownTableError
from journeykit.schema.columns import (
    FORMULAS,
    RESERVED,
    VALID_NAME,
    Choice,
    Column,
    choice,
    date,
    derived,
    flag,
    link,
    long_text,
    multi_choice,
    number,
    ref,
    scale,
    text,
)

AUTHOR = Column("author", "text", "Author", "Who wrote the row.", managed=True)


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: its columns, the column that names a row, and what one row is called."""

    name: str
    columns: tuple[Column, ...]
    title: str = ""
    row_title: str = ""
    label: str = ""
    help: str = ""
    prefix: str = ""
    unique: tuple[str, ...] = ()
    custom: bool = False

    def __post_init__(self) -> None:
        fill = {
            "title": self.title or self.name.replace("_", " ").capitalize(),
            "row_title": self.row_title or "row",
            "label": self.label or (self.columns[0].name if self.columns else ""),
            "prefix": self.prefix or self.name[:1],
        }
        for name, value in fill.items():
            object.__setattr__(self, name, value)
        if not any(column.name == AUTHOR.name for column in self.columns):
            object.__setattr__(self, "columns", (*self.columns, AUTHOR))
        problem = _problem(self)
        if problem:
            raise InvalidSpecError(f"Table {self.name!r}: {problem}")

    def __contains__(self, column: object) -> bool:
        return any(known.name == column for known in self.columns)

    def column(self, name: str) -> Column:
        """Return the column of that name; `UnknownColumnError` names the nearest if there is none.

        >>> SCHEMA.table("needs").column("importance").high
        10
        """
        for column in self.columns:
            if column.name == name:
                return column
        raise UnknownColumnError(self.name, name, [column.name for column in self.columns])

    @property
    def refs(self) -> tuple[Column, ...]:
        """The columns that point to rows of other tables."""
        return tuple(column for column in self.columns if column.kind == "ref")


def _problem(spec: TableSpec) -> str | None:
    names = [column.name for column in spec.columns]
    if not VALID_NAME.fullmatch(spec.name):
        return "a name is made of a-z, 0-9 and _, and begins with a letter."
    if len(set(names)) < len(names):
        return "two columns have the same name."
    taken = [column.name for column in spec.columns if column.name in RESERVED and not column.managed]
    taken += [n for n in names if n.endswith("_name") and any(r.name == n[:-5] for r in spec.refs)]
    if taken:
        return f"the column name {taken[0]!r} is taken by journeykit itself."
    if spec.label not in names:
        return f"the label column {spec.label!r} is not among its columns."
    for column in spec.columns:
        for operand, kinds in FORMULAS.get(column.formula, {}).items():
            if operand not in names:
                return f"the formula of {column.name!r} needs a column {operand!r}."
            if spec.column(operand).kind not in kinds:
                return f"the formula of {column.name!r} needs {operand!r} to be a {kinds[0]}."
    return None


@dataclass(frozen=True, slots=True)
class Schema:
    """The tables of one map and the map's own fields."""

    tables: tuple[TableSpec, ...]
    fields: tuple[Column, ...]

    def __contains__(self, table: object) -> bool:
        return any(spec.name == table for spec in self.tables)

    def table(self, name: str) -> TableSpec:
        """Return the table of that name; `UnknownTableError` names the nearest if there is none.

        >>> SCHEMA.table("needs").label
        'statement'
        """
        for spec in self.tables:
            if spec.name == name:
                return spec
        raise UnknownTableError(name, [spec.name for spec in self.tables])

    def field(self, name: str) -> Column:
        """Return the map field of that name.

        >>> SCHEMA.field("title").kind
        'text'
        """
        for column in self.fields:
            if column.name == name:
                return column
        raise UnknownColumnError("map", name, [column.name for column in self.fields])

    def with_table(self, spec: TableSpec) -> Schema:
        """Return the schema with this table added, or put in the place of the one of its name."""
        if spec.name in self:
            return replace(self, tables=tuple(spec if t.name == spec.name else t for t in self.tables))
        return replace(self, tables=(*self.tables, spec))

    def without_table(self, name: str) -> Schema:
        """Return the schema without this table."""
        return replace(self, tables=tuple(t for t in self.tables if t.name != name))


def table(
    name: str,
    columns: Iterable[Column],
    title: str = "",
    row_title: str = "",
    label: str = "",
    help: str = "",
) -> TableSpec:
    """Declare a table of one's own, to be given to `JourneyMap.add_table`.

    >>> table("risks", [text("risk"), scale("weight", 1, 5)]).label
    'risk'
    """
    return TableSpec(name, tuple(columns), title, row_title, label, help)


MASLOW = (
    Choice("physiological", "Physiological", "Body, home, getting about", "maslow_p", "Deficit"),
    Choice("safety", "Safety", "No nasty surprises", "maslow_s", "Deficit"),
    Choice("love_belonging", "Love and belonging", "Being one of us, treated kindly", "maslow_l", "Deficit"),
    Choice("esteem", "Esteem", "Respect, skill, recognition", "maslow_e", "Deficit"),
    Choice("self_actualization", "Self-actualization", "Growing into who one can be", "maslow_a", "Being"),
)
GRADES = (
    Choice("assumption", "Assumption", "We believe so", "grade_0"),
    Choice("one_voice", "One voice", "Somebody told us", "grade_1"),
    Choice("several_voices", "Several voices", "A pattern", "grade_2"),
    Choice("measured", "Measured", "A figure", "grade_3"),
)
SIDES = (
    Choice("customer", "Customer", "What the customer does, thinks and feels"),
    Choice("frontstage", "Frontstage", "What the customer sees of us"),
    Choice("backstage", "Backstage", "What we do out of the customer's sight"),
    Choice("support", "Support", "Systems and partners behind it"),
    Choice("insight", "Insight", "What follows from the journey"),
)
VERSIONS = (Choice("as_is", "As is", "How it is today"), Choice("to_be", "To be", "How it should become"))
CHANNELS = ("website", "app", "phone", "email", "letter", "branch", "agent", "chat", "social_media", "advertising")
EMOTION_WORDS = (
    "delighted", "satisfied", "pleased", "relieved", "curious", "neutral", "uneasy",
    "anxious", "overwhelmed", "frustrated", "angry",
)  # fmt: skip
SOURCES = (
    Choice("interview", "Interview", "One person, asked at length"),
    Choice("focus_group", "Focus group", "Several people in one room"),
    Choice("questionnaire", "Questionnaire", "The same questions to many"),
    Choice("feedback", "Feedback", "What people told us unasked"),
    Choice("metric", "Metric", "A figure we keep anyway"),
    Choice("observation", "Observation", "Somebody watched"),
    Choice("event_log", "Event log", "Traces that systems leave"),
    Choice("desk_research", "Desk research", "What others have published"),
)


def _grade(help: str = "How do we know this?") -> Column:
    return choice("grade", GRADES, "How we know", help, ordered=True)


def _persona(help: str) -> Column:
    return ref("persona", "personas", "Persona", help)


def _stage(help: str) -> Column:
    return ref("stage", "stages", "Stage", help)


def _channels() -> list[Choice]:
    return [Choice(name, name.replace("_", " ").capitalize()) for name in CHANNELS]


FIELDS = (
    text("title", "Title", "What the map is called."),
    choice(
        "process",
        [
            Choice("customer_experience", "Customer experience", "The whole way with us"),
            Choice("support", "Support", "Getting help"),
            Choice("renewal", "Renewal", "Staying with us"),
            Choice("onboarding", "Onboarding", "Getting started"),
        ],
        "Process",
        "Which process is mapped.",
        open=True,
    ),
    text("organisation", "Organisation", "Whose customers travel."),
    text("department", "Department", "Who owns the map."),
    text("scope", "Scope", "What is in and what is out."),
    text("period", "Period", "The time it describes."),
    text("language", "Language", "The language it is written in, such as en or de."),
)

PERSONAS = TableSpec("personas", (
    text("name", "Name", "A name the room remembers."),
    text("segment", "Segment", "Which group of customers the persona stands for."),
    long_text("quote", "Quote", "A sentence this person would say."),
    long_text("background", "Background", "Life and situation, as far as it matters here."),
    long_text("goals", "Goals", "What this person wants to get done."),
    long_text("behaviours", "Behaviours", "What this person usually does."),
    long_text("motivations", "Motivations", "What drives this person."),
    long_text("frustrations", "Frustrations", "What gets in the way."),
    multi_choice("channels", _channels(), "Channels", "How this person likes to meet us.", open=True),
    _grade("How do we know this person? Proto-persona (assumption) or researched."),
    number("sample_size", "People asked", "From how many people we know.", low=0, step=1),
), "Personas", "persona", "name", "Who travels.", "p")  # fmt: skip

STAGES = TableSpec("stages", (
    text("name", "Name", "A word the customer would use."),
    text("goal", "Goal", "What the customer wants to have done here."),
    long_text("description", "Description", "What happens in this stage."),
    flag("moment_of_truth", "Moment of truth", "Here the customer decides what to think of us."),
    flag("optional", "Optional", "Not every customer comes through here."),
), "Stages", "stage", "name", "The steps of the journey, in its order.", "s")  # fmt: skip

LANES = TableSpec("lanes", (
    text("name", "Name", "What the lane is called."),
    text("prompt", "Question", "The question the lane asks at each stage."),
    choice("side", SIDES, "Side", "Where it stands in the service blueprint.", ordered=True),
), "Lanes", "lane", "name", "The questions asked at each stage.", "l")  # fmt: skip

NOTES = TableSpec("notes", (
    ref("lane", "lanes", "Lane", "Which question it answers."),
    _stage("At which stage."),
    _persona("For whom; empty means everybody."),
    long_text("text", "Text", "What the sticky note says."),
    choice("channel", _channels(), "Channel", "Through which channel.", open=True),
    _grade(),
), "Notes", "note", "text", "One row is one sticky note.", "o")  # fmt: skip

EMOTIONS = TableSpec("emotions", (
    _persona("Who feels it."),
    _stage("At which stage."),
    choice("version", VERSIONS, "Version", "Today, or as it should become.", ordered=True),
    scale("score", -2, 2, "Score", "How it feels, −2 to +2.",
          words=("Frustrated", "Uneasy", "Neutral", "Pleased", "Delighted")),
    choice("word", EMOTION_WORDS, "Word", "The word the customer would use.", open=True),
    flag("unaware", "Does not notice", "Asked, but the customer does not notice this stage."),
    long_text("note", "Note", "Why it feels so."),
), "Emotions", "emotion", "word", "One row per persona, stage and version.", "m",
    unique=("persona", "stage", "version"))  # fmt: skip

NEEDS = TableSpec("needs", (
    text("statement", "Statement", "What the customer wants to get done."),
    _stage("At which stage."),
    _persona("Whose need; empty means everybody's."),
    choice("level", MASLOW, "Level", "Maslow's level of the need.", ordered=True),
    derived("kind", "need_kind", "D or B", "D: a deficit need, felt when missing. B: a being need, about growing."),
    scale("importance", 0, 10, "Importance", "How much it matters, 0 to 10.", words=("Not at all", "Vital")),
    scale("satisfaction", 0, 10, "Satisfaction", "How well it is met today, 0 to 10.", words=("Not at all", "Fully")),
    derived("opportunity", "opportunity", "Opportunity",
            "importance + max(importance − satisfaction, 0), 0 to 20 (Ulwick). 12 and more: act."),
    long_text("usp", "Why they choose us", "What we offer here that others do not."),
    long_text("usp_proof", "Proof", "What shows that it is so."),
    text("rival", "Rival", "Who else could meet this need."),
    _grade(),
), "Needs", "need", "statement", "What customers need, and how well it is met.", "n")  # fmt: skip

EVIDENCE = TableSpec("evidence", (
    _persona("About whom."),
    _stage("About which stage."),
    ref("need", "needs", "Need", "About which need."),
    choice("source", SOURCES, "Source", "Where it comes from."),
    long_text("finding", "Finding", "What was found, in one sentence."),
    text("metric", "Metric", "What was measured, such as CSAT."),
    number("value", "Value", "The figure."),
    number("n", "People", "How many people it comes from.", low=0, step=1),
    number("low", "Interval from", "Lower end of the interval."),
    number("high", "Interval to", "Upper end of the interval."),
    number("scale_min", "Scale from", "Lowest possible value."),
    number("scale_max", "Scale to", "Highest possible value."),
    date("collected_on", "Collected on", "The day it was collected."),
    link("link", "Link", "Where to read more."),
), "Evidence", "piece of evidence", "finding", "What we know, and from where.", "e")  # fmt: skip

SCHEMA = Schema((PERSONAS, STAGES, LANES, NOTES, EMOTIONS, NEEDS, EVIDENCE), FIELDS)
"""The tables every map begins with."""

DEFAULT_LANES = (
    ("doing", "Doing", "What does the customer do?", "customer"),
    ("thinking", "Thinking", "What does the customer think?", "customer"),
    ("touchpoints", "Touchpoints", "How do they meet us?", "frontstage"),
    ("business", "Business", "What must the business do?", "backstage"),
    ("positive", "Goes well", "What goes well?", "insight"),
    ("negative", "Goes badly", "What goes badly?", "insight"),
    ("improvements", "Improvements", "How can it be better?", "insight"),
    ("questions", "Open questions", "What do we not know yet?", "insight"),
)
"""The lanes a new map begins with: id, name, prompt, side."""
