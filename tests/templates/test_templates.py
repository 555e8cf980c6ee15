from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeykit import templates
from journeykit.errors import JourneyError, UnknownNameError, UnknownTemplateError
from journeykit.ids import is_id, slug

FOLDER = Path(templates.__file__).parent
STAGES = {
    "four-stage": "Awareness, Purchase, Engagement, Post-purchase",
    "five-stage": "Awareness, Research, Purchase, Renewal, Claims",
    "nine-stage": "Need, Seek, Choose, Give, Get, Use, Fix, Love, Leave",
    "aida": "Attention, Interest, Desire, Action",
    "aarrr": "Acquisition, Activation, Retention, Referral, Revenue",
    "consumer-decision-journey": (
        "Initial consideration, Active evaluation, Moment of purchase, Post-purchase experience"
    ),
    "three-phase": "Prepurchase, Purchase, Postpurchase",
    "see-think-do-care": "See, Think, Do, Care",
    "hubspot-flywheel": "Attract, Engage, Delight",
    "hubspot-buyers-journey": "Awareness, Consideration, Decision",
    "hubspot-lifecycle": (
        "Subscriber, Lead, Marketing Qualified Lead, Sales Qualified Lead, Opportunity, Customer, Evangelist, Other"
    ),
    "5e": "Entice, Enter, Engage, Exit, Extend",
    "5a": "Aware, Appeal, Ask, Act, Advocate",
    "customer-life-cycle": "Discover, Explore, Buy, Use, Ask, Engage",
    "nng-e-commerce": "Discover, Try, Buy, Use, Seek support",
    "saas-onboarding": "Sign-up, Setup, First value, Habit, Expansion, Renewal",
    "employee": "Attract, Hire, Onboard, Engage, Perform, Develop, Depart",
    "patient": "Trigger, First contact, Assessment, Treatment, Recovery, Ongoing care",
    "citizen": "Find out, Check eligibility, Apply, Wait, Decision, Use, Change or appeal, Close",
}
FLAGGED = {
    "cyclic": {"hubspot-flywheel", "consumer-decision-journey"},
    "reorderable": {"nine-stage"},
    "composite": {"saas-onboarding", "patient", "citizen"},
}

each = pytest.mark.parametrize("name", templates.names())


def test_every_file_is_listed_and_every_name_has_a_file():
    assert sorted(templates.names()) == sorted(path.stem for path in FOLDER.glob("*.toml")) == sorted(STAGES)


@each
def test_stages_are_those_of_the_source_in_its_order(name):
    assert ", ".join(stage.name for stage in templates.load(name).stages) == STAGES[name]


@each
def test_a_template_can_be_cited(name):
    template = templates.load(name)
    assert template.title
    assert len(template.source) > 40
    assert template.composite == template.source.startswith("Composite")


@each
def test_ids_are_the_slugs_of_the_names_and_differ(name):
    stages = templates.load(name).stages
    assert [stage.id for stage in stages] == [slug(stage.name) for stage in stages]
    assert len({stage.id for stage in stages}) == len(stages)
    assert all(is_id(stage.id) for stage in stages)


@each
def test_every_stage_has_a_goal_of_its_own_in_few_words(name):
    goals = [stage.goal for stage in templates.load(name).stages]
    assert len(set(goals)) == len(goals)
    assert all(3 < len(goal) <= 80 and not goal.endswith(".") for goal in goals)


@pytest.mark.parametrize("flag", FLAGGED)
def test_flags_are_set_where_the_model_says_so_and_nowhere_else(flag):
    assert {name for name in templates.names() if getattr(templates.load(name), flag)} == FLAGGED[flag]


def test_claims_may_not_come_and_decide_everything():
    claims = templates.load("five-stage").stages[-1]
    assert (claims.moment_of_truth, claims.optional) == (True, True)


@each
def test_a_variant_orders_all_the_stages_anew(name):
    template = templates.load(name)
    assert bool(template.variants) == template.reorderable
    for variant in template.variants:
        stages = template.ordered(variant.name)
        assert stages != template.stages
        assert sorted(stage.id for stage in stages) == sorted(stage.id for stage in template.stages)


def test_in_fine_dining_one_gets_before_one_gives():
    ids = [stage.id for stage in templates.load("nine-stage").ordered("fine-dining")]
    assert ids.index("choose") < ids.index("get") < ids.index("give")


def test_a_misspelt_variant_names_the_right_one():
    with pytest.raises(UnknownNameError, match="Did you mean 'fine-dining'"):
        templates.load("nine-stage").ordered("fine-dinning")


def test_a_misspelt_template_names_the_right_one():
    with pytest.raises(UnknownTemplateError, match="Did you mean 'nine-stage'"):
        templates.load("nine-stages")


@given(st.text())
def test_any_other_name_is_refused_and_reads_no_file(name):
    if name not in templates.names():
        with pytest.raises(JourneyError):
            templates.load(name)


@given(st.sampled_from(templates.names()))
def test_loading_twice_gives_the_same_frozen_value(name):
    template = templates.load(name)
    assert template == templates.load(name)
    with pytest.raises(FrozenInstanceError):
        template.title = "mine"  # type: ignore[misc]


def test_the_list_of_names_is_the_callers_own():
    templates.names().clear()
    assert templates.names()
