"""A map with columns and tables of its own, and the document it is written as."""

from __future__ import annotations

import pytest

import journeykit as jk
from journeykit.model.canonical import dumps, loads
from journeykit.model.document import to_document
from tests.model.documents import Document


@pytest.fixture
def journey() -> jk.JourneyMap:
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor")
    m.needs.add_column(jk.columns.scale("effort", 1, 5), at=2)
    m.needs.add_column(jk.columns.flag("legal"), at=3)
    m.add_table(jk.table("zebras", [jk.columns.text("zebra"), jk.columns.ref("stage", to="stages")]))
    m.add_table(jk.table("apes", [jk.columns.text("ape"), jk.columns.ref("zebra", to="zebras")]))
    m.needs.add(id="n1", stage="claims", statement="Be heard", importance=9, satisfaction=3, effort=2)
    m.needs.add(id="n2", stage="research", statement="Compare", legal=True)
    m.personas.add(id="p1", name="NA", channels=["app", "phone"])
    m.needs.set("n1", importance=7)
    m.needs.move("n1", after="n2")
    m.zebras.add(id="z1", zebra="stripes")
    return m


@pytest.fixture
def document(journey: jk.JourneyMap) -> Document:
    return loads(dumps(to_document(journey)))
