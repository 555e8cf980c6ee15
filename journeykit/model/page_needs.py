"""Needs on a page: the first in an order that a needs grid offers, those of each stage, one in a line."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Collection
from heapq import nsmallest
from itertools import islice

from journeykit.model.contents import Contents
from journeykit.model.frames import cell_value
from journeykit.model.page_cells import cell_html
from journeykit.model.rows import Row
from journeykit.schema.scores import opportunity
from journeykit.schema.tables import MASLOW, NEEDS

BANDS = (10, 12, 15)
"""The lines analysts draw through opportunities; the browser has the same."""

Rank = Callable[[Row], float]


def first_needs(contents: Contents, group: str, sort: str, most: int) -> list[Row]:
    """Return the first needs by ``group``, and within it by ``sort``; of equals the earlier comes first.

    Those that do not tell their stage, level or opportunity come last. "" is the order of the map.
    """
    needs = contents.tables["needs"]
    if not group and not sort:
        return list(islice(needs, most))
    outer = _by_band if group == "opportunity" else _rank(contents, group)
    inner = _rank(contents, sort)
    return nsmallest(most, needs, key=lambda row: (outer(row), inner(row)))


def _rank(contents: Contents, word: str) -> Rank:
    if word == "opportunity":
        return _by_opportunity
    if not word:
        return lambda _row: 0
    known = contents.tables["stages"].ids() if word == "stage" else [entry.value for entry in MASLOW]
    order, last = {value: at for at, value in enumerate(known)}, len(known)
    return lambda row: order.get(row.cells.get(word, ""), last)


def _by_opportunity(row: Row) -> float:
    found = opportunity(row.cells.get("importance"), row.cells.get("satisfaction"))
    return 1 if found is None else -found


def _by_band(row: Row) -> float:
    found = opportunity(row.cells.get("importance"), row.cells.get("satisfaction"))
    return 1 if found is None else -bisect(BANDS, found)


def needs_of(contents: Contents, personas: Collection[str] | None) -> tuple[dict[str, list[Row]], list[Row]]:
    """Return the needs of some personas, and of everybody, by stage; and those at no stage."""
    placed: dict[str, list[Row]] = {}
    unplaced: list[Row] = []
    for need in contents.tables["needs"]:
        stage, whose = need.cells.get("stage", ""), need.cells.get("persona", "")
        if personas is None or not whose or whose in personas:
            known = stage in contents.tables["stages"].by_id
            (placed.setdefault(stage, []) if known else unplaced).append(need)
    return placed, unplaced


def need_html(contents: Contents, need: Row, name: Callable[[str], str]) -> str:
    """Return a need in a line: whose it is, what it says, its level, where to act, how we know."""
    whose = need.cells.get("persona")
    said = {key: _said(contents, need, key) for key in ("level", "kind", "opportunity", "grade")}
    if said["opportunity"]:
        said["opportunity"] = f"opportunity {said['opportunity']}"
    details = ", ".join(filter(None, said.values()))
    line = (f"{name(whose)}: " if whose else "") + f"<bdi>{_said(contents, need, 'statement')}</bdi>"
    return line + (f" <em>({details})</em>" if details else "")


def reason_html(contents: Contents, need: Row) -> str:
    """Return why they choose us, with what proves it and who else could do it; nothing for no reason."""
    reason, proof, rival = (_said(contents, need, key) for key in ("usp", "usp_proof", "rival"))
    if not reason:
        return ""
    known = zip(("usp_proof", "rival"), (proof, rival), strict=True)
    details = "; ".join(f"{NEEDS.column(key).title}: <bdi>{said}</bdi>" for key, said in known if said)
    return f"<bdi>{reason}</bdi>" + (f" <em>({details})</em>" if details else "")


def _said(contents: Contents, need: Row, key: str) -> str:
    column = NEEDS.column(key)
    return cell_html(contents, column, cell_value(column, need))
