"""What a map's journals say beyond its file: edits to do again, numbers used up, and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from journeykit.model.commit import CommitPath
from journeykit.model.journal.event_line import replay
from journeykit.model.journal.home import WrittenJournal
from journeykit.model.journal.lines import Line


@dataclass(slots=True)
class Replayed:
    """How many edits were done again, how many lines were not, and which journals hold damage."""

    edits: int = 0
    left: int = 0
    damaged: list[WrittenJournal] = field(default_factory=list)


def replay_all(path: CommitPath, journals: Sequence[WrittenJournal]) -> Replayed:
    """Bring a map, as its file holds it, up to the last edit of its journals.

    An edit that does not fit, and every one after it, is left: the map then is as it was just before.
    """
    result = Replayed()
    fits = True
    for journal, line in _lines(path, journals, result):
        if "refused" in line:
            if fits:
                path.consumed[str(line.get("client", ""))] = int(line["refused"])
            continue
        if line["rev"] <= path.rev:
            path.past.append(line)
            if line.get("n"):
                path.consumed[str(line.get("client", ""))] = int(line["n"])
            continue
        fits = fits and line["rev"] == path.rev + 1 and replay(path, line)
        result.edits += fits
        result.left += not fits
        if not fits and journal not in result.damaged:
            result.damaged.append(journal)
    return result


def _lines(
    path: CommitPath, journals: Sequence[WrittenJournal], result: Replayed
) -> Iterator[tuple[WrittenJournal, Line]]:
    """Yield edits and refusals in order, leaving out what a kernel wrote after another had taken the map over."""
    for number, journal in enumerate(journals):
        clients = journal.header.get("clients")
        if isinstance(clients, dict):
            path.consumed |= {str(client): n for client, n in clients.items() if isinstance(n, int)}
        later = journals[number + 1 :]
        last = min((after.header["rev"] for after in later), default=None)
        if journal.rest:
            result.damaged.append(journal)
        reached = journal.header["rev"]
        for line in journal.lines:
            rev = line.get("rev")
            if "fold" in line or not isinstance(rev, int) and "refused" not in line:
                continue
            reached = rev if isinstance(rev, int) else reached
            if last is None or reached <= last:
                yield journal, line
