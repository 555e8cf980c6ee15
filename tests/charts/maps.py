"""The maps that every chart must bear: none yet, a few rows, all there can be, and mischief."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import cache
from typing import Any

import journeykit as jk
from journeykit.errors import JourneyWarning
from journeykit.model.document import from_document, to_document
from journeykit.schema.tables import CHANNELS, GRADES, MASLOW, SOURCES, VERSIONS
from tests.hostile_maps import MAPS as FILES
from tests.hostile_maps import MARKUP, NAMES, TEXTS, own, pattern

LEVELS = [level.value for level in MASLOW]
KNOWN = [grade.value for grade in GRADES]
HOSTILE = (
    MARKUP,
    *TEXTS[5:],
    *NAMES[:3],
    "</text></svg><script>alert(1)</script>",
    "<a href='javascript:alert(1)'>&amp; &#60;b&#62;",
    "datum.x",
    "datum['x']",
    "{'signal': 'width'}",
    "signal",
    "param_1",
    "jk_0",
    "jk-words-0",
    "javascript:alert(1)",
    "https://evil.example/a.png",
    "#1a1d21",
    "#0068a3",
    "a.b[0]['c']\"d\\e:Q",
    "first\nsecond\r\n\tthird\x1b[31m\x7f",
    "שלום עולם \u202eevil\u202c مرحبا",
    "👩‍👩‍👧‍👦🏳️‍🌈 z̷̡a̵l̴g̶o̷",
    "W" * 500,
    "NaN",
    "None",
    "0",
)  # fmt: skip
"""What somebody might type to see what happens."""
LONG = "Kraftfahrzeughaftpflichtversicherungsbeitragsrückerstattung"
GERMAN = (
    "Aufmerksam werden und erste Orientierung",
    "Anspruchsvoraussetzungen klären",
    LONG,
    "Vertragsabschluss mit Gesundheitsprüfung",
    "Schadensfallregulierungsbegleitung",
)


def empty() -> jk.JourneyMap:
    return jk.JourneyMap()


def only_stages() -> jk.JourneyMap:
    return jk.JourneyMap(stages=["Research", "Claims"], title="Nothing but stages")


def one_stage() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Claims"], title="One")
    _fill(m, personas=1, needs=1)
    return m


def tiny() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"])
    m.personas.add(name="Nadia")
    m.notes.add(lane="doing", stage="Claims", text="Calls")
    m.emotions.add(persona="Nadia", stage="Claims", version="as_is", score=-1)
    m.needs.add(stage="Claims", statement="Be heard", level="esteem", importance=9, satisfaction=3)
    return m


def full() -> jk.JourneyMap:
    """Return a map with every column used, everything everywhere, and rows whose stage, lane or persona is gone."""
    m = jk.JourneyMap(
        stages=["Awareness", "Research", "Purchase", "Onboarding", "Use", "Claims", "Renewal"],
        title="Motor insurance",
        process="customer_experience",
        organisation="Example Mutual",
        language="en",
    )
    m.lanes.add(id="systems", name="Systems and partners", side="support", prompt="What runs behind it?")
    for stage in ("purchase", "claims"):
        m.stages.set(stage, moment_of_truth=True, goal="Be safe", description="Here it counts")
    m.stages.set("onboarding", optional=True)
    _fill(m, personas=8, needs=25)
    for table, row in (
        (m.stages, m.stages.add(name="Gone")),
        (m.personas, m.personas.add(name="Left")),
        (m.lanes, m.lanes.add(name="Dropped", side="insight")),
    ):
        link = {"stages": "stage", "personas": "persona", "lanes": "lane"}[table.spec.name]
        m.notes.add(**{"lane": "doing", "stage": "use", "text": f"Was about {row}", link: row})
        if link != "lane":
            given = {"persona": "p0", "stage": "use", link: row}
            m.needs.add(statement=f"Was of {row}", importance=8, satisfaction=2, **given)
            m.emotions.add(version="as_is", score=2, **given)
            m.evidence.add(finding=f"Was found at {row}", value=1.0, n=3, **given)
        table.remove(row)
    return m


def german() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=GERMAN, title=f"{LONG} für Berufsunfähigkeitsversicherungsnehmerinnen", language="de")
    for lane, name in zip(m.lanes, (f"{LONG}en", "Gedanken, Sorgen und Widersprüche"), strict=False):
        m.lanes.set(lane["id"], name=name)
    _fill(m, personas=4, needs=12, word=f"{LONG}sangelegenheit", name="Rechtsanwaltsfachangestellte Annegret")
    return m


def thirty_stages() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=[f"Step {number} of the way" for number in range(1, 31)], title="Thirty")
    _fill(m, personas=3, needs=40)
    return m


def twins() -> jk.JourneyMap:
    """Return a map whose stages, personas and lanes are all called alike."""
    m = jk.JourneyMap(stages=["Same", "Same", "Same"], title="Same")
    for table in (m.personas, m.lanes):
        for row in [table.add(name="Same", **({"side": "customer"} if table is m.lanes else {})) for _ in range(2)]:
            table.set(row, name="Same")
    _fill(m, personas=2, needs=6, name="Same", word="Same")
    return m


def nameless() -> jk.JourneyMap:
    """Return a map in which nothing has a name or a text yet, and nobody has judged anything."""
    m = jk.JourneyMap(stages=["A", "B", "C"])
    for stage in m.stages:
        m.stages.set(stage["id"], name="")
    persona = m.personas.add()
    for stage in m.stages:
        m.notes.add(lane="touchpoints", stage=stage["id"])
        m.needs.add(stage=stage["id"], persona=persona)
        m.emotions.add(stage=stage["id"], persona=persona, version="as_is")
    for table in (m.notes, m.needs, m.emotions, m.evidence):
        table.add()
    return m


def marked() -> jk.JourneyMap:
    """Return a map in which every text and every id that a user gives holds the letters zqz."""
    m = jk.JourneyMap(stages=["Zqz one", "Zqz two", "Zqz three"], title="Zqz")
    for lane in [lane["id"] for lane in m.lanes]:
        m.lanes.remove(lane)
        m.lanes.add(id=f"zqz_{lane}", name=f"Zqz {lane}", side="frontstage")
    _fill(m, personas=3, needs=12, word="zqz", name="Zqz", ids="zqz_")
    return m


def many_needs() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=[f"Stage {number}" for number in range(9)], title="Thousand")
    _fill(m, personas=4, needs=1_000)
    return m


def hostile() -> jk.JourneyMap:
    """Return a map whose every text is mischief, with columns and tables called as no file of ours calls them."""
    m = jk.JourneyMap(stages=HOSTILE[:12], title=MARKUP, organisation=MARKUP)
    for at, text in enumerate(HOSTILE):
        m.personas.add(name=text, channels=[text.replace(";", ",")[:200] or "app"], quote=text, grade=KNOWN[at % 4])
        m.lanes.add(name=text, side="customer", prompt=text)
    lanes, personas, stages = ([row["id"] for row in table] for table in (m.lanes, m.personas, m.stages))
    for at, text in enumerate(HOSTILE):
        whose = {"persona": personas[at], "stage": stages[at % len(stages)]}
        m.notes.add(lane=lanes[at % len(lanes)], text=text, channel=text[:200], grade=KNOWN[at % 4], **whose)
        m.emotions.add(version="as_is", score=at % 5 - 2, word=text[:200], note=text, **whose)
        judged: dict[str, Any] = {"level": LEVELS[at % 5], "importance": at % 11, "satisfaction": at * 3 % 11}
        m.needs.add(statement=text, usp=text, usp_proof=text, rival=text, **judged, **whose)
        m.evidence.add(finding=text, metric=text, value=1.0, n=2, **whose)
    document = to_document(m)
    for text in ("a.b", "c[0]", "d'e\"f", "__proto__", "datum.x", "jk_0", "#1a1d21"):
        for table in ("needs", "notes", "stages"):
            document["tables"][table].setdefault("columns", {})[text] = {"kind": "text", "title": text}
            for row in document["tables"][table]["rows"].values():
                row["cells"][text] = text
        document["tables"][text] = own({text: {"kind": "text"}}, {text: {text: text}}, title=text)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", JourneyWarning)
        return from_document(document)


def hostile_file() -> jk.JourneyMap:
    """Return a map as a file made to do harm leaves it: dangling everything, texts as levels, stages and personas."""
    document = pattern()
    for name in ("texts_everywhere", "names", "odd_numbers", "refs"):
        FILES[name](document)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", JourneyWarning)
        return from_document(document)


def _fill(
    m: jk.JourneyMap, *, personas: int, needs: int, word: str = "relieved", name: str = "Persona", ids: str = ""
) -> None:
    """Put something everywhere, each column used, and leave gaps where people leave them."""
    stages = [stage["id"] for stage in m.stages]
    for at in range(personas):
        m.personas.add(
            id=f"{ids}p{at}", name=f"{name} {at}", segment="Drivers", quote="Just do it", background="Drives",
            goals="Rest", behaviours="Asks", motivations="Calm", frustrations="Queues",
            channels=[CHANNELS[at], f"{word} way"], grade=[*KNOWN, None][at % 5], sample_size=at,
        )  # fmt: skip
    for at, stage in enumerate([*stages, None, None]):
        for lane in list(m.lanes)[: at % 6 + 1]:
            whom = [None, *(f"{ids}p{n}" for n in range(personas))][at % (personas + 1)]
            text = f"{word.capitalize()}, said once more at {stage}"
            channel = [*CHANNELS, "Fax", None][at % 12]
            m.notes.add(stage=stage, lane=lane["id"], persona=whom, text=text, channel=channel, grade=KNOWN[at % 4])
        for who in range(personas):
            for number, version in enumerate(VERSIONS):
                if stage and (at + who) % 4 != 3:
                    score = None if (at + who) % 7 == 5 else (at * 2 + who + number) % 5 - 2
                    m.emotions.add(
                        persona=f"{ids}p{who}", stage=stage, version=version.value, score=score, unaware=score is None,
                        word=word, note="Because",
                    )  # fmt: skip
    for at in range(needs):
        row = m.needs.add(
            id=f"{ids}n{at}", statement=f"Know that {word} is near, in case {at}",
            stage=stages[at % len(stages)] if at % 9 != 8 else None,
            persona=[None, *(f"{ids}p{n}" for n in range(personas))][at % (personas + 1)],
            level=[*LEVELS, None][at % 6], importance=at * 5 % 11 if at % 8 else None,
            satisfaction=at * 3 % 11 if at % 5 else None, usp=f"{word} by us" if at % 3 else None,
            usp_proof="Measured" if at % 4 else None, rival="The other" if at % 2 else None,
            grade=[*KNOWN, None][at % 5],
        )  # fmt: skip
        if at < 25:
            m.evidence.add(
                persona=f"{ids}p{at % personas}", stage=stages[at % len(stages)], need=row, finding="Found",
                source=SOURCES[at % 8].value, metric="CSAT", value=at % 5 + 1.0, n=at, low=1.0, high=5.0, scale_min=1.0,
                scale_max=5.0, collected_on="2026-03-31", link="https://a.example",
            )  # fmt: skip


MAPS: dict[str, Callable[[], jk.JourneyMap]] = {
    made.__name__: made
    for made in (
        empty, only_stages, one_stage, tiny, full, german, thirty_stages, twins, nameless, marked, many_needs, hostile,
        hostile_file,
    )
}  # fmt: skip


@cache
def made(name: str) -> jk.JourneyMap:
    """Return one of the maps; it is shared by all tests, which only read it."""
    return MAPS[name]()
