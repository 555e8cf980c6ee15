/** Going over the board by what a key asks for, and selecting notes along the way. */
import { NEEDS } from "../../board/need-cells";
import { EMOTION_ROW, NEEDS_ROW, type Spot } from "../../board/spots";
import { type Extent, type Move, moved } from "../grid/moves";
import { counted } from "../phrases";
import type { BoardState } from "./board-state";

export function walk(board: BoardState, move: Move): void {
  const spot = board.active.peek();
  const to = spot && lead(board, spot, move);
  if (to) board.go_to(to);
}

/** Where a movement leads: from thing to thing within a cell, then from cell to cell. */
export function lead(board: BoardState, spot: Spot, move: Move): Spot | undefined {
  const items = listed(board, spot.row, spot.stage);
  const at = items.indexOf(spot.item);
  const next = move === "down" ? items[at + 1] : move === "up" && at > 0 ? items[at - 1] : undefined;
  if (next !== undefined && spot.item !== "") return { ...spot, item: next };
  const rows = board.content.rows.map(({ key }) => key);
  const columns = ["", ...board.stages];
  const row = rows.indexOf(spot.row);
  const column = Math.max(0, columns.indexOf(spot.stage));
  if (row < 0) return undefined;
  const found = moved({ row, column }, move, extent_of(board, rows, columns));
  const key = rows[found.row] ?? spot.row;
  const own = board.columns_of(key);
  const wanted = columns[found.column] ?? "";
  // A row of one cell has it under every stage; the corner is nobody's place.
  const stage = own.includes(wanted) ? wanted : (own[wanted ? 1 : 0] ?? spot.stage);
  if (key === spot.row && stage === spot.stage)
    return { ...spot, item: items.at(move === "up" ? 0 : -1) ?? "" };
  const there = listed(board, key, stage);
  const index = key === spot.row ? Math.max(0, at) : move === "up" || move === "last" ? there.length - 1 : 0;
  return { row: key, stage, item: there[Math.min(index, there.length - 1)] ?? "" };
}

/** What a walk comes by in a cell: nothing in a folded row, and no point of the curve. */
function listed(board: BoardState, row: string, stage: string): readonly string[] {
  return board.is_folded(row) || row.startsWith(EMOTION_ROW) ? [] : board.items(row, stage);
}

function extent_of(board: BoardState, rows: readonly string[], columns: readonly string[]): Extent {
  return {
    rows: rows.length,
    columns: columns.length,
    page: (row, direction) => page(board, rows, row, direction),
    filled: ({ row, column }) => {
      const [key = "", stage = ""] = [rows[row], columns[column]];
      return column === 0 || key === "stages" || board.items(key, stage).length > 0;
    },
  };
}

/** The row about one page away. */
function page(board: BoardState, rows: readonly string[], from: number, direction: -1 | 1): number {
  const top = (at: number) =>
    board.element_of({ row: rows[at] ?? "", stage: board.stages[0] ?? "", item: "" })?.getBoundingClientRect()
      .top;
  const start = top(from);
  const room = (board.element?.clientHeight ?? 600) * 0.7;
  let at = from;
  while (at + direction >= 0 && at + direction < rows.length) {
    at += direction;
    if (Math.abs((top(at) ?? 0) - (start ?? 0)) >= room) break;
  }
  return at;
}

/** What is meant together: the selected things or, without a selection, the active one. */
export function meant(board: BoardState): readonly string[] {
  const selected = board.selected.peek();
  const spot = board.active.peek();
  if (selected.size === 0) return spot?.item && !spot.row.startsWith(EMOTION_ROW) ? [spot.item] : [];
  return in_order(board, [...selected]);
}

/** Ids in the order in which the board shows them: row by row, stage by stage. */
export function in_order(board: BoardState, ids: readonly string[]): readonly string[] {
  const all = board.content.rows.flatMap(({ key }) => cells_of(board, key));
  return all.filter((id) => ids.includes(id));
}

/** Take a thing into the selection, or out of it. Notes and needs are not meant together. */
export function toggle(board: BoardState, spot: Spot): void {
  if (!spot.item) return;
  const table = board.content.table_of(spot.row, spot.item);
  const before = board.selected.peek();
  const kept = [...before].filter((id) => board.content.place_of(table, id) !== undefined);
  const active = board.active.peek();
  // The first one is the one that was active all the time.
  if (
    before.size === 0 &&
    active?.item &&
    active.item !== spot.item &&
    board.content.place_of(table, active.item)
  )
    kept.push(active.item);
  const next = new Set(kept);
  if (!next.delete(spot.item)) next.add(spot.item);
  select(board, next);
}

export function select(board: BoardState, ids: ReadonlySet<string>): void {
  board.selected.value = ids;
  const noun = [...ids].some((id) => board.content.place_of("needs", id)) ? "need" : "note";
  board.announcer.mention(ids.size > 0 ? `${counted(ids.size, noun)} selected.` : "Nothing selected.");
}

/** Walk, and take what is come by into the selection. */
export function extend(board: BoardState, move: Move): void {
  const from = board.active.peek();
  if (!from) return;
  const table = from.item && board.content.table_of(from.row, from.item);
  const to = lead(board, from, move);
  if (!to) return;
  const selected = new Set(board.selected.peek());
  for (const { row, item } of [from, to]) {
    if (item && !row.startsWith(EMOTION_ROW) && (!table || board.content.table_of(row, item) === table))
      selected.add(item);
  }
  board.go_to(to);
  select(board, selected);
}

/** Everything of its kind in the row of the active spot; once more: on the board. */
export function select_all(board: BoardState): void {
  const spot = board.active.peek();
  if (!spot) return;
  const { content } = board;
  const table = spot.item ? content.table_of(spot.row, spot.item) : spot.row === NEEDS_ROW ? NEEDS : "notes";
  const of = (row: string) => cells_of(board, row).filter((item) => content.table_of(row, item) === table);
  const own = of(spot.row);
  const selected = board.selected.peek();
  const is_new = own.some((id) => !selected.has(id));
  select(board, new Set(is_new ? own : content.rows.flatMap(({ key }) => of(key))));
}

/** All that lies in a row; the points of the curve are none of it. */
function cells_of(board: BoardState, row: string): readonly string[] {
  if (row.startsWith(EMOTION_ROW)) return [];
  return board.columns_of(row).flatMap((stage) => board.content.items(row, stage));
}
