/** A rectangle of cells by their positions: plain numbers, no page. */
import type { Position } from "./moves";

/** All bounds are part of it. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

export function box_of(one: Position, other: Position): Box {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

export function size_of({ top, left, bottom, right }: Box): Size {
  return { rows: bottom - top + 1, columns: right - left + 1 };
}

export function is_inside({ top, left, bottom, right }: Box, { row, column }: Position): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** Where a block of cells goes: all over the box if that is a multiple of it, else from its top left on. */
export function landing(box: Box, block: Size): Box {
  const { rows, columns } = size_of(box);
  if (rows % block.rows === 0 && columns % block.columns === 0) return box;
  const { top, left } = box;
  return { top, left, bottom: top + block.rows - 1, right: left + block.columns - 1 };
}

/** Row by row. */
export function positions({ top, left, bottom, right }: Box): Position[] {
  return through(top, bottom).flatMap((row) => through(left, right).map((column) => ({ row, column })));
}

/** From `first` to `last`, both included. */
export function through(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
