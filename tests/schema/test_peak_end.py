"""Peak and end are where the browser has them."""

import json
from pathlib import Path

import pytest

from journeykit.schema.peak_end import end, peak, peak_end

CASES = json.loads((Path(__file__).parents[1] / "contract" / "peaks.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["scores"]))
def test_peak_and_end(case):
    assert (peak(case["scores"]), end(case["scores"])) == (case["peak"], case["end"])


@pytest.mark.parametrize(
    ("scores", "remembered"),
    [
        ((1, 2, 2, -1, -2, 0, 1, 2, -1), -1.5),
        ((2, None, -2, None), -2.0),
        ((-1, 1), 0.0),
        ((2, 2), 2.0),
        ((None, 1), 1.0),
        ((0, 0), 0.0),
        ((None, None), None),
    ],
)
def test_what_is_remembered_takes_the_worse_of_two_extremes(scores, remembered):
    assert peak_end(scores) == remembered
