"""Which columns and tables may be declared; the browser replays the same cases."""

import json
from pathlib import Path

import pytest

from journeykit.errors import InvalidSpecError
from journeykit.schema.wire import column_from_wire, table_from_wire

CASES = json.loads((Path(__file__).parent / "declarations.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES["columns"], ids=json.dumps)
def test_column(case):
    if case["ok"]:
        assert column_from_wire(case["column"]).name == case["column"]["name"]
    else:
        with pytest.raises(InvalidSpecError):
            column_from_wire(case["column"])


@pytest.mark.parametrize("case", CASES["tables"], ids=json.dumps)
def test_table(case):
    if case["ok"]:
        assert table_from_wire(case["table"]).name == case["table"]["name"]
    else:
        with pytest.raises(InvalidSpecError):
            table_from_wire(case["table"])
