"""What a persona is called where there is little room."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from journeykit.model.contents import Contents
from journeykit.model.page_cells import name_html, row_html


def short_names(contents: Contents) -> Callable[[str], str]:
    """Return what names a persona in a crowd: by the first word if nobody shares it, else in full."""
    personas = contents.tables["personas"]
    words = {row.id: personas.name_of(row.id).split() for row in personas}
    count = Counter(said[0] for said in words.values() if said)

    def name(persona: str) -> str:
        said = words.get(persona)
        return name_html(said[0]) if said and count[said[0]] == 1 else row_html(contents, "personas", persona)

    return name
