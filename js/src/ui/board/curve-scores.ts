/** Writing scores of the curve other than by an editor: one step of undo each. */
import type { Felt } from "../../board/curve";
import { EMOTION_ROW, type Spot } from "../../board/spots";
import { EMOTIONS, type EmotionKey } from "../../sheets/emotion-cells";
import { cell_text } from "../cells/cell-text";
import { type Unsettled, unsettled } from "../unsettled";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";

export function felt_at(board: BoardState, key: EmotionKey): Felt {
  return board.emotions.value(key, "score") as Felt;
}

/** Write a score, or empty it; a word stays with a score that only moved. */
export function rate(board: BoardState, key: EmotionKey, value: Felt, seen?: number): void {
  const spec = spec_of(board, EMOTIONS, "score");
  if (!spec || board.locked || value === felt_at(board, key)) return;
  const { emotions } = board;
  const refused =
    typeof value === "number"
      ? emotions.shift(key, value, seen)
      : emotions.put(key, "score", spec, { value }, seen);
  if (refused) board.tell(refused.why);
}

/** One step up or down; what has no score begins at neutral. */
export function step_score(board: BoardState, key: EmotionKey, by: 1 | -1): void {
  const { low = 0, high = 0, step = 1 } = spec_of(board, EMOTIONS, "score") ?? {};
  const felt = felt_at(board, key);
  const next = typeof felt === "number" ? felt + by * step : Math.max(low, 0);
  rate(board, key, Math.max(low, Math.min(high, next)));
}

/** The points of a stage, by their items. */
export function points_of(board: BoardState): readonly string[] {
  return board.personas.flatMap((persona) => board.versions.map((version) => `${persona} ${version}`));
}

export function point(stage: string, item: string): Spot {
  return { row: EMOTION_ROW, stage, item };
}

/** A score of mine that is not in the map. */
export function fault_of(board: BoardState, key: EmotionKey): Unsettled | undefined {
  const { store, emotions } = board;
  if (store.is_settled) return undefined;
  const target = emotions.target(key, "score");
  const spec = spec_of(board, EMOTIONS, "score");
  const draft = emotions.draft(target);
  const mine = store.replaced(target.table, target.row, target.column);
  if (!spec || !(draft || mine)) return undefined;
  const words = (value: unknown) =>
    typeof value === "boolean" ? "does not notice" : cell_text(store, spec, value);
  return unsettled(draft, mine, store.value(target.table, target.row, target.column), words);
}

/** Give up my text, or put it back. */
export function settle(board: BoardState, key: EmotionKey, brings_back: boolean): void {
  const { store, emotions } = board;
  const { table, row, column } = emotions.target(key, "score");
  const mine = store.replaced(table, row, column);
  if (brings_back && mine)
    rate(board, key, (column === "score" ? mine.value : mine.value ? "unaware" : null) as Felt);
  if (emotions.draft({ table, row, column })) store.drop_draft(table, row, column);
  else store.drop_replaced(table, row, column);
}
