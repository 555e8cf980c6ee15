/** The rows of one table as they stand, by id and in order. Rows are frozen values: a write puts another row. */
import { cell, with_cell } from "./columns";
import type { Cells, RowWire, TableSpec } from "./protocol";

/** The key under which a row's place is stamped, beside its columns. */
export const PLACE = "order";

/**
 * When a cell was last written, and which edit its text belongs to.
 * The two differ after an undo: the cell is written anew, yet holds an older edit's text.
 */
export interface Stamp {
  readonly rev: number;
  readonly owner: number;
}

/** The stamp of everything that was there at the start. */
export const AT_START: Stamp = { rev: 0, owner: 0 };
const NO_STAMPS: ReadonlyMap<string, Stamp> = new Map();

export interface Row {
  readonly id: string;
  readonly order: string;
  readonly cells: Readonly<Cells>;
}

/** A table as views read it. */
export interface TableData {
  readonly spec: TableSpec;
  /** In order. */
  readonly ids: readonly string[];
  /** Rows in all, those still on their way included. */
  readonly count: number;
  row(id: string): Row | undefined;
}

/** A row with the stamp of its beginning, and the stamps that differ from it. */
export interface StampedRow extends Row {
  readonly born: Stamp;
  readonly stamps: ReadonlyMap<string, Stamp>;
}

export function new_row(id: string, order: string, cells: Readonly<Cells>, born: Stamp): StampedRow {
  return { id, order, cells, born, stamps: NO_STAMPS };
}

export function stamp_of(row: StampedRow, key: string): Stamp {
  return row.stamps.get(key) ?? row.born;
}

export function row_with_cell(row: StampedRow, column: string, value: unknown, stamp: Stamp): StampedRow {
  return {
    ...row,
    cells: with_cell(row.cells, column, value),
    stamps: new Map(row.stamps).set(column, stamp),
  };
}

export function row_with_order(row: StampedRow, order: string, stamp: Stamp): StampedRow {
  return { ...row, order, stamps: new Map(row.stamps).set(PLACE, stamp) };
}

/** The row without a column that is gone. */
export function row_without(row: StampedRow, column: string): StampedRow {
  if (!row.stamps.has(column) && cell(row.cells, column) === undefined) return row;
  const stamps = new Map(row.stamps);
  stamps.delete(column);
  return { ...row, cells: with_cell(row.cells, column, null), stamps };
}

/** The row as it comes back at a later revision: every text keeps its owner. */
export function row_again(row: StampedRow, rev: number): StampedRow {
  const stamps = new Map([...row.stamps].map(([key, { owner }]) => [key, { rev, owner }]));
  return { ...row, born: { rev, owner: row.born.owner }, stamps };
}

/** Whether the texts of both rows belong to the same edits. */
export function same_owners(one: StampedRow, other: StampedRow): boolean {
  const keys = [PLACE, ...one.stamps.keys(), ...other.stamps.keys()];
  return (
    one.born.owner === other.born.owner &&
    keys.every((key) => stamp_of(one, key).owner === stamp_of(other, key).owner)
  );
}

export class TableRows {
  private readonly by_id: Map<string, StampedRow>;
  private sorted: string[];
  private handed_out: readonly string[] | null = null;

  constructor(from?: TableRows) {
    this.by_id = new Map(from?.by_id);
    this.sorted = from ? [...from.sorted] : [];
  }

  get size(): number {
    return this.by_id.size;
  }

  has(id: string): boolean {
    return this.by_id.has(id);
  }

  get(id: string): StampedRow | undefined {
    return this.by_id.get(id);
  }

  /** The ids in order; another list after each change of order, so that it may be kept and compared. */
  ids(): readonly string[] {
    this.handed_out ??= [...this.sorted];
    return this.handed_out;
  }

  *[Symbol.iterator](): Iterator<StampedRow> {
    for (const id of this.sorted) yield this.by_id.get(id) as StampedRow;
  }

  /** Write a row, new or known. */
  put(row: StampedRow): void {
    const known = this.by_id.get(row.id);
    if (known?.order !== row.order) {
      if (known) this.sorted.splice(this.place(known), 1);
      this.sorted.splice(this.place(row), 0, row.id);
      this.handed_out = null;
    }
    this.by_id.set(row.id, row);
  }

  drop(id: string): void {
    const gone = this.by_id.get(id);
    if (!gone) return;
    this.sorted.splice(this.place(gone), 1);
    this.by_id.delete(id);
    this.handed_out = null;
  }

  /** Take in many rows at once; rows known already are written anew. Quick if all stand behind the last one. */
  load(rows: readonly RowWire[]): void {
    const fresh = rows.map(([id, order, cells]) => new_row(id, order, cells, AT_START)).sort(by_place);
    const behind = fresh[0] !== undefined && this.place(fresh[0]) === this.size;
    const known = fresh.some((row) => this.by_id.has(row.id));
    for (const row of fresh) this.by_id.set(row.id, row);
    const unsorted = behind && !known ? fresh : [...this.by_id.values()].sort(by_place);
    const ids = unsorted.map((row) => row.id);
    this.sorted = unsorted === fresh ? this.sorted.concat(ids) : ids;
    this.handed_out = null;
  }

  /** How many rows stand before this one, or would. */
  place(row: Row): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const half = (low + high) >> 1;
      if (by_place(this.by_id.get(this.sorted[half] as string) as Row, row) < 0) low = half + 1;
      else high = half;
    }
    return low;
  }
}

function by_place(one: Row, other: Row): number {
  if (one.order !== other.order) return one.order < other.order ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
