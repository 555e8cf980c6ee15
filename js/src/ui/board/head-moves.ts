/** Stages and lanes take another place. */
import { lane_moved, lane_stepped, stage_moved } from "../../board/reordering";
import { lane_of, lane_row } from "../../board/spots";
import type { Change } from "../../core/protocol";
import { STILL_LOADING } from "../../core/row-edits";
import { is_loading } from "./board-content";
import { lane_name, stage_name } from "./board-places";
import type { BoardState } from "./board-state";

/** Move the stage or lane whose head is active, one step. */
export function step_head(board: BoardState, by: -1 | 1): void {
  const spot = board.active.peek();
  const lane = lane_of(spot?.row ?? "");
  if (spot?.row === "stages") {
    const at = board.stages.indexOf(spot.stage);
    const before = by < 0 ? board.stages[at - 1] : board.stages[at + 2];
    if (at + by >= 0 && at + by < board.stages.length) place_stage(board, spot.stage, before);
  } else if (lane !== undefined) {
    const shown = board.content.rows.flatMap(({ key }) => lane_of(key) ?? []);
    commit(board, "lanes", lane, lane_stepped(board.store, lane, shown, by));
  }
}

export function place_stage(board: BoardState, stage: string, before: string | undefined): void {
  commit(board, "stages", stage, stage_moved(board.store, stage, before));
}

export function place_lane(board: BoardState, lane: string, side: string, before: string | undefined): void {
  commit(board, "lanes", lane, lane_moved(board.store, lane, side, before));
}

function commit(board: BoardState, table: string, row: string, changes: Change[]): void {
  if (changes.length === 0 || board.locked) return;
  const refused = is_loading(board.store.table(table)) ? STILL_LOADING : board.store.commit(changes)[0];
  const name = table === "stages" ? stage_name(board, row) : lane_name(board, row);
  board.tell(refused?.why ?? `${name} moved.`, !refused);
  board.go_to(
    table === "stages"
      ? { row: "stages", stage: row, item: "" }
      : { row: lane_row(row), stage: "", item: "" },
  );
}
