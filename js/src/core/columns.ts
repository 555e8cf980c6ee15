/** What can be asked of a column: its empty value, whether its numbers are whole. */
import type { Cells, ColumnSpec } from "./protocol";

/** The value an unset cell has. */
export function empty_value(column: ColumnSpec): unknown {
  switch (column.kind) {
    case "text":
    case "long_text":
    case "link":
      return "";
    case "multi_choice":
      return [];
    case "flag":
      return false;
    default:
      return null;
  }
}

export function is_empty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    value === false ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** Whether the column's numbers are whole ones. */
export function is_whole(column: ColumnSpec): boolean {
  return column.step !== undefined && Number.isInteger(column.step) && Number.isInteger(column.low ?? 0);
}

export function column_named(columns: readonly ColumnSpec[], name: string): ColumnSpec | undefined {
  return columns.find((column) => column.name === name);
}

/** A cell as stored; undefined if it is empty. Column names may be those of object members ("constructor"). */
export function cell(cells: Readonly<Cells>, column: string): unknown {
  return Object.hasOwn(cells, column) ? cells[column] : undefined;
}

/** Cells with one of them set, or left out if the value is an empty one. */
export function with_cell(cells: Readonly<Cells>, column: string, value: unknown): Cells {
  if (!is_empty(value)) return { ...cells, [column]: value };
  const { [column]: _gone, ...rest } = cells;
  return rest;
}

export function same_value(one: unknown, other: unknown): boolean {
  if (is_empty(one) || is_empty(other)) return is_empty(one) && is_empty(other);
  if (Array.isArray(one) && Array.isArray(other)) return same_entries(one, other);
  return one === other;
}

export function same_entries<T>(one: readonly T[], other: readonly T[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at]);
}
