/** Taking notes, needs, stages and lanes off the board, and making copies of them. */
import { batch } from "@preact/signals";
import { rows_named } from "../delete-question";
import { removal, rows_that_refer } from "../dependants";
import { PERSONAS } from "../people";
import { capitalised } from "../phrases";
import { emotion_key, spot_of, subject_of } from "./board-places";
import type { BoardState } from "./board-state";
import { forget_selection, meant } from "./board-walking";

/** Rows of one table. */
interface Rows {
  readonly table: string;
  readonly rows: readonly string[];
}

/** The rows that a command is about: what is selected, else what is active. */
export function rows_meant(board: BoardState): Rows | undefined {
  const { table, ids } = meant(board);
  const spot = board.active.peek();
  if (ids.length > 0) return { table, rows: ids };
  const subject = spot && !emotion_key(spot) ? subject_of(board, spot) : undefined;
  return subject && { table: subject.table, rows: [subject.row] };
}

/** Delete what is meant; if other rows refer to it, ask first. */
export function remove_meant(board: BoardState): void {
  if (board.locked) return;
  const found = rows_meant(board);
  if (found) remove_rows(board, found);
}

/** Delete rows; if others refer to them, ask first. */
export function remove_rows(board: BoardState, found: Rows): void {
  if (rows_that_refer(board.store, found.table, found.rows).length === 0) remove(board, found, false);
  else {
    board.focus_wanted = false;
    board.asking.value = found;
  }
}

/** Delete rows, and with them or without them those that refer to them: one step. */
export function remove(board: BoardState, { table, rows }: Rows, take_along: boolean): void {
  const { store } = board;
  const what = rows_named(store, table, rows);
  batch(() => {
    const refused = store.commit(removal(store, table, rows, take_along))[0];
    board.asking.value = null;
    forget_selection(board);
    if (table === PERSONAS) board.person.value = null;
    board.call_focus();
    board.tell(refused?.why ?? `${capitalised(what)} deleted.`, !refused);
  });
}

/** Add rows like those that are meant behind them. Stages and lanes get a name of their own. */
export function duplicate_meant(board: BoardState): void {
  const { store } = board;
  const found = rows_meant(board);
  const data = found && store.table(found.table);
  if (!data || !found || board.locked) return;
  const is_named = found.table === "stages" || found.table === "lanes";
  const copies = found.rows.map((row) => {
    const cells = { ...data.row(row)?.cells };
    const { label } = data.spec;
    return is_named && cells[label] ? { ...cells, [label]: `${cells[label]} (copy)` } : cells;
  });
  const { ids, refused } = store.add_rows(found.table, copies, found.rows.at(-1));
  const first = ids[0] && spot_of(board, found.table, ids[0]);
  if (refused) board.tell(refused[0]?.why ?? "");
  else if (first) board.go_to(first);
}
