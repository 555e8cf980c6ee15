"""Where customers meet us: channels by stage, and who prefers which."""

from __future__ import annotations

import altair as alt
import pandas as pd

from journeykit.charts.blank import blank
from journeykit.charts.lettering import one_line
from journeykit.charts.matrix import Beside, Place, across, matrix, tally
from journeykit.charts.part import Part, part_of
from journeykit.charts.stage_axis import placed, stage_axis
from journeykit.charts.theme import SizeName, finished, size_named
from journeykit.charts.wording import counted, highest, listed
from journeykit.model.journey_map import JourneyMap
from journeykit.schema.tables import NOTES

_TITLE = "Touchpoints by channel and stage"
_KNOWN = {channel.value: channel.label for channel in NOTES.column("channel").choices}


def touchpoint_matrix(
    journey: JourneyMap, persona: str | None = None, *, size: SizeName = "notebook"
) -> alt.LayerChart:
    """Show through which channels customers meet us at each stage, and whether they are the ones they prefer.

    Parameters
    ----------
    journey
        The map.
    persona
        A persona's id or exact name: only notes about this persona and about everybody, and only what this persona
        prefers. All by default.
    size
        "notebook" or "slide".

    Returns
    -------
    altair.LayerChart
        A heat map, channels down and stages across in the order of the map, with the number of notes that name the
        channel in each cell and a dash in an empty one. Channels are those of some note and those some persona
        prefers: first the known ones in their order, then those of one's own in order of first use. Its table has
        the columns Channel, Stage, Notes (0 or more), Which (what they say) and, if any persona
        prefers a channel, Preferred by (names).

    Raises
    ------
    UnknownRowError, AmbiguousNameError, UnknownNameError
        No such persona or size; the message gives the nearest name.

    Examples
    --------
    >>> import journeykit as jk
    >>> m = jk.JourneyMap(stages=["Research", "Claims"])
    >>> _ = m.personas.add(name="Nadia", channels=["app"])
    >>> _ = m.notes.add(lane="touchpoints", stage="Claims", text="Sends photos", channel="app")
    >>> found = jk.charts.table(jk.charts.touchpoint_matrix(m))
    >>> found[found["Notes"] > 0].values.tolist()
    [['App', 'Claims', 1, 'Sends photos', 'Nadia']]
    """
    sizes = size_named(size)
    part = part_of("touchpoint_matrix", journey, ["personas", "stages", "lanes", "notes"], persona)
    what, notes = f"{_TITLE}{part.of}", part.about("notes")
    if part["stages"].empty:
        return blank(journey, what, "Add stages first; jk.StageGrid(m) and jk.JourneyBoard(m) do.", sizes)
    named = notes[notes["channel"].fillna("") != ""]
    if named.empty:
        whose = f" about {part.called} or about everybody" if part.called else ""
        hint = f"No note{whose} names a channel yet. Choose one for each touchpoint in jk.JourneyBoard(m)."
        return blank(journey, what, hint, sizes)
    fans = _fans(part)
    rows = _channels([*named["channel"], *fans])
    at = placed(named, part["stages"].index)
    counts, details = tally(zip(at, named["channel"], strict=True), named["text"])
    axis = stage_axis(part["stages"], sizes, loose=bool((at == "").any()))
    whole = {channel: ", ".join(names) for channel, names in fans.items()}
    several = {channel: counted(len(names), "persona") for channel, names in fans.items() if len(names) > 1}
    preferred = Beside("Preferred by", whole, shorter=several)
    chart = matrix(
        *(axis, rows, counts, sizes),
        row_title="Channel",
        count_title="Notes",
        details=details,
        asides=preferred if fans else None,
    )
    finding = _finding(part.names("stages"), rows, counts, fans, _unnamed(part, notes))
    shown: alt.LayerChart = finished(chart, journey, what, finding, sizes, across(axis, sizes, asides=bool(fans)))
    return shown


def _channels(used: list[str]) -> dict[str, str]:
    """Return what each channel is called: known ones in their order, then others in order of first use."""
    own = {channel: one_line(channel, 120) or "…" for channel in used if channel not in _KNOWN}
    return {**{channel: label for channel, label in _KNOWN.items() if channel in used}, **own}


def _fans(part: Part) -> dict[str, list[str]]:
    """Return who prefers each channel, by name."""
    personas = part["personas"]
    if part.persona is not None:
        personas = personas[personas.index == part.persona]
    names, fans = part.names("personas"), dict[str, list[str]]()
    for row, channels in personas["channels"].items():
        for channel in channels if isinstance(channels, tuple) else ():
            fans.setdefault(channel, []).append(names[str(row)])
    return fans


def _unnamed(part: Part, notes: pd.DataFrame) -> int:
    """Return how many notes of the frontstage lanes name no channel."""
    lanes = part["lanes"]
    front = lanes.index[lanes["side"] == "frontstage"]
    return int((notes["lane"].isin(front) & (notes["channel"].fillna("") == "")).sum())


def _finding(
    stages: dict[str, str], rows: dict[str, str], counts: dict[Place, int], fans: dict[str, list[str]], unnamed: int
) -> str:
    """Return how many notes name a channel, which most, which stages have none, and which wishes are not met."""
    by_channel = {channel: sum(n for (_, of), n in counts.items() if of == channel) for channel in rows}
    used = sum(count > 0 for count in by_channel.values())
    total = sum(by_channel.values())
    most = highest({channel: count for channel, count in by_channel.items() if count})
    first = f"{counted(total, 'note names', 'notes name')} {counted(used, 'channel')}"
    if used == 1:
        first = (
            f"{counted(total, 'note names', 'notes name')} a channel: {listed([rows[next(of for _, of in counts)]])}"
        )
    elif len(most) == 1:
        first = f"{first}, most often {listed([rows[most[0]]])} ({by_channel[most[0]]})"
    more = []
    bare = [name for stage, name in stages.items() if not any(at == stage for at, _ in counts)]
    if bare:
        more.append(f"none is named at {listed(bare, joint='or')}")
    unmet = [rows[channel] for channel in rows if channel in fans and not by_channel[channel]]
    if unmet:
        more.append(f"{listed(unmet)} {'is' if len(unmet) == 1 else 'are'} preferred but named nowhere")
    if unnamed:
        more.append(f"{counted(unnamed, 'frontstage note names', 'frontstage notes name')} no channel")
    said = "; ".join(more)
    return f"{first}. {said[:1].upper()}{said[1:]}." if said else f"{first}."
