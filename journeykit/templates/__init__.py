"""Stage templates: models of the journey from the literature, one TOML file each, with its source."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from journeykit.errors import UnknownNameError, UnknownTemplateError
from journeykit.ids import slug_id

NAMES = (
    "four-stage",
    "five-stage",
    "nine-stage",
    "aida",
    "aarrr",
    "consumer-decision-journey",
    "three-phase",
    "see-think-do-care",
    "hubspot-flywheel",
    "hubspot-buyers-journey",
    "hubspot-lifecycle",
    "5e",
    "5a",
    "customer-life-cycle",
    "nng-e-commerce",
    "saas-onboarding",
    "employee",
    "patient",
    "citizen",
)


@dataclass(frozen=True, slots=True)
class TemplateStage:
    """One stage of a template; its id is the slug of its name."""

    id: str
    name: str
    goal: str
    description: str = ""
    moment_of_truth: bool = False
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """Another order of the same stages, for another kind of business."""

    name: str
    title: str
    stages: tuple[str, ...]
    """Ids of the stages, in this variant's order."""


@dataclass(frozen=True, slots=True)
class Template:
    """A model of the journey.

    Attributes
    ----------
    name, title
        The name to load it by, the title to show.
    source
        Where the stages come from: author, year, title, place.
    stages
        The stages in the source's order.
    cyclic
        The last stage leads back into the journey.
    reorderable
        The order depends on the business; ``variants`` shows others.
    composite
        Put together by journeykit from common practice; no single source names these stages.
    note
        What to know before using it.
    """

    name: str
    title: str
    source: str
    stages: tuple[TemplateStage, ...]
    cyclic: bool = False
    reorderable: bool = False
    composite: bool = False
    note: str = ""
    variants: tuple[Variant, ...] = ()

    def ordered(self, variant: str) -> tuple[TemplateStage, ...]:
        """Return the stages in the order of a variant.

        >>> [stage.name for stage in load("nine-stage").ordered("fine-dining")][2:6]
        ['Choose', 'Get', 'Use', 'Give']
        """
        by_id = {stage.id: stage for stage in self.stages}
        for known in self.variants:
            if known.name == variant:
                return tuple(by_id[stage] for stage in known.stages)
        raise UnknownNameError(f"The template {self.name}", "variant", variant, [v.name for v in self.variants])


def names() -> list[str]:
    """Return the names of all templates, the general ones first.

    >>> names()[:3]
    ['four-stage', 'five-stage', 'nine-stage']
    """
    return list(NAMES)


def load(name: str) -> Template:
    """Return the template of that name; `UnknownTemplateError` names the nearest if there is none.

    >>> five = load("five-stage")
    >>> [stage.name for stage in five.stages]
    ['Awareness', 'Research', 'Purchase', 'Renewal', 'Claims']
    >>> five.stages[4].id, five.cyclic
    ('claims', False)
    """
    if name not in NAMES:
        raise UnknownTemplateError(name, NAMES)
    return _read(name)


@cache
def _read(name: str) -> Template:
    import tomllib  # not needed to import the package, only to load a template

    data = tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text("utf-8"))
    variants = tuple(Variant(**{**entry, "stages": tuple(entry["stages"])}) for entry in data.pop("variants", ()))
    return Template(name=name, stages=_stages(data.pop("stages")), variants=variants, **data)


def _stages(entries: list[dict[str, Any]]) -> tuple[TemplateStage, ...]:
    stages: dict[str, TemplateStage] = {}
    for entry in entries:
        stage = TemplateStage(id=slug_id(entry["name"], "s", stages), **entry)
        stages[stage.id] = stage
    return tuple(stages.values())
