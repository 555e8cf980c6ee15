"""Looks for what is wrong with a board as it stands on the page."""

from __future__ import annotations

from playwright.sync_api import Locator

from tests.browser.access.audit import faults
from tests.browser.board.board_page import BoardPage

STOPS = """
map => {
  const name = element => element.outerHTML.slice(0, 90);
  const shown = element => element.checkVisibility({ checkVisibilityCSS: true });
  const stops = [...map.querySelectorAll("a[href], button, input, select, textarea, [tabindex]")]
    .filter(element => element.tabIndex >= 0 && shown(element));
  // Editors, boxes and the ways to settle a conflict are come by on the way.
  const own = stops.filter(element => !element.closest("[data-editing], .jk-popover, .jk-clash"));
  // In an open editor Tab is the editor's.
  const is_right = map.querySelector("[data-editing]") ? own.length <= 1 : own.length === 1;
  return is_right ? [] : [`${own.length} stops for Tab: ${own.map(name).join(" | ")}`];
}
"""

# Every row has a head and as many cells as there are stages, or one cell over them all.
ROWS = """
map => {
  const wanted = map.querySelectorAll('[data-row="stages"] > [role="columnheader"]').length;
  return [...map.querySelectorAll('[role="row"]')].flatMap(row => {
    const cells = [...row.children].filter(cell => /gridcell|header/.test(cell.role ?? ""));
    const width = cells.reduce((sum, cell) => sum + Number(cell.getAttribute("aria-colspan") ?? 1), 0);
    return width === wanted ? [] : [`${row.className} has ${width} columns, not ${wanted}`];
  });
}
"""

# WCAG 2.5.8, of what is in sight: 24 by 24 pixels, or nothing else within 24 pixels around the middle.
TARGETS = """
view => {
  const root = view.getRootNode();
  const box = element => element.getBoundingClientRect();
  const middle = element => {
    const { x, y, width, height } = box(element);
    return [x + width / 2, y + height / 2];
  };
  const in_sight = element => {
    const there = root.elementFromPoint(...middle(element));
    return there && (element.contains(there) || there.contains(element)) && box(element).width > 0;
  };
  const all = "a[href], button, input, select, textarea, [tabindex], [role=option], [role=radio], [role=menuitem]";
  // A field is pressed anywhere in what it is edited in.
  const pressed = element => element.closest("[data-editing]:has(> .jk-input)") ?? element;
  const shown = [...new Set([...view.querySelectorAll(all)].filter(in_sight).map(pressed))];
  const small = element => box(element).width < 23.9 || box(element).height < 23.9;
  const near = (element, other) => {
    const [x, y] = middle(element);
    const { left, right, top, bottom } = box(other);
    return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom)) < 12;
  };
  const name = element => element.outerHTML.slice(0, 70);
  return shown.filter(small).flatMap(element => {
    const close = shown.find(other => !element.contains(other) && !other.contains(element) && near(element, other));
    const { width, height } = box(element);
    return close ? [`${Math.round(width)} by ${Math.round(height)} ${name(element)} near ${name(close)}`] : [];
  });
}
"""

REFLOW = """
view => {
  const faults = [];
  const page = document.scrollingElement;
  if (page.scrollWidth > page.clientWidth) faults.push(`The page is ${page.scrollWidth} wide, in ${page.clientWidth}.`);
  for (const element of view.querySelectorAll("*")) {
    // The map, its tools and the people scroll in themselves.
    let inside = false;
    for (let around = element.parentElement; around && view.contains(around); around = around.parentElement)
      inside ||= /auto|scroll|hidden|clip/.test(getComputedStyle(around).overflowX);
    if (inside && !element.closest(".jk-popover")) continue;
    if (!element.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true })) continue;
    if (element.matches(".jk-sr, .jk-sr *, svg *, option")) continue;
    const { left, right, width } = element.getBoundingClientRect();
    if (width > 0 && (left < -1 || right > innerWidth + 1))
      faults.push(`${element.outerHTML.slice(0, 90)} reaches from ${left} to ${right}`);
  }
  return faults;
}
"""

SMALL_TEXT = """
view => {
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_TEXT);
  const faults = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (!node.textContent.trim() || !around.checkVisibility() || around.closest(".jk-sr, option, style")) continue;
    const zoom = around.currentCSSZoom ?? 1;
    const size = parseFloat(getComputedStyle(around).fontSize) / zoom;
    if (size < 10.99) faults.add(`${size} px: ${node.textContent.trim().slice(0, 30)}`);
  }
  return [...faults];
}
"""

# How much of what has the focus is under the heads or beyond the edges, in pixels.
COVERED = """
map => {
  const root = map.getRootNode();
  const now = root.activeElement;
  const scroller = map.closest(".jk-bscroll");
  if (!now || !map.contains(now)) return [`The focus is on ${now?.outerHTML.slice(0, 60)}.`];
  const box = element => element.getBoundingClientRect();
  // The band over a lane is as wide as the map; what it says stays in sight.
  const [own, room] = [box(now.querySelector(":scope > .jk-bhead-in") ?? now), box(scroller)];
  const heads = map.querySelector('[data-row="stages"]');
  const row = now.closest(".jk-brow");
  const at_head = row === heads;
  const is_first = now.matches(".jk-bhead, .jk-bhead *");
  const sticks = element => getComputedStyle(element).position === "sticky";
  const first = row.querySelector(":scope > .jk-bhead");
  const top = at_head || !sticks(heads) ? room.top : box(heads).bottom;
  const left = is_first || !first || !sticks(first) || box(first).width > room.width / 2 ? room.left : box(first).right;
  const [right, bottom] = [room.left + scroller.clientWidth, room.top + scroller.clientHeight];
  const where = `${row.dataset.row} ${now.closest("[data-stage]")?.dataset.stage} ${now.dataset.item ?? ""}`;
  const faults = [];
  const say = (what, by) => by > 2 && faults.push(`${Math.round(by)} px ${what} (${where})`);
  say("under the stages", top - own.top);
  say("under the lanes' names", left - own.left);
  // What is larger than the room there is shows its beginning.
  if (own.height <= bottom - top) say("below the board", own.bottom - bottom);
  if (own.width <= right - left) say("beside the board", own.right - right);
  if (own.bottom < 0 || own.top > innerHeight) faults.push(`out of sight on the page (${where})`);
  return faults;
}
"""


def found(part: Locator, script: str) -> list[str]:
    """Return what a script finds wrong, one line a fault."""
    return list(part.evaluate(script))


def structure(board: BoardPage) -> list[str]:
    """Return what is wrong with rows, columns and the one stop for Tab."""
    if board.map.count() == 0:
        return []
    return [*found(board.map, STOPS), *found(board.map, ROWS)]


def looks(board: BoardPage) -> list[str]:
    """Return what is too small, stands out to a side or moves."""
    view = board.around
    inner = view.locator(".jk-view")
    # Who fits the map into little room has made it small.
    is_fitted = view.locator(".jk-bscroll[data-fits]").count() > 0
    own = [*faults(view, "motion"), *([] if is_fitted else found(inner, TARGETS))]
    return [*own, *found(inner, REFLOW), *found(inner, SMALL_TEXT), *structure(board)]
