/** Going over the board by what a key asks for, and selecting notes along the way. */
import { NEEDS } from "../../board/need-cells";
import { EMOTION_ROW, EVERYWHERE, NEW, type Spot, table_of } from "../../board/spots";
import { type Extent, type Move, moved } from "../grid/moves";
import { counted } from "../phrases";
import { type BoardState, NOTHING } from "./board-state";

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
  const column = spot.stage === EVERYWHERE ? 1 : Math.max(0, columns.indexOf(spot.stage));
  if (row < 0) return undefined;
  const found = moved({ row, column }, move, extent_of(board, rows, columns));
  const key = rows[found.row] ?? spot.row;
  const own = board.columns_of(key);
  const wanted = columns[found.column] ?? "";
  // A row of one cell has it under every stage; the corner is nobody's place.
  const stage = own.includes(wanted) ? wanted : (own[wanted ? 1 : 0] ?? own[0] ?? "");
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

/** Rows of one table that are meant together: the selected ones or, without a selection, the active one. */
export function meant(board: BoardState): {
  readonly table: "notes" | "needs";
  readonly ids: readonly string[];
} {
  const { table, ids } = board.selected.peek();
  if (ids.size > 0) return { table, ids: in_order(board, table, ids) };
  const spot = board.active.peek();
  const is_item = spot !== null && spot.item !== "" && spot.item !== NEW && !spot.row.startsWith(EMOTION_ROW);
  return is_item ? { table: table_of(spot.row), ids: [spot.item] } : { table, ids: [] };
}

/** Whether an item is among what is selected. */
export function is_selected(board: BoardState, { row, item }: Spot): boolean {
  const { table, ids } = board.selected.peek();
  return item !== "" && !row.startsWith(EMOTION_ROW) && table === table_of(row) && ids.has(item);
}

/** Ids in the order in which the board shows them: row by row, stage by stage. */
export function in_order(board: BoardState, table: string, ids: ReadonlySet<string>): readonly string[] {
  return board.content.rows.flatMap(({ key }) => items_of(board, key, table).filter((id) => ids.has(id)));
}

/** Take a thing into the selection, or out of it. Notes and needs are not meant together. */
export function toggle(board: BoardState, spot: Spot): void {
  const table = table_of(spot.row);
  const before = board.selected.peek();
  // Without a selection the active one begins it.
  const meant_now = meant(board);
  const kept = meant_now.table === table ? (before.ids.size > 0 ? [...before.ids] : meant_now.ids) : [];
  const next = new Set(kept.filter((id) => before.ids.size > 0 || id !== spot.item));
  if (!next.delete(spot.item)) next.add(spot.item);
  select(board, table, next);
}

export function select(board: BoardState, table: "notes" | "needs", ids: ReadonlySet<string>): void {
  board.selected.value = { table, ids };
  const noun = table === NEEDS ? "need" : "note";
  board.announcer.mention(ids.size > 0 ? `${counted(ids.size, noun)} selected.` : "Nothing selected.");
}

export function forget_selection(board: BoardState): void {
  if (board.selected.peek().ids.size > 0) board.selected.value = NOTHING;
}

/** Walk, and take what is come by into the selection. */
export function extend(board: BoardState, move: Move): void {
  const from = board.active.peek();
  const to = from && lead(board, from, move);
  if (!from || !to) return;
  const before = board.selected.peek();
  const table = before.ids.size > 0 ? before.table : table_of(from.item ? from.row : to.row);
  const ids = new Set(before.ids);
  for (const { row, item } of [from, to]) {
    if (item && !row.startsWith(EMOTION_ROW) && table_of(row) === table) ids.add(item);
  }
  board.go_to(to);
  select(board, table, ids);
}

/** Everything in the row of the active spot; once more: everything of its kind on the board. */
export function select_all(board: BoardState): void {
  const spot = board.active.peek();
  if (!spot) return;
  const table = table_of(spot.row);
  const own = items_of(board, spot.row, table);
  const { ids } = board.selected.peek();
  const is_new = own.some((id) => !ids.has(id));
  const all = board.content.rows.flatMap(({ key }) => items_of(board, key, table));
  select(board, table, new Set(is_new ? own : all));
}

/** What lies in a row of this table; the points of the curve are none of it. */
function items_of(board: BoardState, row: string, table: string): readonly string[] {
  if (row.startsWith(EMOTION_ROW) || table_of(row) !== table) return [];
  return board.columns_of(row).flatMap((stage) => board.content.items(row, stage));
}
