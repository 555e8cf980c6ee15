"""Words for findings: how many of what, names in a row, and where the most are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from journeykit.charts.lettering import one_line

_LONGEST = 40
"""Letters of a name within a sentence."""


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with its noun.

    >>> counted(1, "need"), counted(0, "need"), counted(2, "gap in evidence", "gaps in evidence")
    ('1 need', '0 needs', '2 gaps in evidence')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def listed(names: Sequence[str], most: int = 3, joint: str = "and") -> str:
    """Return names as a sentence has them; of more than ``most`` the first ones, and how many there are besides.

    >>> listed(["Offer"]), listed(["Offer", "Claims", "Renewal"]), listed(["Offer", "Claims"], joint="or")
    ('Offer', 'Offer, Claims and Renewal', 'Offer or Claims')
    >>> listed(["Offer", "Claims", "Waiting", "Repair", "Renewal"])
    'Offer, Claims and 3 more'
    """
    said = [one_line(name, _LONGEST) for name in names]
    if len(said) > most:
        said = [*said[: most - 1], f"{len(said) - most + 1} more"]
    return f" {joint} ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def highest(counts: Mapping[str, int]) -> list[str]:
    """Return the keys of the largest count, in order; none where it says nothing, since all are equal.

    >>> highest({"offer": 1, "claims": 4, "renewal": 4}), highest({"offer": 2, "claims": 2})
    (['claims', 'renewal'], [])
    """
    most = max(counts.values(), default=0)
    found = [key for key, count in counts.items() if count == most]
    return found if most and len(found) < len(counts) else []


def percent(count: int, total: int) -> int:
    """Return a share in whole percent; 0 and 100 are said only where it is none and all.

    >>> percent(4, 5), percent(199, 200), percent(1, 8)
    (80, 99, 13)
    """
    if count in (0, total):
        return 100 if count else 0
    return min(max(int(100 * count / total + 0.5), 1), 99)
