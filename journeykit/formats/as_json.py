"""``name.journey.json``: the whole map, with revisions and lineage. A thin wrapper of the model's document."""

from __future__ import annotations

from journeykit.errors import UnreadableFileError
from journeykit.formats.advice import if_in_python
from journeykit.formats.document_problems import reading_of
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.losses import kept_names
from journeykit.model.canonical import MAX_BYTES
from journeykit.model.document import digest, dumps, loads, to_document
from journeykit.model.journey_map import JourneyMap
from journeykit.model.migrate import SCHEMA_VERSION, version_of


def write(journey: JourneyMap) -> Written:
    """Return the map's file."""
    document = to_document(journey)
    data = dumps(document).encode()
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(f"The map would take more than {MAX_BYTES // 1_000_000} MB and not be read again.")
    rows = sum(len(journey.table(name)) for name in journey.tables)
    with journey.commit_path.lock:
        lost = kept_names(journey.commit_path.contents)
    return Written({"": data}, rows, lost, digest(document))


def read(files: Files) -> Reading:
    """Return the map that a file holds, and what of it does not fit; all that is kept and written back."""
    return Reading(*reading_of(loads(_text(files[""]))))


def conflict(journey: JourneyMap, data: bytes) -> str:
    """Tell why the map must not take the place of a file; nothing if the file is one the map comes from."""
    try:
        document = loads(_text(data))
        version, own = version_of(document), digest(document)
    except UnreadableFileError as problem:
        return f"holds something that is no journey map. {problem}"
    if document.get("id") != journey.id:
        return f"holds another map ({document.get('id')})."
    if version[0] > version_of({"schema": SCHEMA_VERSION})[0]:
        return "was written by a newer journeykit, which keeps more than this one can."
    if own not in journey.lineage and own != digest(to_document(journey)):
        return (
            f"has been saved by somebody else since this map was read or saved.{if_in_python(' Read it with jk.load.')}"
        )
    return ""


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise UnreadableFileError(f"The file is not UTF-8 text (byte {problem.start + 1}).") from None


FORMAT = Format("JSON", "map", (".journey.json", ".json"), write, read, conflict, keeps_journal=True)
