/** Write changes into the document: one that is true as it stands, or several after a check, all or nothing. */
import { place_of } from "./changes";
import { check, RefusalAt } from "./checking";
import { cell, is_empty, with_cell } from "./columns";
import { type Applied, type Document, roll_back } from "./document";
import type {
  Cells,
  Change,
  ColumnAdded,
  ColumnChanged,
  ColumnRemoved,
  Refused,
  TableAdded,
  TableRemoved,
} from "./protocol";
import { new_row, row_with_cell, row_with_order, row_without, type Stamp, TableRows } from "./rows";
import { Refusal } from "./values";

export type Outcome = { readonly applied: Applied[] } | { readonly refused: Refused[] };

/** Check and write the changes in turn; if one of them does not fit, the document stays as it was. */
export function apply_all(document: Document, changes: readonly Change[], stamp: Stamp): Outcome {
  const applied: Applied[] = [];
  const refused: Refused[] = [];
  changes.forEach((change, index) => {
    try {
      const done = apply_checked(document, change, stamp);
      if (done) applied.push(done);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      refused.push(refused_at(document, index, change, refusal));
    }
  });
  if (refused.length === 0) return { applied };
  roll_back(applied);
  return { refused };
}

/** Check and write one change; null if it changes nothing; throws a `Refusal` if it does not fit. */
export function apply_checked(document: Document, change: Change, stamp: Stamp): Applied | null {
  const true_change = check(document, change);
  return true_change && write(document, true_change, stamp);
}

function refused_at(document: Document, index: number, change: Change, refusal: Refusal): Refused {
  const { code, why } = refusal;
  const inner = refusal instanceof RefusalAt ? refusal : undefined;
  const table = "table" in change ? change.table : "";
  const row = inner?.row ?? ("row" in change ? change.row : "");
  const is_cell = change.kind === "cell_set" || change.kind === "field_set";
  const column = inner?.column ?? (is_cell ? place_of(change).column : "");
  const cells = change.kind === "field_set" ? document.fields : document.tables.get(table)?.get(row)?.cells;
  return {
    index,
    code,
    why,
    ...(table && { table }),
    ...(row && { row }),
    ...(column && { column, value: (cells && cell(cells, column)) ?? null }),
  };
}

/** Write a change that is known to be true; null if its place is not there. */
export function write(document: Document, change: Change, stamp: Stamp): Applied | null {
  switch (change.kind) {
    case "field_set":
      return write_field(document, change.field, change.after, stamp, change);
    case "column_added":
    case "column_removed":
    case "column_changed":
      return write_columns(document, change, stamp);
    case "table_added":
    case "table_removed":
      return write_table(document, change, stamp);
    default:
      return write_row(document, change, stamp);
  }
}

type RowChange = Extract<Change, { kind: "cell_set" | "row_added" | "row_removed" | "row_moved" }>;

function write_row(document: Document, change: RowChange, stamp: Stamp): Applied | null {
  const { table } = change;
  const found = document.tables.get(table)?.get(change.row);
  if (change.kind === "row_added") {
    if (!document.tables.has(table)) return null;
    const left = new_row(change.row, change.order, change.cells, stamp);
    document.put(table, left);
    return {
      change,
      left,
      restore: () => (found ? document.put(table, found) : document.drop(table, left.id)),
    };
  }
  if (!found) return null;
  const restore = () => document.put(table, found);
  if (change.kind === "row_removed") {
    document.drop(table, found.id);
    return { change, found, restore };
  }
  const left =
    change.kind === "cell_set"
      ? row_with_cell(found, change.column, change.after, stamp)
      : row_with_order(found, change.after, stamp);
  document.put(table, left);
  return { change, found, left, restore };
}

function write_field(
  document: Document,
  field: string,
  value: unknown,
  stamp: Stamp,
  change: Change,
): Applied {
  const found = document.field_stamps.get(field);
  const { fields } = document;
  const put = (next: Readonly<Cells>, stamped: Stamp | undefined) => {
    document.fields = next;
    if (stamped) document.field_stamps.set(field, stamped);
    else document.field_stamps.delete(field);
    document.touches.field();
  };
  put(with_cell(fields, field, value), stamp);
  return { change, found, left: stamp, restore: () => put(fields, found) };
}

function write_columns(
  document: Document,
  change: ColumnAdded | ColumnRemoved | ColumnChanged,
  stamp: Stamp,
): Applied | null {
  const { table } = change;
  const spec = document.spec(table);
  const rows = document.tables.get(table);
  if (!spec || !rows) return null;
  const { rows: found, restore } = document.remember(table);
  if (change.kind === "column_changed") {
    const columns = spec.columns.map((known) => (known.name === change.after.name ? change.after : known));
    document.declare({ ...spec, columns });
    return { change, restore };
  }
  const { name } = change.column;
  const columns = spec.columns.filter((known) => known.name !== name);
  if (change.kind === "column_added") columns.splice(change.at, 0, change.column);
  document.declare({ ...spec, columns });
  if (change.kind === "column_removed") {
    for (const row of rows) rows.put(row_without(row, name));
    return { change, found, restore };
  }
  for (const [id, value] of Object.entries(change.values)) {
    const row = rows.get(id);
    if (row && !is_empty(value)) rows.put(row_with_cell(row, name, value, stamp));
  }
  return { change, left: new TableRows(rows), restore };
}

function write_table(document: Document, change: TableAdded | TableRemoved, stamp: Stamp): Applied {
  const { name } = change.spec;
  const { rows: found, restore } = document.remember(name);
  if (change.kind === "table_removed") {
    document.forget_table(name);
    return { change, found, restore };
  }
  document.declare(change.spec);
  for (const [id, order, cells] of change.rows) document.put(name, new_row(id, order, cells, stamp));
  return { change, left: document.remember(name).rows, restore };
}
