/** Adding, moving and deleting rows. */
import { removal, rows_that_refer } from "../dependants";
import { capitalised } from "../phrases";
import type { GridState } from "./grid-state";

/** Add a row after another (null: at the top; undefined: at the end) and open its first cell. */
export function add_row(state: GridState, after?: string | null): void {
  const added = state.store.add_row(state.table, {}, after);
  const column = state.columns[0];
  if (typeof added === "string" && column) {
    state.message.value = null;
    state.go_to({ row: added, column: column.name });
  } else if (typeof added !== "string") {
    state.message.value = { text: added[0]?.why ?? "" };
  }
}

export function move_row(state: GridState, by: -1 | 1): void {
  const place = state.active.peek();
  if (!place) return;
  const reason = state.store.move_row(state.table, place.row, by)[0]?.why;
  if (reason) state.message.value = { text: reason };
  state.go_to(place);
}

/** Delete the active row; if other rows refer to it, ask first. */
export function delete_row(state: GridState): void {
  const row = state.active.peek()?.row;
  if (row === undefined) return;
  if (rows_that_refer(state.store, state.table, row).length > 0) state.asking.value = row;
  else delete_now(state, row, false);
}

/** Delete a row, and with it or without it the rows that refer to it: one step to undo. */
export function delete_now(state: GridState, row: string, take_along: boolean): void {
  const name = state.store.label(state.table, row);
  const refused = state.store.commit(removal(state.store, state.table, row, take_along));
  state.asking.value = null;
  state.call_focus();
  const what = `${capitalised(state.data?.spec.row_title ?? "row")}${name ? ` “${name}”` : ""}`;
  const reason = refused[0]?.why;
  state.message.value = reason ? { text: reason } : { text: `${what} deleted.`, undo: true };
}
