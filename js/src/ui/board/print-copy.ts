/** Copies of the board that stand still: nothing in them can be reached, changed or scrolled. */

import type { Span } from "../../board/print-pages";
import { EVERYWHERE } from "../../board/spots";

/** What is of no use on paper. */
const GONE = "[data-noprint], [popover], .jk-bask, .jk-state, .jk-clash, .jk-ask, .jk-drop, [role=log]";
/** What only counts while somebody works with it. */
const LIVE = [
  "id",
  "role",
  "tabindex",
  "title",
  "aria-current",
  "data-found",
  "data-lifted",
  "data-dragged",
  "data-state",
  "data-theirs",
  "data-chosen",
];

export function still_copy<Kind extends Element>(part: Kind): Kind {
  const copy = part.cloneNode(true) as Kind;
  for (const gone of copy.querySelectorAll(GONE)) gone.remove();
  for (const button of copy.querySelectorAll("button")) {
    const words = document.createElement("span");
    words.className = button.className;
    words.append(...button.childNodes);
    button.replaceWith(words);
  }
  for (const one of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of LIVE) one.removeAttribute(name);
  }
  return copy;
}

/** A row with its head and these stages of `all`. */
export function row_copy(row: HTMLElement, [from, to]: Span, all: number): HTMLElement {
  const copy = row.cloneNode(false) as HTMLElement;
  for (const name of LIVE) copy.removeAttribute(name);
  let at = -1;
  for (const child of row.children) {
    const stage = child.getAttribute("data-stage");
    if (stage) at++;
    if (stage === EVERYWHERE) {
      const cell = (from === 0 ? still_copy(child) : child.cloneNode(false)) as HTMLElement;
      cell.style.gridColumn = `span ${to - from}`;
      copy.append(cell);
    } else if (!stage || (at >= from && at < to)) copy.append(still_copy(child));
  }
  cut_curve(copy, [from, to], all);
  return copy;
}

/** The curve is drawn in one piece behind all stages: of it, too, only what belongs to these. */
function cut_curve(row: HTMLElement, [from, to]: Span, all: number): void {
  const lines = row.querySelector(":scope > svg");
  const [, , width = 0, height = 0] = (lines?.getAttribute("viewBox") ?? "").split(" ").map(Number);
  if (!lines || !width) return;
  // In a narrow view the words of the axis stand over the lines: on paper there is a head for them.
  const axis = row.hasAttribute("data-narrow") && row.querySelector(".jk-axis");
  if (axis) row.querySelector(".jk-bhead")?.append(axis);
  row.removeAttribute("data-narrow");
  const stage = width / all;
  lines.setAttribute("viewBox", `${from * stage} 0 ${(to - from) * stage} ${height}`);
  for (const size of row.querySelectorAll<HTMLElement>(".jk-gap-size")) {
    const at = (Number.parseFloat(size.style.left) / 100) * all - from;
    if (at < 0 || at > to - from) size.remove();
    else size.style.left = `${(100 * at) / (to - from)}%`;
  }
  // What stands beside the middle of its stage moves with the lines, which are as wide as the stage.
  for (const point of row.querySelectorAll<HTMLElement>("[data-stage] > [style*=left]")) {
    const [, sign = "", aside = "0"] = /([+-]) (-?[\d.]+)px/.exec(point.style.left) ?? [];
    point.style.left = `${50 + (100 * Number(aside) * (sign === "-" ? -1 : 1)) / stage}%`;
  }
}
