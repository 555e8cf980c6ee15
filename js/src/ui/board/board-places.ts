/** From rows of the map to places on the board, and back. */
import {
  EMOTION_ROW,
  LOOSE_NEEDS_ROW,
  LOOSE_ROW,
  lane_of,
  lane_row,
  NEEDS_ROW,
  NEW,
  type Spot,
  STAGES_ROW,
  table_of,
} from "../../board/spots";
import { EMOTIONS, type EmotionKey, type Version } from "../../sheets/emotion-cells";
import type { BoardState, Subject } from "./board-state";

/** The point of the curve that a spot is. */
export function emotion_key({ row, stage, item }: Spot): EmotionKey | undefined {
  const text = item || row.slice(EMOTION_ROW.length + 1);
  const [persona, version] = text.split(" ");
  if (!row.startsWith(EMOTION_ROW) || !stage || !persona || !version) return undefined;
  return { stage, persona, version: version as Version };
}

/** The row of the map that a spot stands for; undefined for a cell, which is none. */
export function subject_of(board: BoardState, spot: Spot): Subject | undefined {
  const { row, stage, item } = spot;
  if (row === "stages") return stage ? { table: "stages", row: stage } : undefined;
  const key = emotion_key(spot);
  if (key) return { table: EMOTIONS, row: board.emotions.id(key) };
  const lane = lane_of(row);
  if (lane !== undefined && stage === "") return { table: "lanes", row: lane };
  return item && item !== NEW ? { table: table_of(row), row: item } : undefined;
}

/** Where a row of the map stands on the board; undefined if it is not shown. */
export function spot_of(board: BoardState, table: string, row: string): Spot | undefined {
  if (table === "stages") return { row: "stages", stage: row, item: "" };
  if (table === "lanes") return { row: lane_row(row), stage: "", item: "" };
  if (table === "notes" || table === "needs") {
    const at = board.content.place_of(table, row);
    return at && { ...at, item: row };
  }
  const key = table === EMOTIONS ? board.emotions.key(row) : undefined;
  if (!key) return undefined;
  const series = `${key.persona} ${key.version}`;
  return board.curve_as_table.peek()
    ? { row: `${EMOTION_ROW} ${series}`, stage: key.stage, item: "" }
    : { row: EMOTION_ROW, stage: key.stage, item: series };
}

/** Where it is, in words: "Doing · Claims". */
export function where_of(board: BoardState, { row, stage }: Pick<Spot, "row" | "stage">): string {
  const { store } = board;
  const name = row_name(board, row);
  const at = stage && store.table("stages")?.row(stage) ? stage_name(board, stage) : "";
  return [name, at].filter(Boolean).join(" · ");
}

/** What a row is called. */
export function row_name(board: BoardState, row: string): string {
  const lane = lane_of(row);
  if (lane !== undefined) return lane_name(board, lane);
  return NAMES[row.startsWith(EMOTION_ROW) ? EMOTION_ROW : row] ?? "";
}

const NAMES: Record<string, string> = {
  [NEEDS_ROW]: "Needs",
  [EMOTION_ROW]: "Emotion",
  [LOOSE_ROW]: "Not placed",
  [LOOSE_NEEDS_ROW]: "Needs not placed",
  [STAGES_ROW]: "",
};

export function stage_name({ store }: BoardState, stage: string): string {
  return store.label("stages", stage) || "New stage";
}

export function lane_name({ store }: BoardState, lane: string): string {
  return store.label("lanes", lane) || "New lane";
}
