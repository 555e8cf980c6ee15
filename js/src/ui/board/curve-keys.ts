/** Keys in the row of the curve. Walking lands on cells; only on a point do the arrows change its score. */
import { EMOTION_ROW, type Spot } from "../../board/spots";
import { is_writing, key_of } from "../grid/keys";
import { is_composing } from "../key-press";
import { paint_now } from "../paint-now";
import { begin_edit } from "./board-edits";
import { emotion_key } from "./board-places";
import type { BoardState } from "./board-state";
import { fault_of, felt_at, point, points_of, rate, settle, step_score } from "./curve-scores";

/** Whether the key is taken here. */
export function curve_key(board: BoardState, spot: Spot, event: KeyboardEvent): boolean {
  if (spot.stage === "") return spot.row === EMOTION_ROW && on_head(board, event);
  const points = points_of(board);
  if (spot.row === EMOTION_ROW && spot.item === "") {
    const [only, ...others] = points;
    if (only === undefined) return false;
    if (others.length === 0 && on_score(board, point(spot.stage, only), event)) return true;
    const opens = !event.altKey && /^(?:edit|space|replace)$/.test(key_of(event) ?? "");
    if (opens) board.go_to(point(spot.stage, only));
    return opens;
  }
  return (spot.row === EMOTION_ROW && on_point(board, spot, points, event)) || on_score(board, spot, event);
}

function on_head(board: BoardState, event: KeyboardEvent): boolean {
  const command = key_of(event);
  if (command !== "edit" && command !== "space") return false;
  board.show_curve_as_table(!board.curve_as_table.peek());
  return true;
}

function on_point(board: BoardState, spot: Spot, points: readonly string[], event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event;
  if (shiftKey || altKey) return false;
  const ctrl = event.ctrlKey || event.metaKey;
  const emotion = emotion_key(spot);
  const by = BY[key];
  if (by !== undefined) {
    const next = ctrl ? neighbour(board, spot, by, [spot.item]) : neighbour(board, spot, by, points);
    if (next) board.go_to(next);
    return true;
  }
  if (ctrl || !emotion) return false;
  if (key === "ArrowUp" || key === "ArrowDown") step_score(board, emotion, key === "ArrowUp" ? 1 : -1);
  else if (key === "Escape" && !fault_of(board, emotion)) board.go_to({ ...spot, item: "" });
  else return false;
  return true;
}

const BY: Record<string, 1 | -1> = { ArrowRight: 1, ArrowLeft: -1 };

/** The next point among `points`, stage by stage. */
function neighbour(board: BoardState, spot: Spot, by: 1 | -1, points: readonly string[]): Spot | undefined {
  const all = board.stages.flatMap((stage) => points.map((item) => point(stage, item)));
  const at = all.findIndex(({ stage, item }) => stage === spot.stage && item === spot.item);
  return at < 0 ? undefined : all[at + by];
}

/** What writes a score, where exactly one is meant. */
function on_score(board: BoardState, spot: Spot, event: KeyboardEvent): boolean {
  const emotion = emotion_key(spot);
  const command = key_of(event);
  if (!emotion || event.altKey) return false;
  if (command === "clear") {
    if (felt_at(board, emotion) !== null) rate(board, emotion, null);
  } else if (command === "escape" && fault_of(board, emotion)) settle(board, emotion, false);
  else if (command === "edit" || command === "space") begin_edit(board, spot);
  else if (is_writing(event)) {
    // The editor is there before the next key; what an input method has begun it goes on with.
    const text = is_composing(event) || event.key === "Dead" ? "" : event.key;
    paint_now(() => begin_edit(board, spot, text));
  } else return false;
  return true;
}
