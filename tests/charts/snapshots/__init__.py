"""What each chart looked like when somebody last looked: its specification on the full map, without rows and words.

``python -m tests.charts.snapshots`` writes them anew. Read the difference before you commit it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from journeykit.charts.spec import taken_apart
from tests.charts.drawn import drawn

FOLDER = Path(__file__).parent
OF_ALTAIR = ("$schema", "config")
"""What Altair writes into every chart; it differs from version to version."""


def path_of(chart: str) -> Path:
    """Return where the snapshot of a chart is kept."""
    return FOLDER / f"{chart}.json"


def snapshot(chart: str) -> str:
    """Return what is drawn of the full map, as JSON that people can compare."""
    found = taken_apart(drawn(chart, "full").spec)
    spec = {key: entry for key, entry in found.spec.items() if key not in OF_ALTAIR}
    tables = [{"data": twin.data, "columns": dict(twin.columns)} for twin in found.tables]
    fields = {name: sorted(set().union(*rows)) for name, rows in found.data.items()}
    shown = {"spec": spec, "fields": fields, "tables": tables}
    return _written(shown) + "\n"


def _written(node: Any, indent: str = "") -> str:
    """Return JSON that people can compare: what fits a line stands on one."""
    short = json.dumps(node, ensure_ascii=False, sort_keys=True)
    if len(indent) + len(short) <= 110 or not isinstance(node, dict | list):
        return short
    deeper = f"{indent}  "
    if isinstance(node, list):
        return "[\n" + ",\n".join(deeper + _written(entry, deeper) for entry in node) + f"\n{indent}]"
    entries = (f"{deeper}{json.dumps(key)}: {_written(node[key], deeper)}" for key in sorted(node))
    return "{\n" + ",\n".join(entries) + f"\n{indent}}}"
