/** What becomes of the active spot, and of an edit under way, as the board changes under them. */
import { EMOTION_ROW, NEW, type Spot, STAGES_ROW, same_spot, table_of } from "../../board/spots";
import { heir } from "../grid/moves";
import { hand_in_typed } from "./board-edits";
import type { BoardState } from "./board-state";

export class Settling {
  private rows_before: readonly string[] = [];
  private stages_before: readonly string[] = [];
  /** Where the active item stood in its cell. */
  private index_before = 0;

  constructor(private readonly board: BoardState) {}

  /** Remember where the active spot is. */
  note({ row, stage, item }: Spot): void {
    this.index_before = Math.max(0, this.board.content.items(row, stage).indexOf(item));
  }

  /** An edit goes along with its card; where that is gone, what was typed is handed in. */
  private keep_edit(): void {
    const { board } = this;
    const edit = board.editing.peek();
    if (!edit || board.shows(edit.spot)) return;
    const { item, row } = edit.spot;
    const at = item !== NEW && !row.startsWith(EMOTION_ROW) && board.content.place_of(table_of(row), item);
    const spot = at && { ...at, item };
    if (spot && board.shows(spot)) {
      board.active.value = spot;
      board.editing.value = { ...edit, spot, text: board.typed ?? edit.text };
      return;
    }
    hand_in_typed(board);
    if (board.may_keep_focus) board.call_focus();
  }

  /** Keep the active spot on the board: what took the place of a thing that is gone becomes active. */
  settle(): void {
    const { board } = this;
    const { stages, rows } = board.content;
    const keys = rows.map(({ key }) => key);
    this.keep_edit();
    const spot = board.active.peek();
    const next = spot
      ? this.nearest(spot, keys)
      : stages[0] && { row: STAGES_ROW, stage: stages[0], item: "" };
    this.rows_before = keys;
    this.stages_before = stages;
    if (!next) {
      board.active.value = null;
      return;
    }
    if (same_spot(next, spot)) return;
    if (board.may_keep_focus) board.call_focus();
    board.active.value = next;
    this.note(next);
  }

  private nearest(spot: Spot, keys: readonly string[]): Spot | undefined {
    const { board } = this;
    const { content } = board;
    const is_item = spot.item !== "" && !spot.row.startsWith(EMOTION_ROW);
    // What is held stays where it is held, and what is being written where it is written.
    const is_held = board.lift.peek()?.ids.includes(spot.item) || same_spot(board.editing.peek()?.spot, spot);
    if (is_held && board.shows(spot)) return spot;
    // A note or need stays the active one wherever it goes.
    const at = is_item ? content.place_of(table_of(spot.row), spot.item) : undefined;
    if (at && keys.includes(at.row) && content.items(at.row, at.stage).includes(spot.item))
      return { ...at, item: spot.item };
    if (!is_item && board.shows(spot)) return spot;
    const row = keys.includes(spot.row)
      ? spot.row
      : heir(keys, Math.max(0, this.rows_before.indexOf(spot.row)));
    if (row === undefined) return undefined;
    const columns = board.columns_of(row);
    const stage = columns.includes(spot.stage)
      ? spot.stage
      : heir(columns, Math.max(0, this.stages_before.indexOf(spot.stage) + (columns[0] === "" ? 1 : 0)));
    if (stage === undefined) return undefined;
    const takes_over = is_item && row === spot.row && !board.is_folded(row);
    const item = takes_over ? heir(content.items(row, stage), this.index_before) : undefined;
    return { row, stage, item: item ?? "" };
  }
}
