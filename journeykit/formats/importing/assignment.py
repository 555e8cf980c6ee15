"""The best way to give each header one column, and no column to two headers."""

from __future__ import annotations

from collections.abc import Mapping

CLOSE = 1e-9


def best_assignment(weights: Mapping[tuple[int, str], float]) -> dict[int, str]:
    """Return which header takes which column, so that the weights of all pairs together are the most.

    Where two ways are equally good, the pairs in which they differ are left out: which of them is meant
    cannot be known.

    >>> best_assignment({(0, "level"): 0.9, (0, "usp"): 0.8, (1, "level"): 0.7})
    {0: 'usp', 1: 'level'}
    >>> best_assignment({(0, "level"): 0.9, (1, "level"): 0.9})
    {}
    """
    pairs = {pair: weight for pair, weight in weights.items() if weight > 0}
    best, total = _solve(pairs)
    sure: dict[int, str] = {}
    for header, column in best.items():
        # Only what shares a header or column with the pair, or with what shares one with it, can take its place.
        others = {pair: weight for pair, weight in pairs.items() if pair != (header, column)}
        if total - _solve(others)[1] > CLOSE:
            sure[header] = column
    return sure


def _solve(pairs: Mapping[tuple[int, str], float]) -> tuple[dict[int, str], float]:
    """Return the best pairs and the sum of their weights: columns one by one take the cheapest way to a header."""
    columns = sorted({column for _, column in pairs})
    headers = sorted({header for header, _ in pairs})
    if not columns:
        return {}, 0.0
    # Every column may also stay without a header: a place of its own that costs nothing.
    width = len(headers) + len(columns)
    cost = [[-pairs.get((header, column), 0.0) for header in headers] + [0.0] * len(columns) for column in columns]
    row_price, place_price = [0.0] * (len(columns) + 1), [0.0] * (width + 1)
    held = [0] * (width + 1)
    for row in range(1, len(columns) + 1):
        held[0], place = row, 0
        least, came = [float("inf")] * (width + 1), [0] * (width + 1)
        seen = [False] * (width + 1)
        while held[place]:
            seen[place] = True
            at, step, following = held[place], float("inf"), 0
            for other in range(1, width + 1):
                if seen[other]:
                    continue
                now = cost[at - 1][other - 1] - row_price[at] - place_price[other]
                if now < least[other]:
                    least[other], came[other] = now, place
                if least[other] < step:
                    step, following = least[other], other
            for other in range(width + 1):
                if seen[other]:
                    row_price[held[other]] += step
                    place_price[other] -= step
                else:
                    least[other] -= step
            place = following
        while place:
            held[place] = held[came[place]]
            place = came[place]
    found = {
        headers[place - 1]: columns[row - 1]
        for place, row in enumerate(held[1:], start=1)
        if row and place <= len(headers) and (headers[place - 1], columns[row - 1]) in pairs
    }
    return found, sum(pairs[pair] for pair in found.items())
