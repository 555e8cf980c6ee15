/** Places on the board: heads, cells and what lies in them, by keys, so that each stays itself when others move. */

export interface Spot {
  /** The key of a row. */
  readonly row: string;
  /** The stage's id; "" at the head of the row. */
  readonly stage: string;
  /** What lies in the cell: a note, a need, a point of the curve; "" for the cell itself. */
  readonly item: string;
}

export const STAGES_ROW = "stages";
export const EMOTION_ROW = "emotion";
export const NEEDS_ROW = "needs";
/** Notes, and needs, at no stage or lane that is there. */
export const LOOSE_ROW = "loose";
export const LOOSE_NEEDS_ROW = "loose needs";
/** The one cell of a row that has no stages. */
export const EVERYWHERE = "*";
/** A note or need that is being written for the first time; no row is called so. */
export const NEW = "+";

const LANE = "lane:";

export function lane_row(lane: string): string {
  return LANE + lane;
}

/** The lane of a row; undefined where the row is none. */
export function lane_of(row: string): string | undefined {
  return row.startsWith(LANE) ? row.slice(LANE.length) : undefined;
}

/** The table that what lies in a row is kept in: ids are those of a table, not of the map. */
export function table_of(row: string): "notes" | "needs" {
  return row === NEEDS_ROW || row === LOOSE_NEEDS_ROW ? "needs" : "notes";
}

export function is_loose(row: string): boolean {
  return row === LOOSE_ROW || row === LOOSE_NEEDS_ROW;
}

/** The column that a note or need says its text in. */
export const TEXT = { notes: "text", needs: "statement" } as const;

export function same_spot(one: Spot | null | undefined, other: Spot | null | undefined): boolean {
  return (
    one != null &&
    other != null &&
    one.row === other.row &&
    one.stage === other.stage &&
    one.item === other.item
  );
}
