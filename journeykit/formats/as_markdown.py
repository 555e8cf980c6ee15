"""``name.md``: the map as Markdown to read in a merge request or a wiki; it is not read back.

Title and fields, personas side by side, the board stage by stage with a line a note, emotions, needs, evidence and the
tables of one's own. Every row is one line, in an order that stays, and columns are of one width: a difference between
two versions of the file shows the cells that differ and nothing else. What stands in a map stays text: markup is
escaped, and behind the signs of mentions, issues and addresses stands a joiner without width, so that none is linked.
"""

from __future__ import annotations

from journeykit.formats.format import Format, Written
from journeykit.formats.losses import HISTORY, IDS, declarations, unfit, unknown_parts
from journeykit.formats.maker_mark import COMMENT
from journeykit.formats.markdown.document import document
from journeykit.formats.markdown.wording import JOINER
from journeykit.model.journey_map import JourneyMap


def write(journey: JourneyMap) -> Written:
    """Return the map's page."""
    with journey.commit_path.lock:
        contents = journey.commit_path.contents.copy()
    rows = [row for table in contents.tables.values() for row in table]
    text = "\n".join(document(contents)) + "\n"
    own = (value for cells in (contents.fields, *(row.cells for row in rows)) for value in cells.values())
    joined = text.count(JOINER) - sum(value.count(JOINER) for value in own if isinstance(value, str))
    lost = (
        *_joined(joined),
        *declarations(contents),
        *([IDS] if rows else []),
        HISTORY,
        *unfit(rows),
        *unknown_parts(contents),
    )
    return Written({"": text.encode("utf-8", "replace")}, len(rows), lost)


def _joined(count: int) -> tuple[str, ...]:
    if count < 1:
        return ()
    places = "1 place" if count == 1 else f"{count:,} places"
    return (f"{places} as written: a joiner without width (U+2060) keeps addresses, mentions and numbers from links",)


FORMAT = Format("Markdown", "map", (".md", ".markdown"), write, mark=COMMENT)
