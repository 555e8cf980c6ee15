import type { RowHeights } from "./row-heights";

/** The rows to render: those in sight, some around them, and the one that has the focus. */
export interface RowSpan {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

/** Rows rendered above and below those in sight. */
export const AROUND = 2;

export function rows_in_sight(heights: RowHeights, top: number, height: number, around: number): RowSpan {
  if (heights.count === 0) return { first: 0, end: 0 };
  const first = Math.max(0, heights.index_at(top) - around);
  const end = Math.min(heights.count, heights.index_at(top + height) + 1 + around);
  return { first, end };
}

/** The positions to render, ascending; `kept` is the focused row's position, or -1. */
export function rendered_rows(span: RowSpan, kept: number): number[] {
  const rows = Array.from({ length: span.end - span.first }, (_, at) => span.first + at);
  if (kept >= 0 && kept < span.first) rows.unshift(kept);
  if (kept >= span.end) rows.push(kept);
  return rows;
}
