/** Adding, duplicating, moving and deleting rows of the table that a grid shows. */
import type { Cells } from "../../core/protocol";
import { removal, rows_that_refer } from "../dependants";
import { capitalised, short } from "../phrases";
import type { GridState } from "./grid-state";
import type { Place } from "./sheet";

/** Add a row after another (null: at the top; undefined: at the end) and go to its first cell. */
export function add_row(state: GridState, after?: string | null, cells?: Cells): void {
  const { sheet } = state;
  const first = { ...sheet.preset(after ? state.active.peek() : null), ...cells };
  go_to_added(state, state.store.add_row(sheet.table, first, after), null);
}

/** Add a row like the active one below it. Rows that others refer to by name get a name of their own. */
export function duplicate_row(state: GridState): void {
  const { sheet, store } = state;
  const record = state.record;
  const row = record === undefined ? undefined : sheet.data?.row(record);
  const spec = sheet.table_spec;
  if (!row || !spec) return;
  const cells: Cells = { ...row.cells };
  const is_named = store.schema.tables.some(({ columns }) => columns.some(({ to }) => to === sheet.table));
  if (is_named && cells[spec.label]) cells[spec.label] = `${cells[spec.label]} (copy)`;
  go_to_added(state, store.add_row(sheet.table, cells, record), state.active.peek());
}

function go_to_added(
  state: GridState,
  added: ReturnType<GridState["store"]["add_row"]>,
  at: Place | null,
): void {
  state.message.value = typeof added === "string" ? null : { text: added[0]?.why ?? "" };
  const place = typeof added === "string" ? state.sheet.place_of(added, at) : undefined;
  if (place) state.go_to(place);
}

export function move_row(state: GridState, by: -1 | 1): void {
  const place = state.active.peek();
  if (!place || state.sheet.moves === "none") return;
  const reason = state.store.move_row(state.sheet.table, state.sheet.record(place), by)[0]?.why;
  if (reason) state.message.value = { text: reason };
  state.go_to(place);
}

/** Delete the active row; if other rows refer to it, ask first. */
export function delete_row(state: GridState): void {
  const { record } = state;
  if (record === undefined) return;
  if (rows_that_refer(state.store, state.sheet.table, record).length > 0) state.asking.value = record;
  else delete_now(state, record, false);
}

/** Delete a row, and with it or without it the rows that refer to it: one step to undo. */
export function delete_now(state: GridState, record: string, take_along: boolean): void {
  const { store, sheet } = state;
  const name = short(store.label(sheet.table, record)).replace(/^[“”„"]|[“”"]$/g, "");
  const refused = store.commit(removal(store, sheet.table, record, take_along));
  state.asking.value = null;
  state.call_focus();
  const what = `${capitalised(sheet.table_spec?.row_title ?? "row")}${name ? ` “${name}”` : ""}`;
  const reason = refused[0]?.why;
  state.message.value = reason ? { text: reason } : { text: `${what} deleted.`, undo: true };
}
