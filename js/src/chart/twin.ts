/** The table that says in words what a chart shows. */
import { number_text } from "../ui/phrases";
import type { Row, TwinTable } from "./protocol";

/** More rows are only counted. */
export const MOST_ROWS = 200;

export interface Twin {
  readonly title: string;
  readonly columns: readonly { readonly title: string; readonly number: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** What is said of the rows left out; "" for none. */
  readonly rest: string;
}

export function twin_of(
  { title, data, columns }: TwinTable,
  sets: Readonly<Record<string, readonly Row[]>>,
): Twin {
  const rows = Object.hasOwn(sets, data) ? (sets[data] ?? []) : [];
  const shown = rows.slice(0, MOST_ROWS);
  const left = rows.length - shown.length;
  return {
    title,
    columns: columns.map((column) => ({ title: column.title, number: is_numeric(shown, column.field) })),
    rows: shown.map((row) => columns.map(({ field }) => cell_text(cell(row, field)))),
    rest: left > 0 ? `And ${number_text(left)} more ${left === 1 ? "row" : "rows"}.` : "",
  };
}

export function cell_text(value: unknown): string {
  if (value === null || value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "number") return figure(value);
  if (Array.isArray(value)) return value.map(cell_text).join(", ") || "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

/** A number as people write it; years stay years. */
function figure(value: number): string {
  const useGrouping = Math.abs(value) >= 10_000;
  return value.toLocaleString("en", { maximumFractionDigits: 3, useGrouping }).replace("-", "−");
}

function cell(row: Row, field: string): unknown {
  return Object.hasOwn(row, field) ? row[field] : null;
}

/** Whether a column holds numbers and nothing else. */
function is_numeric(rows: readonly Row[], field: string): boolean {
  const values = rows.map((row) => cell(row, field)).filter((value) => value !== null && value !== undefined);
  return values.length > 0 && values.every((value) => typeof value === "number");
}
