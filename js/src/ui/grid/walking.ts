/** Going from cell to cell, and extending the range, by what a key asks for. */
import type { GridState } from "./grid-state";
import { type Extent, type Move, moved, neighbour, type Position } from "./moves";
import type { Place } from "./sheet";

export function walk(state: GridState, move: Move): void {
  const to = lead(state, state.active.peek(), (from) => moved(from, move, extent_of(state)));
  if (to) state.go_to(to);
}

/** Go on to the next or previous cell in reading order. */
export function step(state: GridState, direction: -1 | 1): void {
  const to = lead(state, state.active.peek(), (from) => neighbour(from, direction, extent_of(state)));
  if (to) state.go_to(to);
}

/** Move the far corner of the range; the focus stays where it is. */
export function extend(state: GridState, move: Move): void {
  const to = lead(state, state.selection.moving, (from) => moved(from, move, extent_of(state)));
  if (to) extend_to(state, to);
}

export function extend_to(state: GridState, to: Place): void {
  const { selection, viewport } = state;
  const { fixed, moving } = selection;
  if (!fixed) return;
  selection.select(fixed, to);
  state.mention_selection();
  // Whole rows are extended without a look at their other end, and so are columns.
  if (moving?.row !== to.row) viewport.reveal(state.rows.indexOf(to.row));
  const head = viewport.element?.querySelector<HTMLElement>(`.jk-title[data-key="${CSS.escape(to.column)}"]`);
  if (head && moving?.column !== to.column) viewport.reveal_across(head);
}

function lead(state: GridState, from: Place | null, way: (from: Position) => Position): Place | undefined {
  const at = from && state.selection.position(from);
  return at ? state.selection.place(way(at)) : undefined;
}

function extent_of(state: GridState): Extent {
  return {
    rows: state.rows.length,
    columns: state.sheet.columns.length,
    page: (row, direction) => state.viewport.page(row, direction),
    filled: (position) => {
      const place = state.selection.place(position);
      return place !== undefined && state.holds(place);
    },
  };
}
