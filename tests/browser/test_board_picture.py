"""The picture of the board as a browser draws it, with the fonts that are there: texts stay where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

import journeykit as jk
from tests.formats.picture.boards import BOARDS, board

pytestmark = pytest.mark.browser

MEASURE = """
() => {
  const frames = [];
  // Tags and pills are rounded too, but low.
  const is_card = (first) => first.matches("rect[rx='3']") && first.height.baseVal.value > 20;
  const walk = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode;
    if (!text.parentElement.closest("text") || !text.data.trim()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { left, right, top, bottom } = range.getBoundingClientRect();
    const high = bottom - top;
    let card = text.parentElement.closest("g");
    while (card && !is_card(card.firstElementChild)) card = card.parentElement.closest("g");
    let box = card && card.firstElementChild;
    while (box?.nextElementSibling?.tagName === "rect") box = box.nextElementSibling;
    const around = box?.getBoundingClientRect();
    const leaves = around
      ? left < around.left - 1 || right > around.right + 1 || top < around.top - 2 || bottom > around.bottom + 2
      : false;
    frames.push({ says: text.data, left, right, top: top + high * 0.2, bottom: bottom - high * 0.2, leaves });
  }
  const overlaps = [];
  frames.forEach((one, at) => frames.slice(at + 1).forEach((other) => {
    if (one.left < other.right - 1 && one.right > other.left + 1 && one.top < other.bottom && one.bottom > other.top)
      overlaps.push([one.says, other.says]);
  }));
  const { width, height } = document.documentElement.getBoundingClientRect();
  return {
    count: frames.length,
    strays: frames.filter((one) => one.leaves).map(({ says }) => says),
    outside: frames.filter(({ left, right, top, bottom }) => left < 0 || top < 0 || right > width || bottom > height)
      .map(({ says }) => says),
    overlaps,
  };
}
"""


@pytest.mark.parametrize("name", [name for name in BOARDS if name != "mischief"])
def test_texts_stay_in_their_cards_and_apart(chromium: Browser, tmp_path: Path, name: str) -> None:
    path = tmp_path / "board.svg"
    jk.save(board(name), path)
    page = chromium.new_page()
    try:
        page.goto(path.as_uri())
        found = page.evaluate(MEASURE)
    finally:
        page.close()
    assert found.pop("count") > 2
    assert found == {"strays": [], "outside": [], "overlaps": []}


def test_a_map_of_mischief_asks_for_nothing_and_runs_nothing(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "board.svg"
    jk.save(board("mischief"), path)
    page = chromium.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    try:
        page.goto(path.as_uri())
        assert page.evaluate("document.querySelectorAll('script, a, image, foreignObject, style').length") == 0
    finally:
        page.close()
    assert asked == [path.as_uri()]
    assert said == []
