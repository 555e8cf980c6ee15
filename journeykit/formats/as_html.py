"""``name.html``: the whole map as one page to look at, print and pass on. No script, no network, anywhere."""

from __future__ import annotations

from collections.abc import Iterable

from journeykit.errors import UnknownNameError
from journeykit.formats.format import Format, Written
from journeykit.formats.losses import HISTORY, IDS, declarations, unfit, unknown_parts
from journeykit.formats.maker_mark import COMMENT
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.tables import VERSIONS

ONE_WAY = "a way back into journeykit: keep the map as .journey.json too"


def write(journey: JourneyMap, charts: bool | str | Iterable[str] = True, version: str = "both") -> Written:
    """Return the page; ``charts`` are all or some by name, ``version`` is that of the board's curve."""
    # Only who saves a page needs what draws it.
    from journeykit.formats.html.board import LEFT_OUT, is_drawn
    from journeykit.formats.html.charts import MISSING, charts_html, drawing, names_of
    from journeykit.formats.html.markup import Html
    from journeykit.formats.html.page import page_html

    names, known = names_of(charts), [*(entry.value for entry in VERSIONS), "both"]
    if version not in known:
        raise UnknownNameError("The page", "version", str(version), known)
    # Board, charts and tables tell of one and the same moment.
    still = journey.copy()
    contents = still.commit_path.contents
    draw = drawing() if names else None
    shown = charts_html(still, names, draw) if draw else Html()
    data = page_html(contents, shown, version).encode()
    rows = [row for table in contents.tables.values() for row in table]
    lost = (
        ONE_WAY,
        *((MISSING,) if names and not draw else ()),
        *((LEFT_OUT,) if not is_drawn(contents) else ()),
        *declarations(contents),
        *((IDS,) if rows else ()),
        HISTORY,
        *unfit(rows),
        *unknown_parts(contents),
    )
    return Written({"": data}, len(rows), lost)


FORMAT = Format(
    "HTML", "map", (".html", ".htm"), write, options={"charts": "flag or names", "version": "text"}, mark=COMMENT
)
