"""Options of formats, as one types them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import journeykit as jk
from journeykit.formats import FORMATS, saving
from journeykit.formats.format import Format, OptionKind, Written
from tests.cli.conftest import HEAT_PUMP


def test_options_of_a_format_are_passed_on(shell):
    code, _, _ = shell("journeykit convert 'heat pump.journey.json' x.tidy.csv -o 'delimiter=;'")
    assert code == 0
    assert ";" in (shell.folder / "x.tidy.csv").read_text("utf-8-sig").splitlines()[0]
    code, _, err = shell("journeykit convert 'heat pump.journey.json' y.tidy.csv -o delimeter=,")
    assert code == 2
    assert "Did you mean 'delimiter'?" in err


def test_options_may_be_numbers(shell):
    assert shell("journeykit convert 'heat pump.journey.json' half.png -o scale=0.5")[0] == 0
    assert shell("journeykit convert 'heat pump.journey.json' whole.png -o scale=1")[0] == 0
    half, whole = ((shell.folder / name).read_bytes()[16:20] for name in ("half.png", "whole.png"))
    assert abs(int.from_bytes(whole) - 2 * int.from_bytes(half)) <= 2


def test_what_is_called_as_a_flag_or_number_is_a_name_where_names_are_taken(said):
    m = jk.JourneyMap(stages=["Claims"])
    for name in ("5", "true"):
        m.lanes.add(name=name)
    for name in ("No", "Yes", "7"):
        m.personas.add(name=name, quote=f"{name} said it")
    m.notes.add(stage="claims", lane="5", text="five")
    jk.save(m, "motor.journey.json")
    assert said("journeykit convert motor.journey.json no.svg -o personas=No -o lanes=true")[0] == 0
    text = Path("no.svg").read_text("utf-8")
    assert ("No said it" in text, "Yes said it" in text) == (True, False)
    assert said("journeykit convert motor.journey.json seven.board.csv -o persona=7")[0] == 0
    assert said("journeykit convert motor.journey.json five.mmd -o lane=5")[0] == 0
    assert "five" in Path("five.mmd").read_text("utf-8")


def test_flags_are_said_in_words(said):
    shutil.copy(HEAT_PUMP, "x.journey.json")
    drawn = []
    for value in ("No", "gaps"):
        assert said(f"journeykit convert x.journey.json x.html --force -o charts={value}")[0] == 0
        drawn.append(Path("x.html").read_text("utf-8").count("<details"))
    assert drawn[0] < drawn[1]
    light, dark = Path("light.svg"), Path("dark.svg")
    assert said("journeykit convert x.journey.json light.svg -o dark=no")[0] == 0
    assert said("journeykit convert x.journey.json dark.svg -o dark=True")[0] == 0
    assert light.read_bytes() != dark.read_bytes()


def test_names_that_stand_in_one_text_are_asked_for_one_by_one(said):
    shutil.copy(HEAT_PUMP, "x.journey.json")
    code, _, err = said("journeykit convert x.journey.json x.svg -o 'personas=Ruth Lindqvist,Emre Kaya'")
    assert code == 2
    assert err.endswith("Several are given one by one: -o 'personas=Ruth Lindqvist' -o 'personas=Emre Kaya'.\n")
    code, _, err = said("journeykit convert x.journey.json x.html -o charts=emotion_curve,gaps")
    assert (code, err.endswith("one by one: -o charts=emotion_curve -o charts=gaps.\n")) == (2, True)
    code, _, err = said("journeykit convert x.journey.json x.svg -o personas=Ruth")
    assert (code, "one by one" in err) == (2, False)


def test_the_options_of_a_format_that_is_new_need_no_word_of_the_command_line(said, monkeypatch):
    given: dict[str, Any] = {}

    def write(journey, depth=1, *, deep=False, among=()):
        given.update(depth=depth, deep=deep, among=among)
        return Written({"": b"x"}, 0)

    kinds: dict[str, OptionKind] = {"depth": "number", "deep": "flag", "among": "names"}
    monkeypatch.setattr(saving, "FORMATS", (*FORMATS, Format("Toy", "map", (".toy",), write, options=kinds)))
    jk.save(jk.JourneyMap(), "m.journey.json")
    assert said("journeykit convert m.journey.json x.toy -o depth=2 -o deep=yes -o among=1 -o among=no")[0] == 0
    assert given == {"depth": 2, "deep": True, "among": ["1", "no"]}


def test_an_option_may_be_given_several_times(shell):
    line = "journeykit convert 'heat pump.journey.json' x.svg -o personas='Ruth Lindqvist'"
    assert shell(line)[0] == 0
    one = (shell.folder / "x.svg").read_text("utf-8")
    assert shell(f"{line} -o personas='Emre Kaya' --force")[0] == 0
    assert "Kaya" not in one
    assert "Kaya" in (shell.folder / "x.svg").read_text("utf-8")
