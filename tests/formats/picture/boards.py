"""The maps a picture must bear: none yet, one stage, many, long words, every script, mischief, what has no place."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import journeykit as jk
from journeykit.formats.picture.board_svg import Picture, picture_of

HEBREW = "מתקשרת (שוב) ומחכה 20 דקות על הקו."
ARABIC = "هل ما زلت مؤمَّنًا؟ من يدفع ثمن السيارة؟"
JAPANESE = "顧客はウェブサイトで保険プランを比較し、コールセンターに電話します。"
KOREAN = "상담원이 전화를 받습니다 😀👍🏽 👩\u200d👩\u200d👧 🇩🇪 e\u0301 ★"
HEAT_PUMP = Path(__file__).parents[3] / "examples" / "heat_pump.journey.json"


def heat_pump() -> jk.JourneyMap:
    return jk.load(HEAT_PUMP)


def empty() -> jk.JourneyMap:
    return jk.JourneyMap(title="Nothing yet")


def stages_only() -> jk.JourneyMap:
    return jk.JourneyMap.from_template("five-stage", title="Motor insurance")


def one_stage() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Only"], title="One stage")
    carla = m.personas.add(name="Carla", quote="So what?")
    m.emotions.add(persona=carla, stage="Only", version="as_is", score=1, word="hopeful")
    m.notes.add(stage="Only", lane="Doing", text="Looks around", persona=carla)
    return m


def german() -> jk.JourneyMap:
    stages = ["Bewusstseinsbildung", "Vertragsabschlussvorbereitungsgespräch", "Schadensmeldungsentgegennahme"]
    m = jk.JourneyMap(title="Kraftfahrzeughaftpflichtversicherungsabschluss", language="de", stages=stages)
    m.fields["organisation"] = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    name = "Maximiliane Freifrau von Hohenlohe-Waldenburg-Schillingsfürst"
    somebody = m.personas.add(name=name, segment="Unternehmensberaterin", grade="several_voices", sample_size=12)
    with m.batch():
        for at, stage in enumerate(stages):
            text = "Vergleicht Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnungen"
            m.notes.add(stage=stage, lane="Doing", persona=somebody, text=text, channel="Vergleichsportalbetreiber")
            for version, word in (("as_is", "verunsicherungsgefährdet"), ("to_be", "zuversichtlich")):
                m.emotions.add(persona=somebody, stage=stage, version=version, score=at - 1, word=word)
            need = {"statement": "Nachvollziehbarkeit der Schadensregulierungsentscheidungen", "level": "safety"}
            m.needs.add(stage=stage, **need, importance=9, satisfaction=2 + at, usp="Schadensfreiheitsrabattgarantie")
    return m


def every_script() -> jk.JourneyMap:
    stages = ["מודעות", "تجديد", "理賠與維修 サポート", "Возмещение", "Αποζημίωση"]
    m = jk.JourneyMap(title="ביטוח רכב, מהתחלה (2025)", language="he", stages=stages)
    noa = m.personas.add(
        name="נועה לוי", segment="משפחה צעירה, שני ילדים.", quote="אני רק רוצה לדעת.", goals="זמן (וכסף)."
    )
    ali = m.personas.add(name="محمد علي", segment="سائق شاحنة", grade="one_voice")
    with m.batch():
        for at, stage in enumerate(stages):
            m.stages.set(stage, goal="להבין מה מכסה הפוליסה, ABC 12.")
            for person, text in ((noa, HEBREW), (ali, ARABIC), ("", JAPANESE), ("", KOREAN)):
                m.notes.add(stage=stage, lane="Doing", persona=person, text=text, grade="measured", channel="phone")
            m.emotions.add(persona=noa, stage=stage, version="as_is", score=(at % 5) - 2, word="מתוסכלת")
            m.emotions.add(persona=ali, stage=stage, version="as_is", score=2 - at, word="مرتاح")
    return m


def mischief() -> jk.JourneyMap:
    names = ["<b>bold</b>", "&amp;", "\"'>", "=1+1", "\u202eevil\u202c"]
    m = jk.JourneyMap(title='<script>alert(1)</script> & "x" ]]>', language='en"><x', stages=names)
    somebody = m.personas.add(name="<img src=x onerror=alert(1)>", quote="<!-- --> ${x}", segment="http://a.example/x")
    with m.batch():
        for stage in m.stages.df.index:
            text = "</text></svg><script>alert(1)</script>\x0b\x00 url(#x) \ufffe \ufeff"
            m.notes.add(stage=stage, lane="Doing", persona=somebody, text=text, channel="<i>")
            m.needs.add(stage=stage, statement="&lt;&#0;", usp="<?xml?>")
            m.emotions.add(persona=somebody, stage=stage, version="as_is", score=1, word="<u>")
    return m


def thirty_stages() -> jk.JourneyMap:
    chance = random.Random(1)
    m = jk.JourneyMap(title="Thirty stages", stages=[f"Stage number {at}" for at in range(30)])
    with m.batch():
        people = [m.personas.add(name=f"Person {at}", segment="A segment", grade="measured") for at in range(12)]
        for stage in m.stages.df.index:
            for person in people[:4]:
                word = chance.choice(["calm", "anxious", "delighted and relieved"])
                score = chance.randint(-2, 2)
                m.emotions.add(persona=person, stage=stage, version="as_is", score=score, word=word)
            for lane in ("Doing", "Thinking"):
                m.notes.add(stage=stage, lane=lane, text="What happens here", persona=chance.choice(people))
    return m


def crowded() -> jk.JourneyMap:
    """Return a hundred notes in a cell, and twelve people who all feel something."""
    chance = random.Random(2)
    m = jk.JourneyMap(title="A hundred in a cell", stages=["Before", "During", "After"])
    with m.batch():
        people = [m.personas.add(name=f"Person {at}") for at in range(12)]
        for at in range(100):
            grade = chance.choice(["assumption", "measured", "one_voice"])
            m.notes.add(
                stage="During", lane="Doing", text=f"Note {at} says a little", persona=people[at % 12], grade=grade
            )
        for person in people:
            for stage in ("Before", "During", "After"):
                for version in ("as_is", "to_be"):
                    score = chance.randint(-2, 2)
                    m.emotions.add(persona=person, stage=stage, version=version, score=score, word="some word")
    return m


def loose() -> jk.JourneyMap:
    """Return twins, and rows that the board has no place for."""
    m = jk.JourneyMap(title="Loose", stages=["Twin", "Twin"])
    first, second = m.stages.df.index
    one, other = m.personas.add(name="Ann"), m.personas.add(name="Ann")
    m.lanes.add(name="Sideless")
    m.notes.add(text="At no stage or lane", persona=one)
    m.notes.add(text="In a lane only", lane="Doing")
    m.notes.add(text="", lane="Doing", stage=first)
    m.needs.add(statement="A need of nobody", level="safety", usp="A reason at no stage")
    m.emotions.add(persona=one, version="as_is", score=1, word="astray", note="A note\nof two lines")
    m.emotions.add(stage=first, version="as_is", score=-1, word="unclaimed")
    m.emotions.add(stage=first, persona=other, version="as_is", word="only a word")
    m.emotions.add(stage=second, persona=other, version="as_is", unaware=True, word="asleep")
    return m


BOARDS: dict[str, Callable[[], jk.JourneyMap]] = {
    make.__name__: make
    for make in (
        heat_pump, empty, stages_only, one_stage, german, every_script, mischief, thirty_stages, crowded, loose,
    )
}  # fmt: skip


@cache
def board(name: str) -> jk.JourneyMap:
    """Return one of the maps, made once; nobody changes it."""
    return BOARDS[name]()


@cache
def picture(name: str) -> Picture:
    return picture_of(board(name).commit_path.contents)
