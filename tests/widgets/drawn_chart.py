"""A chart that a test changes at will."""

from journeykit.charts.spec import TakenApart


class Drawn:
    """A chart that a test changes at will, and how often it was drawn."""

    def __init__(self):
        self.rows, self.title, self.mark, self.times, self.problem = [{"n": 1}], "One", "bar", 0, None

    def __call__(self):
        self.times += 1
        if self.problem:
            raise self.problem
        return TakenApart({"mark": self.mark}, {"jk_0": list(self.rows)}, [self.title], f"Needs. {self.title}.")


def showing(feed, n=0, page="a"):
    feed.receive({"kind": "showing", "page": page, "n": n})
