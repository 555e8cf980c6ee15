/** The range of cells that is selected around the active one. It knows rows and columns by their keys. */
import { computed, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import { type Box, box_of, is_inside, size_of, through } from "./box";
import type { Position } from "./moves";
import { type Place, type Sheet, type SheetColumn, same_place } from "./sheet";

/** Two opposite corners; the second one moves as the range is extended. */
export interface Corners {
  readonly from: Place;
  readonly to: Place;
}

export class Selection {
  readonly corners: Signal<Corners | null> = signal(null);
  /** The range by positions; null where no more than one cell is selected. */
  readonly box: ReadonlySignal<Box | null>;

  constructor(
    private readonly sheet: Sheet,
    private readonly active: Signal<Place | null>,
    order: ReadonlySignal<number>,
  ) {
    this.box = computed(() => {
      order.value;
      const { value } = this.corners;
      return value && this.between(value);
    });
  }

  position({ row, column }: Place): Position | undefined {
    const at = this.sheet.rows.indexOf(row);
    const place = this.sheet.columns.findIndex(({ key }) => key === column);
    return at < 0 || place < 0 ? undefined : { row: at, column: place };
  }

  place({ row, column }: Position): Place | undefined {
    const to = this.sheet.rows[row];
    const key = this.sheet.columns[column]?.key;
    return to === undefined || key === undefined ? undefined : { row: to, column: key };
  }

  /** Select from one cell to another; just the active one if they are the same. */
  select(from: Place, to: Place): void {
    const is_active = same_place(from, to) && same_place(this.active.peek(), to);
    this.corners.value = is_active ? null : { from, to };
  }

  clear(): void {
    this.corners.value = null;
  }

  /** Rows or columns came, went or moved. A range that would be about others by now is none any more. */
  rearranged(rows: readonly string[], columns: readonly SheetColumn[]): void {
    const corners = this.corners.peek();
    const { sheet } = this;
    if (!corners || (rows === sheet.rows && columns === sheet.columns)) return;
    const keys = (all: readonly SheetColumn[]) => all.map(({ key }) => key);
    const [from, to] = [corners.from, corners.to];
    const is_same =
      same_run(rows, sheet.rows, from.row, to.row) &&
      same_run(keys(columns), keys(sheet.columns), from.column, to.column);
    if (!is_same) this.clear();
  }

  /** How many cells are selected. */
  get count(): number {
    const box = this.target();
    if (!box) return 0;
    const { rows, columns } = size_of(box);
    return rows * columns;
  }

  /** How many rows of the sheet's table the range is about. */
  get record_count(): number {
    const box = this.target();
    if (!box) return 0;
    const { rows, columns } = size_of(box);
    return this.sheet.moves === "across" ? columns : rows;
  }

  /** The corner that moves as the range is extended: at first the active cell itself. */
  get moving(): Place | null {
    return this.corners.peek()?.to ?? this.active.peek();
  }

  /** The corner that stays. */
  get fixed(): Place | null {
    return this.corners.peek()?.from ?? this.active.peek();
  }

  select_rows(from: string, to: string): void {
    const { columns } = this.sheet;
    const [first, last] = [columns[0]?.key, columns.at(-1)?.key];
    if (first === undefined || last === undefined) return;
    this.select({ row: from, column: first }, { row: to, column: last });
  }

  select_columns(from: string, to: string): void {
    const { rows } = this.sheet;
    const [first, last] = [rows[0], rows.at(-1)];
    if (first !== undefined && last !== undefined)
      this.select({ row: first, column: from }, { row: last, column: to });
  }

  select_all(): void {
    const { rows, columns } = this.sheet;
    const [first, last] = [columns[0]?.key, columns.at(-1)?.key];
    if (rows.length === 0 || first === undefined || last === undefined) return;
    this.select({ row: rows[0] as string, column: first }, { row: rows.at(-1) as string, column: last });
  }

  /** The range or, without one, the active cell. */
  target(): Box | null {
    const { value } = this.box;
    const active = this.active.peek();
    const at = active && this.position(active);
    return value ?? (at ? box_of(at, at) : null);
  }

  holds(position: Position): boolean {
    const box = this.target();
    return box !== null && is_inside(box, position);
  }

  /** The rows of the sheet's table that the range is about. */
  records(): string[] {
    const box = this.target();
    if (!box) return [];
    const across = this.sheet.moves === "across";
    const lines = across ? through(box.left, box.right) : through(box.top, box.bottom);
    return lines.flatMap((at) => {
      const place = this.place(across ? { row: box.top, column: at } : { row: at, column: box.left });
      return place ? [this.sheet.record(place)] : [];
    });
  }

  /** How a row at this position is part of the range: its columns, and whether an edge runs along it. */
  span(row: number): string {
    const box = this.box.value;
    if (!box || row < box.top || row > box.bottom) return "";
    const edges = `${row === box.top ? "t" : ""}${row === box.bottom ? "b" : ""}`;
    return `${box.left} ${box.right} ${edges}`;
  }

  /** "2 rows by 3 columns selected." */
  in_words(): string {
    const box = this.box.peek();
    if (!box) return "";
    const { rows, columns } = size_of(box);
    return `${rows === 1 ? "1 row" : `${rows} rows`} by ${columns === 1 ? "1 column" : `${columns} columns`} selected.`;
  }

  private between({ from, to }: Corners): Box | null {
    const [one, other] = [this.position(from), this.position(to)];
    if (!one || !other) return null;
    const box = box_of(one, other);
    const { rows, columns } = size_of(box);
    return rows * columns > 1 ? box : null;
  }
}

/** What a cell in column `at` is of a row's part of the range: undefined outside, else its edges, as letters. */
export function edges_of(span: string, at: number): string | undefined {
  if (!span) return undefined;
  const [left, right, edges] = span.split(" ");
  if (at < Number(left) || at > Number(right)) return undefined;
  const sides = `${at === Number(left) ? "l" : ""}${at === Number(right) ? "r" : ""}`;
  return [...(edges ?? ""), ...sides].join(" ");
}

/** Whether the same keys stand from one key to the other, in whatever order. */
function same_run(before: readonly string[], after: readonly string[], from: string, to: string): boolean {
  if (before === after) return true;
  const run = (all: readonly string[]) => {
    const [one, other] = [all.indexOf(from), all.indexOf(to)];
    return one < 0 || other < 0 ? [] : all.slice(Math.min(one, other), Math.max(one, other) + 1);
  };
  const [was, is] = [new Set(run(before)), run(after)];
  return was.size > 0 && was.size === is.length && is.every((key) => was.has(key));
}
