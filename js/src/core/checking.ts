/** Check a change against the document and make it true: clean values, real before-images. The kernel has the same rules. */
import { cell, column_named, empty_value, is_empty, same_value } from "./columns";
import { AUTHOR, check_table, own_column, same_column } from "./declaring";
import type { Document } from "./document";
import { is_id } from "./ids";
import { is_key } from "./order";
import type {
  CellSet,
  Cells,
  Change,
  ColumnAdded,
  ColumnChanged,
  ColumnRemoved,
  ColumnSpec,
  FieldSet,
  RowAdded,
  RowMoved,
  RowRemoved,
  TableAdded,
  TableRemoved,
  TableSpec,
} from "./protocol";
import type { StampedRow, TableRows } from "./rows";
import { clean, Refusal, shown } from "./values";

/** A refusal within a change that is wider than one cell: where in it. */
export class RefusalAt extends Refusal {
  constructor(
    refusal: Refusal,
    readonly column: string,
    readonly row?: string,
  ) {
    super(refusal.code, refusal.why);
  }
}

/** The change made true; null if it changes nothing; throws a `Refusal` if it does not fit. */
export function check(document: Document, change: Change): Change | null {
  switch (change.kind) {
    case "cell_set":
      return check_cell(document, change);
    case "field_set":
      return check_field(document, change);
    case "row_added":
      return check_row(document, change);
    case "row_removed":
      return check_removal(document, change);
    case "row_moved":
      return check_move(document, change);
    case "column_added":
      return check_column(document, change);
    case "column_removed":
      return check_column_removal(document, change);
    case "column_changed":
      return check_column_change(document, change);
    case "table_added":
      return check_new_table(document, change);
    case "table_removed":
      return check_table_removal(document, change);
  }
}

function table_of(document: Document, table: string): [TableSpec, TableRows] {
  const spec = document.spec(table);
  const rows = document.tables.get(table);
  if (!spec || !rows) throw new Refusal("unknown_table", `There is no table ${table}.`);
  return [spec, rows];
}

function row_of(rows: TableRows, row: string): StampedRow {
  const found = rows.get(row);
  if (!found) throw new Refusal("unknown_row", "The row is no longer there.");
  return found;
}

function column_of(columns: readonly ColumnSpec[], name: string): ColumnSpec {
  const found = column_named(columns, name);
  if (!found) throw new Refusal("unknown_column", `There is no column ${name}.`);
  return found;
}

function own_column_of(spec: TableSpec, name: string): ColumnSpec {
  const column = column_of(spec.columns, name);
  if (!column.custom) throw new Refusal("fixed", `${name} belongs to every map; it cannot be changed.`);
  return column;
}

function check_cell(document: Document, change: CellSet): CellSet | null {
  const [spec, rows] = table_of(document, change.table);
  const row = row_of(rows, change.row);
  const column = column_of(spec.columns, change.column);
  if (column.managed) throw new Refusal("managed", `${column.title} is filled in by journeykit.`);
  const after = clean(column, change.after);
  const before = cell(row.cells, column.name) ?? empty_value(column);
  return same_value(before, after) ? null : { ...change, before, after };
}

function check_field(document: Document, change: FieldSet): FieldSet | null {
  const column = column_of(document.schema.fields, change.field);
  const after = clean(column, change.after);
  const before = cell(document.fields, column.name) ?? empty_value(column);
  return same_value(before, after) ? null : { ...change, before, after };
}

function check_row(document: Document, change: RowAdded): RowAdded {
  const [spec, rows] = table_of(document, change.table);
  if (!is_id(change.row)) throw new Refusal("id", `${change.row} cannot be a row's id.`);
  if (rows.has(change.row)) throw new Refusal("row_exists", `There is a row ${change.row} already.`);
  if (!is_key(change.order)) throw new Refusal("order", `${change.order} is not an order key.`);
  return { ...change, cells: clean_cells(spec, change.cells) };
}

function clean_cells(spec: TableSpec, cells: Cells): Cells {
  const taken: Cells = {};
  for (const [name, value] of Object.entries(cells)) {
    const kept = at(name, () => clean(column_of(spec.columns, name), value));
    if (!is_empty(kept)) taken[name] = kept;
  }
  return taken;
}

/** Run a check and note the column, and the row, it belongs to. */
function at<T>(column: string, run: () => T, row?: string): T {
  try {
    return run();
  } catch (refusal) {
    throw refusal instanceof Refusal ? new RefusalAt(refusal, column, row) : refusal;
  }
}

function check_removal(document: Document, change: RowRemoved): RowRemoved {
  const { order, cells } = row_of(table_of(document, change.table)[1], change.row);
  return { ...change, order, cells };
}

function check_move(document: Document, change: RowMoved): RowMoved | null {
  const row = row_of(table_of(document, change.table)[1], change.row);
  if (!is_key(change.after)) throw new Refusal("order", `${change.after} is not an order key.`);
  return change.after === row.order ? null : { ...change, before: row.order };
}

