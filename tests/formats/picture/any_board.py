"""Strategies for boards that are full: rows stand at stages, lanes and personas, and say awkward things."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

import journeykit as jk
from journeykit.schema.tables import EMOTION_WORDS, GRADES, MASLOW
from tests.formats.any_map import texts, words

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
MORE = ("W" * 60, LONG, "א" * 40, "語" * 50, "Know what happens next", "a/b/c/d-e-f", "i" * 90, "x\n\n\ny", "ﷺ ﷽")
said = texts | st.sampled_from(MORE) | st.text(max_size=60)
FELT = ({"unaware": True}, {}, *({"score": score} for score in range(-2, 3)))
grades = st.sampled_from(["", *(entry.value for entry in GRADES)])


@st.composite
def boards(draw: st.DrawFn) -> jk.JourneyMap:
    """Return a map whose rows mostly have a place on the board."""
    m = jk.JourneyMap(title=draw(said), organisation=draw(said), scope=draw(said))
    flags, rated = st.booleans(), st.integers(0, 10) | st.none()
    with m.batch():
        stages = [
            m.stages.add(name=draw(said), goal=draw(said), moment_of_truth=draw(flags), optional=draw(flags))
            for _ in range(draw(st.integers(1, 5)))
        ]
        people = [
            m.personas.add(name=draw(said), segment=draw(said), quote=draw(said), goals=draw(said), grade=draw(grades))
            for _ in range(draw(st.integers(0, 3)))
        ]
        at, of = st.sampled_from([*stages, ""]), st.sampled_from([*people, ""])
        lane = st.sampled_from([*m.commit_path.contents.tables["lanes"].ids(), ""])
        for _ in range(draw(st.integers(0, 6))):
            cells = {"text": draw(said), "channel": draw(words | st.just("phone")), "grade": draw(grades)}
            m.notes.add(stage=draw(at), lane=draw(lane), persona=draw(of), **cells)
        for _ in range(draw(st.integers(0, 4))):
            level = draw(st.sampled_from(["", *(entry.value for entry in MASLOW)]))
            judged: dict[str, Any] = {key: draw(rated) for key in ("importance", "satisfaction")}
            cells = {"statement": draw(said), "level": level, "usp": draw(said), "grade": draw(grades)}
            m.needs.add(stage=draw(at), persona=draw(of), **cells, **judged)
        keys = st.tuples(of, at, st.sampled_from(["as_is", "to_be"]))
        for persona, stage, version in draw(st.lists(keys, max_size=12, unique=True)):
            word = draw(words | st.sampled_from(EMOTION_WORDS))
            felt: dict[str, Any] = draw(st.sampled_from(FELT))
            m.emotions.add(persona=persona, stage=stage, version=version, word=word, **felt)
    return m
