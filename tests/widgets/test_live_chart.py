"""The live chart as a widget: what it takes, what it hears, what it keeps alive."""

import json

import altair as alt
import pandas as pd
import pytest

import journeykit as jk
from journeykit.errors import InvalidValueError, UnknownNameError, UnknownRowError
from journeykit.widgets.chart_engine import chart_engine
from journeykit.widgets.map_model import map_model_of


@pytest.fixture
def m():
    made = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    made.notes.add(lane="doing", stage="Claims", text="Calls the hotline")
    return made


@pytest.fixture
def sent(monkeypatch):
    """What the widgets have sent to their pages."""
    messages = []
    monkeypatch.setattr(jk.LiveChart, "send", lambda _self, content, _buffers=None: messages.append(content))
    return messages


def ask(chart, n=0, page="a"):
    chart._handle_custom_msg({"kind": "showing", "page": page, "n": n}, [])


def counts(journey):
    return alt.Chart(pd.DataFrame({"notes": [len(journey.notes)]})).mark_bar().encode(x="notes:Q")


def test_a_page_that_shows_it_gets_the_chart_of_the_map(m, sent):
    chart = jk.LiveChart(m, jk.charts.lane_coverage)
    ask(chart)
    [message] = sent
    assert message["kind"] == "drawing"
    assert "Calls the hotline" in json.dumps(message["data"])
    assert message["says"].startswith("Notes by lane and stage · Motor insurance. 1 note")
    assert repr(chart) == "<LiveChart lane_coverage>"


def test_no_text_of_the_map_is_in_a_trait(m):
    m.personas.add(name="Carla")
    state = jk.LiveChart(m, jk.charts.lane_coverage, persona="Carla").get_state()
    assert not [text for text in ("Carla", "hotline", "Motor") if text in json.dumps(state, default=str)]


def test_it_is_drawn_with_the_options_of_its_function_and_the_settings_of_a_widget(m, sent):
    m.personas.add(name="Carla")
    chart = jk.LiveChart(m, jk.charts.lane_coverage, persona="Carla", size="slide", tooltip="Notes")
    ask(chart)
    assert "of Carla" in sent[0]["says"]
    assert chart.tooltip == "Notes"


def test_any_function_of_the_map_will_do(m, sent):
    class Counted:
        def __call__(self, journey, of="notes"):
            return counts(journey).properties(title=of)

    ask(jk.LiveChart(m, counts))
    ask(jk.LiveChart(m, lambda journey: counts(journey) | counts(journey)))
    ask(jk.LiveChart(m, Counted(), of="all"))
    assert [len(message["data"]) for message in sent] == [1, 2, 1]
    assert sent[2]["words"] == ["all"]
    assert [message["says"] for message in sent] == ["Counts", "Lambda", "all."], "a picture has a name"


def test_it_is_drawn_once_to_begin_with(m, sent):
    calls = []

    def counted(journey):
        calls.append(1)
        return counts(journey)

    ask(jk.LiveChart(m, counted))
    assert len(calls) == 1


def test_all_live_charts_share_one_engine_and_the_widget_of_their_map(m):
    one, other = jk.LiveChart(m, counts), jk.LiveChart(jk.JourneyMap(stages=["A"]), counts)
    assert one._engine is other._engine is chart_engine()
    assert one._map is map_model_of(m)
    assert one._map is not other._map


def test_an_engine_that_was_closed_is_made_anew(m):
    jk.LiveChart(m, counts)
    closed = chart_engine()
    closed.close()
    assert chart_engine() is not closed
    assert jk.LiveChart(m, counts)._engine is chart_engine()


@pytest.mark.parametrize(
    ("make", "error", "said"),
    [
        (lambda m: jk.LiveChart(counts(m), m), InvalidValueError, "takes the map itself first"),
        (lambda m: jk.LiveChart(m, counts(m)), InvalidValueError, "without calling it"),
        (lambda m: jk.LiveChart(m, "curve"), InvalidValueError, "takes a function of the map"),  # type: ignore[arg-type]
        (lambda m: jk.LiveChart(m, lambda journey: None), InvalidValueError, "returned no Altair chart but None"),
        (lambda m: jk.LiveChart(m, counts, persona="Carla"), UnknownNameError, "counts has no option 'persona'"),
        (lambda m: jk.LiveChart(m, jk.charts.lane_coverage, persna="x"), UnknownNameError, "Did you mean 'persona'"),
        (lambda m: jk.LiveChart(m, jk.charts.lane_coverage, persona="Carla"), UnknownRowError, "'Carla'"),
        (
            lambda m: jk.LiveChart(m, lambda journey: alt.Chart("https://a.example/rows.csv").mark_bar()),
            InvalidValueError,
            "at an address",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_it_cannot_draw_is_said_at_once(m, make, error, said):
    with pytest.raises(error, match=said):
        make(m)


def test_a_mistake_in_a_chart_is_found_at_once(m):
    def wrong(journey):
        return alt.Chart(pd.DataFrame({"a": [1]})).mark_bar(opacity="much").encode(x="a:Q")  # type: ignore[arg-type]

    with pytest.raises(Exception, match="opacity"):
        jk.LiveChart(m, wrong)


def test_who_is_asked_for_by_name_is_the_same_under_another(m, sent):
    m.personas.add(name="Carla")
    chart = jk.LiveChart(m, jk.charts.lane_coverage, persona="Carla")
    m.personas.set("Carla", name="Clara")
    assert "of Clara" in chart._feed.latest()[0].says


def test_an_edit_while_it_is_made_is_not_missed(m, sent, monkeypatch):
    monkeypatch.setattr("journeykit.widgets.live_chart.chart_engine", lambda: m.set(title="Car") or chart_engine())
    chart = jk.LiveChart(m, jk.charts.lane_coverage)
    assert "Car." in chart._feed.latest()[0].says


@pytest.mark.parametrize("transformer", ["json", "csv"])
def test_what_altair_has_been_told_to_do_with_data_is_no_matter(m, sent, tmp_path, monkeypatch, transformer):
    monkeypatch.chdir(tmp_path)
    with alt.data_transformers.enable(transformer):
        ask(jk.LiveChart(m, jk.charts.lane_coverage))
        assert jk.charts.table(jk.charts.lane_coverage(m))["Notes"].sum() == 1
    assert "Calls the hotline" in json.dumps(sent[0]["data"])
    assert list(tmp_path.iterdir()) == []


def test_the_table_beside_it_says_what_the_picture_shows(m):
    chart = jk.LiveChart(m, jk.charts.lane_coverage)
    m.notes.add(lane="thinking", stage="Claims", text="Is <b>this</b> covered?")
    page = chart.page(m.commit_path.contents)
    assert "Chart</bdi></strong> of <bdi>Motor insurance" in page.line
    assert "2 notes" in page.body
    assert "Is &lt;b&gt;this&lt;/b&gt; covered?" in page.body


def test_a_chart_that_was_closed_follows_no_more(m, sent, monkeypatch):
    chart = jk.LiveChart(m, counts)
    ask(chart)
    heard: list[int] = []
    monkeypatch.setattr(chart._feed, "poke", lambda: heard.append(1))
    m.title = "Car"
    assert heard == [1]
    chart.close()
    m.title = "Home"
    assert (heard, len(sent)) == ([1], 1)
