"""Strategies for maps whose notes and emotions belong together, with texts that Mermaid stumbles over."""

from __future__ import annotations

from hypothesis import strategies as st

import journeykit as jk
from journeykit.formats.mermaid.scores import OWN
from tests.formats.any_map import texts

AWKWARD = (
    "Open app at 10:30", "Call; wait", "Number #1", "100%% sure", "%%{init}%%", "%% unrated", "journey planned",
    "Journeyman", "journeyé", "title", "Title page", "section 3", "accTitle", "accDescr {", "– title", "Me, Cat",
    "a꞉b﹐c", "a:b,c", "x<br/>y", "---", "```", "one\ntwo", ":", ";", "#", ",", "3", "4: Me", "#35;", "&amp;", "<b>",
    "Same", "Same",
)  # fmt: skip
names = st.sampled_from(AWKWARD) | texts
scores = st.integers(-2, 2) | st.none()


@st.composite
def journeys(draw: st.DrawFn) -> jk.JourneyMap:
    """Return a map with a few stages, personas, notes in Doing, and emotions."""
    m = jk.JourneyMap(draw(st.lists(names, max_size=3)), title=draw(names))
    personas = [m.personas.add(name=name) for name in draw(st.lists(names, max_size=3))]
    stages = [stage["id"] for stage in m.stages]
    if draw(st.booleans()):
        m.notes.add_column(OWN)
    for stage in stages:
        few = st.sampled_from(("Calls us", "Waits", draw(names)))
        for text in draw(st.lists(few, max_size=5)):
            who = draw(st.sampled_from((None, *personas)))
            note = m.notes.add(stage=stage, lane="doing", text=text, persona=who)
            if OWN.name in m.notes.spec:
                m.notes.set(note, **{OWN.name: draw(st.sampled_from((None, 1, 3.5, 5)))})
        for who in draw(st.lists(st.sampled_from((None, *personas)), max_size=4, unique=True)):
            m.emotions.add(stage=stage, persona=who, version="as_is", score=draw(scores))
    return m
