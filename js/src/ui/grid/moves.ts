/** Where a movement key leads: plain positions, no page. */
export type Move =
  | "up"
  | "down"
  | "left"
  | "right"
  | "row_start"
  | "row_end"
  | "edge_up"
  | "edge_down"
  | "edge_left"
  | "edge_right"
  | "first"
  | "last"
  | "page_up"
  | "page_down";

export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** The row one page above or below a row. */
  page(row: number, direction: -1 | 1): number;
  /** Whether the cell there holds anything. */
  filled(position: Position): boolean;
}

export function moved({ row, column }: Position, move: Move, extent: Extent): Position {
  const last_row = extent.rows - 1;
  const last_column = extent.columns - 1;
  switch (move) {
    case "up":
      return { row: Math.max(0, row - 1), column };
    case "down":
      return { row: Math.min(last_row, row + 1), column };
    case "left":
      return { row, column: Math.max(0, column - 1) };
    case "right":
      return { row, column: Math.min(last_column, column + 1) };
    case "row_start":
      return { row, column: 0 };
    case "row_end":
      return { row, column: last_column };
    case "edge_up":
    case "edge_down": {
      const filled = (at: number) => extent.filled({ row: at, column });
      return { row: edge(row, move === "edge_up" ? -1 : 1, last_row, filled), column };
    }
    case "edge_left":
    case "edge_right": {
      const filled = (at: number) => extent.filled({ row, column: at });
      return { row, column: edge(column, move === "edge_left" ? -1 : 1, last_column, filled) };
    }
    case "first":
      return { row: 0, column: 0 };
    case "last":
      return { row: last_row, column: last_column };
    case "page_up":
      return { row: Math.min(row, extent.page(row, -1)), column };
    case "page_down":
      return { row: Math.max(row, extent.page(row, 1)), column };
  }
}

/** The end of a run of filled cells or, from its end, the next filled one; without one, the last cell of all. */
function edge(from: number, step: -1 | 1, last: number, filled: (at: number) => boolean): number {
  const is_there = (at: number) => at >= 0 && at <= last;
  const goes_on = (at: number) => is_there(at + step) && filled(at + step);
  let at = from;
  if (filled(at) && goes_on(at)) while (goes_on(at)) at += step;
  else
    do at += step;
    while (is_there(at) && !filled(at));
  return Math.max(0, Math.min(at, last));
}

/** The cell after this one in reading order, or before it; the same one at the very ends. */
export function neighbour({ row, column }: Position, direction: -1 | 1, extent: Extent): Position {
  const next = column + direction;
  if (next >= 0 && next < extent.columns) return { row, column: next };
  const line = row + direction;
  if (line < 0 || line >= extent.rows) return { row, column };
  return { row: line, column: direction > 0 ? 0 : extent.columns - 1 };
}

/** The row to go to when the one at `index` is gone: the one that took its place, or the last. */
export function heir(ids: readonly string[], index: number): string | undefined {
  return ids[Math.min(index, ids.length - 1)];
}
