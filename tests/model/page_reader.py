"""Static pages as a reader of HTML takes them: elements, tables, texts; nothing that runs or leads elsewhere."""

import datetime as dt
from html.parser import HTMLParser

import journeykit as jk

MOMENT = dt.datetime(2026, 11, 22, 14, 32, tzinfo=dt.timezone(dt.timedelta(hours=1)))
PLAIN = {"div", "h3", "h4", "p", "strong", "em", "bdi", "code", "br", "ul", "li"}
TABLE = {"table", "thead", "tbody", "tr", "th", "td"}


class Reader(HTMLParser):
    """Reads HTML as a browser would: its tags balanced, its attributes, its texts, its tables."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes = set(), set()
        self.tables: list[list[list[str]]] = []
        self.classes: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == [], "a tag is not closed"

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.classes += [value for name, value in attrs if name == "class"]
        self.attributes |= {name for name, _ in attrs}
        if tag == "br":
            self.handle_data("\n")
            return
        self._open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("th", "td"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        if tag == "li" and "td" in self._open:
            self.handle_data("\n")
        assert self._open.pop() == tag

    def handle_data(self, data):
        if "th" in self._open or "td" in self._open:
            self.tables[-1][-1][-1] += data


def read(page):
    found = Reader(page.html(MOMENT))
    assert found.tags <= PLAIN | TABLE, "nothing that runs, loads or leads elsewhere"
    assert found.attributes <= {"style", "scope", "class"}
    assert found.classes == ["mathjax_ignore tex2jax_ignore"], "around everything: no formulas, no links out of them"
    assert page.html(MOMENT).startswith('<div class="mathjax')
    return found


def only_table(page):
    [table] = read(page).tables
    return table


def motor_map():
    m = jk.JourneyMap(stages=["Research", "Claims"], title="Motor insurance")
    m.personas.add(id="nadia", name="Nadia", quote="Just tell me", channels=["app", "phone", "Pigeon"])
    m.personas.add(id="otto", name="Otto")
    m.needs.add(
        statement="Know what happens next\nand when", stage="Claims", level="safety", importance=9, satisfaction=3
    )
    m.needs.add(statement="Save time", stage="Research", persona="Nadia")
    return m


def contents_of(m):
    return m.commit_path.contents
