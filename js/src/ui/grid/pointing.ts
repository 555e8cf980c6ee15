/** Pointers in a grid: a press makes a cell the active one, dragging on selects a range, heads select rows and columns. */
import type { GridState } from "./grid-state";
import { type Place, same_place } from "./sheet";
import { extend_to } from "./walking";

/** What is being selected, and from where. */
type Drag =
  | { readonly kind: "cells" }
  | { readonly kind: "rows"; readonly from: string }
  | { readonly kind: "columns"; readonly from: string };

/** So near to the edge, in pixels, the grid scrolls along while something is dragged. */
const EDGE = 4;
/** Pixels a frame for each pixel beyond the edge, and at most. */
const SPEED = 0.25;
const FASTEST = 24;

/** The cell an element belongs to; undefined in a popover that stands in a cell. */
export function place_at(target: Element | null): Place | undefined {
  if (!target || target.closest(".jk-popover")) return undefined;
  const column = target.closest<HTMLElement>(".jk-cell")?.dataset.column;
  const row = target.closest<HTMLElement>(".jk-row")?.dataset.row;
  return row === undefined || column === undefined ? undefined : { row, column };
}

/** The row whose number, or the column whose head it is. */
export function head_at(target: Element): {
  readonly row?: string | undefined;
  readonly column?: string | undefined;
} {
  const row = target.closest<HTMLElement>(".jk-number")?.parentElement?.dataset.row;
  const column = target.closest<HTMLElement>(".jk-title[data-key]")?.dataset.key;
  return { row, column };
}

/** A press on a head, a row's number or the corner selects; so does one on the handle. Tells whether it did. */
export function press_head(state: GridState, event: PointerEvent): boolean {
  if (event.button !== 0) return false;
  const target = event.target as Element;
  const { selection } = state;
  const handle = target.closest(".jk-handle");
  const { row, column } = head_at(target);
  const is_corner = target.closest(".jk-headrow > .jk-number") !== null;
  if (!handle && row === undefined && column === undefined && !is_corner) return false;
  event.preventDefault();
  state.leave_editor();
  const active = state.active.peek();
  if (handle) follow(state, event, { kind: "cells" });
  else if (is_corner) selection.select_all();
  else if (row !== undefined) {
    const from = (event.shiftKey && selection.fixed?.row) || row;
    if (from === row) state.active.value = { row, column: state.sheet.columns[0]?.key ?? "" };
    selection.select_rows(from, row);
    follow(state, event, { kind: "rows", from });
  } else if (column !== undefined) {
    const from = (event.shiftKey && selection.fixed?.column) || column;
    const at = state.row_in_sight();
    if (from === column && at !== undefined) state.active.value = { row: at, column };
    selection.select_columns(from, column);
    follow(state, event, { kind: "columns", from });
  }
  // To where the focus is already the grid would scroll back.
  if (!state.has_focus || !same_place(active, state.active.peek())) state.call_focus();
  state.mention_selection();
  return true;
}

/** A press on a cell: with Shift the range goes as far as there, else it begins there. */
export function press_cell(state: GridState, event: PointerEvent, place: Place): void {
  if (event.shiftKey) {
    event.preventDefault();
    state.leave_editor();
    extend_to(state, place);
    if (!state.has_focus) state.call_focus();
    return;
  }
  // A finger may be about to scroll; if it taps, the focus goes to the cell, and the range ends.
  if (event.pointerType === "touch") return;
  state.active.value = place;
  state.selection.clear();
  follow(state, event, { kind: "cells" });
}

/** Until the pointer is released the range goes as far as it, and the grid scrolls along. */
function follow(state: GridState, { pointerId }: PointerEvent, drag: Drag): void {
  const scroller = state.viewport.element;
  if (!scroller) return;
  const end = new AbortController();
  const { signal } = end;
  let [x, y] = [0, 0];
  let frame = 0;
  const look = () => {
    frame = 0;
    const box = room_of(scroller);
    const root = scroller.getRootNode() as Document | ShadowRoot;
    const [inside_x, inside_y] = [
      clamp(x, box.left + 2, box.right - 2),
      clamp(y, box.top + 2, box.bottom - 2),
    ];
    const element = root.elementFromPoint(inside_x, inside_y);
    if (element && scroller.contains(element)) extend(state, drag, element);
    const by_x = drag.kind === "rows" ? 0 : pull(x, box.left, box.right);
    const by_y = drag.kind === "columns" ? 0 : pull(y, box.top, box.bottom);
    if (by_x === 0 && by_y === 0) return;
    scroller.scrollBy(by_x, by_y);
    frame = requestAnimationFrame(look);
  };
  const moved = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    // The button was released where nobody heard it.
    if (event.buttons === 0) end.abort();
    else {
      [x, y] = [event.clientX, event.clientY];
      frame ||= requestAnimationFrame(look);
    }
  };
  signal.addEventListener("abort", () => cancelAnimationFrame(frame));
  window.addEventListener("pointermove", moved, { signal });
  // Where the pointer was let go counts, too.
  window.addEventListener("pointerup", () => frame > 0 && look(), { signal });
  for (const name of ["pointerup", "pointercancel", "blur"])
    window.addEventListener(name, () => end.abort(), { signal });
}

function extend(state: GridState, drag: Drag, element: Element): void {
  const { selection } = state;
  const at = element.closest<HTMLElement>(".jk-row");
  const row = at?.dataset.row;
  const before = selection.corners.peek();
  if (drag.kind === "rows" && row !== undefined) selection.select_rows(drag.from, row);
  else if (drag.kind === "columns") {
    const cell = element.closest<HTMLElement>(".jk-cell, .jk-title");
    const column = cell?.dataset.column ?? cell?.dataset.key;
    if (column !== undefined) selection.select_columns(drag.from, column);
  } else if (drag.kind === "cells") {
    const place = place_at(element);
    const fixed = selection.fixed;
    if (!place || !fixed || same_place(selection.moving, place)) return;
    selection.select(fixed, place);
  }
  if (selection.corners.peek() !== before) state.mention_selection();
}

/** Where the scroller shows cells that scroll: below its head. */
function room_of(scroller: HTMLElement): { left: number; top: number; right: number; bottom: number } {
  const { left, top } = scroller.getBoundingClientRect();
  const head = scroller.querySelector(".jk-headrow")?.getBoundingClientRect().bottom ?? top;
  return {
    left,
    top: Math.max(top, head),
    right: left + scroller.clientWidth,
    bottom: top + scroller.clientHeight,
  };
}

/** How far to scroll for a pointer at `at`. */
function pull(at: number, from: number, to: number): number {
  const beyond = at > to - EDGE ? at - to + EDGE : at < from + EDGE ? at - from - EDGE : 0;
  return Math.sign(beyond) * Math.min(FASTEST, Math.ceil(Math.abs(beyond) * SPEED));
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
