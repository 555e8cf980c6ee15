/** Adding, duplicating, moving and deleting rows of the table that a grid shows, each one step. */
import type { Cells, Refused } from "../../core/protocol";
import { rows_named } from "../delete-question";
import { removal, rows_that_refer } from "../dependants";
import { capitalised } from "../phrases";
import type { GridState } from "./grid-state";
import { is_locked } from "./range-edits";
import type { Place } from "./sheet";

/** Add a row after another (null: at the top; undefined: at the end) and go to its first cell. */
export function add_row(state: GridState, after?: string | null, cells?: Cells): void {
  if (is_locked(state)) return;
  const { sheet } = state;
  const first = { ...sheet.preset(after ? state.active.peek() : null), ...cells };
  go_to_added(state, state.store.add_rows(sheet.table, [first], after), null);
}

/** Add as many rows as are selected, behind them. */
export function add_rows_behind(state: GridState): void {
  const records = state.selection.records();
  if (records.length <= 1) {
    add_row(state, state.record);
    return;
  }
  if (is_locked(state)) return;
  const { sheet, store } = state;
  const rows = records.map(() => ({ ...sheet.preset(state.active.peek()) }));
  go_to_added(state, store.add_rows(sheet.table, rows, records.at(-1)), null);
}

/** Add rows like the selected ones behind them. Rows that others refer to by name get a name of their own. */
export function duplicate_rows(state: GridState): void {
  const { sheet, store } = state;
  const records = state.selection.records();
  const spec = sheet.table_spec;
  if (!spec || records.length === 0 || is_locked(state)) return;
  const is_named = store.schema.tables.some(({ columns }) => columns.some(({ to }) => to === sheet.table));
  const rows = records.map((record) => {
    const cells: Cells = { ...sheet.data?.row(record)?.cells };
    if (is_named && cells[spec.label]) cells[spec.label] = `${cells[spec.label]} (copy)`;
    return cells;
  });
  go_to_added(state, store.add_rows(sheet.table, rows, records.at(-1)), state.active.peek());
}

interface Added {
  readonly ids: readonly string[];
  readonly refused?: Refused[];
}

function go_to_added(state: GridState, { ids, refused }: Added, at: Place | null): void {
  state.message.value = refused ? { text: refused[0]?.why ?? "" } : null;
  const [first, last] = [ids[0], ids.at(-1)].map((id) => id && state.sheet.place_of(id, at));
  if (first && last) state.go_to_range(first, last);
}

/** Move the selected rows past their neighbour; at the end of the table nothing happens. */
export function move_rows(state: GridState, by: -1 | 1): void {
  const { sheet, selection } = state;
  const place = state.active.peek();
  const box = selection.target();
  if (!place || !box || sheet.moves === "none" || is_locked(state)) return;
  const across = sheet.moves === "across";
  const at = across ? (by < 0 ? box.left : box.right) : by < 0 ? box.top : box.bottom;
  const past = selection.place(
    across ? { row: box.top, column: at + by } : { row: at + by, column: box.left },
  );
  if (!past) return;
  const refused = state.store.move_rows(sheet.table, selection.records(), sheet.record(past), by)[0];
  if (refused) state.tell(refused.why);
  else state.tell(`${capitalised(named_rows(state, selection.records()))} moved.`, true);
  state.call_focus();
}

/** Delete the selected rows; if other rows refer to them, ask first. */
export function delete_rows(state: GridState): void {
  const records = state.selection.records();
  if (records.length === 0 || is_locked(state)) return;
  if (rows_that_refer(state.store, state.sheet.table, records).length > 0) state.asking.value = records;
  else delete_now(state, records, false);
}

/** Delete rows, and with them or without them the rows that refer to them: one step to undo. */
export function delete_now(state: GridState, records: readonly string[], take_along: boolean): void {
  const { store, sheet } = state;
  const what = named_rows(state, records);
  const refused = store.commit(removal(store, sheet.table, records, take_along));
  state.asking.value = null;
  state.call_focus();
  const reason = refused[0]?.why;
  state.tell(reason ?? `${capitalised(what)} deleted.`, !reason);
}

function named_rows({ store, sheet }: GridState, records: readonly string[]): string {
  return rows_named(store, sheet.table, records);
}
