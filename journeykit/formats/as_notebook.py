"""``name.ipynb``: a notebook with the whole map in its metadata. Its cells are neither run nor touched."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from journeykit.errors import FileConflictError, JourneyWarning, UnreadableFileError
from journeykit.formats import as_json
from journeykit.formats.advice import if_in_python
from journeykit.formats.document_problems import reading_of
from journeykit.formats.format import Files, Format, Reading, Written
from journeykit.formats.losses import kept_names
from journeykit.formats.notebook.map_notebook import map_notebook
from journeykit.formats.notebook.notebook_text import map_in, read_text, with_map
from journeykit.model.canonical import MAX_BYTES, dumps
from journeykit.model.document import digest, to_document
from journeykit.model.journey_map import JourneyMap

_EXACT = 2**53
_OPEN_HERE = (
    "is the notebook this runs in, and Jupyter still has it as it was before. Choose File › Reload Notebook from "
    "Disk now; what you changed in its cells since they were last saved is lost then. If Jupyter asks because the "
    "file has changed: Revert does the same, Overwrite puts back what was there before: an older map, or none. After "
    "reloading, run the cells again: until then, grids and boards only show what they held."
)


def write(journey: JourneyMap, there: bytes | None = None, path: Path = Path("journey.ipynb")) -> Written:
    """Return the notebook ``there`` with the map in it; without one, a new notebook that shows its map.

    Of a notebook that is there, not a letter changes but the map in its metadata. Jupyter trusts the changed file
    no more than any other that it has not written: outputs that it only shows of notebooks it trusts wait for the
    next run or save.
    """
    if there is not None and _is_open_here(path):
        warnings.warn(JourneyWarning(f"{path.name} {_OPEN_HERE}"), stacklevel=3)
    document = to_document(journey)
    own = _digest(document)
    # As in the map's own file, a snapshot does not descend from itself.
    document["lineage"] = [known for known in document["lineage"] if known != own]
    mark = "\ufeff" if there is not None and there.startswith(b"\xef\xbb\xbf") else ""
    try:
        text = map_notebook(str(journey.fields["title"]), path.name) if there is None else read_text(there)
        data = (mark + with_map(text, document)).encode()
    except UnreadableFileError as problem:
        why = f"A map cannot be put into what is there, which stays as it is. {problem} Choose another name."
        raise FileConflictError(why) from None
    if len(data) > MAX_BYTES:
        raise UnreadableFileError(
            f"The notebook would take more than {MAX_BYTES // 1_000_000} MB and not be read again. "
            "Clear its outputs, or save the map as .journey.json."
        )
    with journey.commit_path.lock:
        lost = kept_names(journey.commit_path.contents)
    return Written({"": data}, sum(len(journey.table(table)) for table in journey.tables), lost, own)


def read(files: Files) -> Reading:
    """Return the map that a notebook holds; its cells are not looked at."""
    document = map_in(read_text(files[""]))
    if document is None:
        how = if_in_python(' jk.save(m, "day.ipynb") puts the map m into the notebook day.ipynb.')
        raise UnreadableFileError(f"The notebook holds no journey map.{how}")
    try:
        journey, problems = reading_of(document)
    except UnreadableFileError as problem:
        raise UnreadableFileError(f"The map in the notebook cannot be read. {problem}") from None
    journey.remember(_digest(document))
    return Reading(journey, problems)


def conflict(journey: JourneyMap, data: bytes) -> str:
    """Tell why the map must not be put into a notebook; nothing if it holds none, or one the map comes from."""
    try:
        document = map_in(read_text(data))
    except UnreadableFileError as problem:
        return f"holds a map that cannot be written over. {problem}"
    if document is None:
        return ""
    return as_json.conflict(journey, dumps(_as_pages_count(document)).encode())


def _is_open_here(path: Path) -> bool:
    """Tell whether it is the notebook whose kernel this is; Jupyter tells its kernels."""
    session = os.environ.get("JPY_SESSION_NAME", "")
    return bool(session) and Path(session).resolve() == path.resolve()


def _digest(document: Mapping[str, Any]) -> str:
    """Return what tells the map's snapshot from another, also after Jupyter's page has saved the notebook."""
    return digest(_as_pages_count(document))


def _as_pages_count(value: Any) -> Any:
    """Return a document with its numbers as a page keeps them: 1.0 comes back from it as 1, 1e20 as its digits."""
    if isinstance(value, dict):
        return {key: _as_pages_count(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_pages_count(inner) for inner in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    if abs(value) <= _EXACT:
        return int(value) if value == int(value) else value
    try:
        return float(value)
    except OverflowError:
        return value


FORMAT = Format("Notebook", "map", (".ipynb",), write, read, conflict, amends=True)
"""Options: none. What stands in the notebook stays."""
