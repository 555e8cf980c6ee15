"""The store of a grid, for more edits than fingers can make."""

from __future__ import annotations

from collections.abc import Sequence

from tests.browser.grid_page import GridPage

# The page gives the store to nobody but its views; Preact keeps what each view was given beside its element.
FIND_STORE = """
const find_store = (element) => {
  const seen = new Set();
  const look = (node) => {
    if (node === null || typeof node !== "object" || seen.has(node)) return undefined;
    seen.add(node);
    for (const given of Object.values(node.props ?? {})) {
      if (typeof given?.set_text === "function" && typeof given?.open_view === "function") return given;
    }
    for (const child of node.__k ?? []) {
      const found = look(child);
      if (found) return found;
    }
    return undefined;
  };
  for (let at = element; at; at = at.parentElement) {
    const found = look(at.__k);
    if (found) return found;
  }
  throw new Error("no store in " + element.outerHTML.slice(0, 100));
};
"""

FLOOD = f"""
async (grid, texts) => {{
  {FIND_STORE}
  const store = find_store(grid);
  const rows = store.table("needs").ids;
  for (const [at, text] of texts.entries()) {{
    const refused = store.set_text("needs", rows[at % rows.length], "usp", text);
    if (refused) throw new Error(refused.why);
    // As a page does that is used meanwhile, it takes a breath now and then.
    if (at % 100 === 99) await new Promise((done) => setTimeout(done));
  }}
}}
"""


def flood(grid: GridPage, texts: Sequence[str]) -> None:
    """Make an edit of each text, as fast as the store takes them."""
    grid.grid.evaluate(FLOOD, list(texts))