function check_target(document: Document, column: ColumnSpec, table: string): void {
  if (column.kind === "ref" && column.to && column.to !== table && !document.spec(column.to)) {
    throw new Refusal("spec", `${column.name} points to ${column.to}, which is no table of this map.`);
  }
}

function check_column(document: Document, change: ColumnAdded): ColumnAdded {
  const [spec, rows] = table_of(document, change.table);
  const column = own_column(change.column);
  if (column_named(spec.columns, column.name)) {
    throw new Refusal("spec", `${change.table} has a column ${column.name} already.`);
  }
  check_target(document, column, change.table);
  const last = spec.columns.findIndex((known) => known.name === AUTHOR);
  const position = Math.max(0, Math.min(change.at, last));
  // A row may have the id __proto__, which only this keeps.
  const values = Object.fromEntries(
    Object.entries(change.values)
      .filter(([row]) => rows.has(row))
      .map(([row, value]) => [row, clean(column, value)]),
  );
  check_table({
    ...spec,
    columns: [...spec.columns.slice(0, position), column, ...spec.columns.slice(position)],
  });
  return { ...change, column, at: position, values };
}

function check_column_removal(document: Document, change: ColumnRemoved): ColumnRemoved {
  const [spec, rows] = table_of(document, change.table);
  const column = own_column_of(spec, change.column.name);
  check_table({ ...spec, columns: spec.columns.filter((known) => known !== column) });
  const values = Object.fromEntries(
    [...rows]
      .map((row) => [row.id, cell(row.cells, column.name)] as const)
      .filter(([, value]) => value !== undefined),
  );
  return { ...change, column, at: spec.columns.indexOf(column), values };
}

function check_column_change(document: Document, change: ColumnChanged): ColumnChanged | null {
  const [spec, rows] = table_of(document, change.table);
  const after = own_column(change.after);
  const before = own_column_of(spec, after.name);
  if (after.kind !== before.kind) {
    throw new Refusal("spec", `${before.name} is of kind ${before.kind} and stays so.`);
  }
  if ((after.to ?? "") !== (before.to ?? "")) {
    throw new Refusal("spec", `${before.name} points to ${before.to} and stays so.`);
  }
  if (same_column(after, before)) return null;
  for (const row of rows) at(after.name, () => check_kept(after, cell(row.cells, after.name)), row.id);
  check_table({ ...spec, columns: spec.columns.map((known) => (known === before ? after : known)) });
  return { ...change, before, after };
}

/** What a column holds stays what it is, however the column is declared anew. */
function check_kept(column: ColumnSpec, held: unknown): void {
  if (held === undefined) return;
  const again = clean(column, held);
  if (!same_value(again, held)) throw new Refusal("spec", `${shown(held)} would become ${shown(again)}.`);
}

function check_new_table(document: Document, change: TableAdded): TableAdded {
  if (column_named(document.schema.fields, change.spec.name)) {
    throw new Refusal("spec", `The map has a field ${change.spec.name} already.`);
  }
  if (document.spec(change.spec.name)) {
    throw new Refusal("spec", `There is a table ${change.spec.name} already.`);
  }
  const columns = change.spec.columns
    .filter(({ name, managed }) => name !== AUTHOR || !managed)
    .map(own_column);
  const author: ColumnSpec = {
    name: AUTHOR,
    kind: "text",
    title: "Author",
    help: "Who wrote the row.",
    managed: true,
  };
  const { name, title, row_title, label, help, prefix, unique } = change.spec;
  const spec: TableSpec = {
    name,
    title: title || name,
    row_title: row_title || "row",
    label: label || (columns[0]?.name ?? ""),
    help,
    prefix: prefix || name.slice(0, 1),
    unique,
    custom: true,
    columns: [...columns, author],
  };
  check_table(spec);
  for (const column of columns) check_target(document, column, name);
  const rows = change.rows.map(([row, order, cells]): TableAdded["rows"][number] => {
    if (!is_id(row) || !is_key(order)) throw new Refusal("id", `${row} cannot be a row's id.`);
    return [row, order, clean_cells(spec, cells)];
  });
  return { ...change, spec, rows };
}

function check_table_removal(document: Document, change: TableRemoved): TableRemoved {
  const [spec, rows] = table_of(document, change.spec.name);
  if (!spec.custom) throw new Refusal("fixed", `${spec.name} belongs to every map; it cannot be changed.`);
  for (const other of document.schema.tables) {
    const pointing = other.name !== spec.name && other.columns.find((column) => column.to === spec.name);
    if (pointing) {
      throw new Refusal(
        "spec",
        `${other.name}.${pointing.name} points to ${spec.name}; remove that column first.`,
      );
    }
  }
  return { ...change, spec, rows: [...rows].map((row) => [row.id, row.order, row.cells]) };
}
