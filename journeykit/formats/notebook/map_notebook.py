"""A small notebook around a map: it opens the map out of itself and shows its views."""

from __future__ import annotations

from journeykit.formats.notebook.cells import as_code, as_markdown, code_cell, markdown_cell, notebook_text


def map_notebook(title: str, name: str) -> str:
    """Return the text of a notebook that shows the map it will hold; ``name`` is its file's."""
    stem = name.removesuffix(".ipynb")
    head = f"""
# {as_markdown(title) or "A journey map"}

The map is in this notebook: it is the one file to send on. **Shift+Enter** runs a cell; the grids are live, click into
one and type.
"""
    opening = f"""
import journeykit as jk

m = jk.load({as_code(name)})  # this notebook; if you rename it, change the name here, too
"""
    keeping = f"""
## Keep what you change

What you type is in `m`, and not in a file yet. Put it into one, and go on from there next time:

```python
jk.save(m, {as_code(f"{stem}.journey.json")})
m = jk.open_map({as_code(f"{stem}.journey.json")})  # every further edit is in the file by itself
```

Or put it back into this notebook: save the notebook first (Ctrl+S), run the line below, then choose *File → Reload
Notebook from Disk* and run its cells again: until then, the tables and the board cannot be edited.

```python
jk.save(m, {as_code(name)})
```
"""
    views = (
        ("personas", "Who travels?", "jk.PersonaGrid(m)"),
        ("stages", "Which way do they go?", "jk.StageGrid(m)"),
        ("needs", "What do they need?", "jk.NeedsGrid(m)"),
        ("board", "The whole way on one wall", "jk.JourneyBoard(m)"),
    )
    cells = [markdown_cell("title", head), code_cell("map", opening)]
    for view, heading, code in views:
        cells += [markdown_cell(view, f"## {heading}"), code_cell(f"{view}-view", code)]
    return notebook_text([*cells, markdown_cell("keep", keeping)])
