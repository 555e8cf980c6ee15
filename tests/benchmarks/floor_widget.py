"""The floor: the least an anywidget can be that shows a text, takes an edit and sends it to Python."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import Any

import anywidget

ESM = """
export default {
  render({ model, el }) {
    const cell = document.createElement("input");
    cell.className = "floor-cell";
    cell.dataset.lmSuppressShortcuts = "true";
    const shown = document.createElement("output");
    shown.className = "floor-shown";
    shown.textContent = "Know what happens next";
    let n = 0;
    cell.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key !== "Enter") return;
      model.send({ kind: "op", n: ++n, text: cell.value });
      cell.value = "";
    });
    model.on("msg:custom", (message) => {
      for (const text of message.texts ?? []) shown.textContent = text;
    });
    el.append(cell, shown);
  },
};
"""


class FloorCell(anywidget.AnyWidget):
    """One input, one output; edits are answered, texts from Python are shown."""

    _esm = ESM

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[float] = []
        self.on_msg(self._take)

    def _take(self, _widget: Any, content: Any, _buffers: Any) -> None:
        self.heard.append(time.time())
        self.send({"kind": "ack", "n": content["n"]})

    def show(self, texts: Sequence[str]) -> None:
        """Show one text after the other, all in one message."""
        self.send({"kind": "show", "texts": list(texts)})
