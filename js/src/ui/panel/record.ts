/** A thing of the map as the side panel shows it: mostly a row of a table. */
import { cell, column_named, is_empty } from "../../core/columns";
import type { Cells, ColumnSpec, Refused } from "../../core/protocol";
import type { Store } from "../../core/store";
import { type Entry, write_entry } from "../editors/editor";
import type { Target } from "../grid/sheet";
import { capitalised } from "../phrases";

export interface PanelRecord {
  /** Another one when another thing is shown. */
  readonly key: string;
  /** "Note" */
  readonly noun: string;
  /** "Doing · Claims", or nothing. */
  readonly where: string;
  /** In the order in which they are shown; derived ones cannot be edited. */
  readonly columns: readonly ColumnSpec[];
  /** The cell of the map. */
  target(column: ColumnSpec): Target;
  value(column: ColumnSpec): unknown;
  put(column: ColumnSpec, entry: Entry, seen?: number): Refused | null;
  /** Who wrote it, if anybody has given a name. */
  readonly author: string;
  /** "" while the row is not there yet. */
  readonly id: string;
}

/** An ordinary row with all its columns but those that journeykit fills in; what it is called comes first. */
export function row_record(store: Store, table: string, row: string, where = ""): PanelRecord | undefined {
  const data = store.table(table);
  const found = data?.row(row);
  if (!data || !found) return undefined;
  const { columns, label, row_title } = data.spec;
  const target = ({ name }: ColumnSpec): Target => ({ table, row, column: name });
  const title = column_named(columns, label);
  const others = columns.filter((column) => column !== title && !column.managed);
  return {
    key: `${table} ${row}`,
    noun: capitalised(row_title),
    where,
    columns: title ? [title, ...others] : others,
    target,
    value: ({ name }) => store.value(table, row, name),
    put: (column, entry, seen) => write_entry(store, target(column), entry, seen),
    author: String(cell(found.cells, "author") ?? ""),
    id: row,
  };
}

/** What the record holds; as in a row of the map there are no empty ones. */
export function cells_of({ columns, value }: PanelRecord): Cells {
  const cells = columns.map((column) => [column.name, value(column)] as const);
  return Object.fromEntries(cells.filter(([, one]) => !is_empty(one)));
}
