/** Everything a map holds at one moment: its schema, its fields, its tables' rows. */
import { cell, column_named, empty_value } from "./columns";
import type { Cells, Change, ColumnSpec, RowWire, SchemaSpec, TableSpec } from "./protocol";
import { show } from "./reading";
import { type Stamp, type StampedRow, TableRows } from "./rows";
import { derive } from "./scores";
import { Touches } from "./touches";

/** What a change finds or leaves where it is written: a row, a field's stamp, or the rows of a table. */
export type Trace = StampedRow | Stamp | TableRows;

/** A change as it was applied, and how to take it back at once. */
export interface Applied {
  readonly change: Change;
  readonly found?: Trace | undefined;
  readonly left?: Trace | undefined;
  readonly restore: () => void;
}

export function roll_back(done: readonly Applied[]): void {
  for (let at = done.length - 1; at >= 0; at -= 1) (done[at] as Applied).restore();
}

export class Document {
  readonly tables = new Map<string, TableRows>();
  readonly field_stamps = new Map<string, Stamp>();

  constructor(
    public schema: SchemaSpec,
    public fields: Readonly<Cells> = {},
    readonly touches = new Touches(),
  ) {
    for (const spec of schema.tables) this.tables.set(spec.name, new TableRows());
  }

  spec(table: string): TableSpec | undefined {
    return this.schema.tables.find((spec) => spec.name === table);
  }

  column(table: string, column: string): ColumnSpec | undefined {
    return column_named(this.spec(table)?.columns ?? [], column);
  }

  /** The value of a cell: the stored one, the column's empty value, or the derived one. */
  value(table: string, row: string, column: string): unknown {
    const declared = this.column(table, column);
    const cells = this.tables.get(table)?.get(row)?.cells;
    if (!declared || !cells) return null;
    if (declared.kind === "derived") return derive(declared.formula, cells);
    return cell(cells, column) ?? empty_value(declared);
  }

  /** What people call the row; empty if nobody has named it or it is gone. */
  label(table: string, row: string): string {
    const spec = this.spec(table);
    const named = spec && column_named(spec.columns, spec.label);
    return named ? show(named, this.value(table, row, named.name)) : "";
  }

  load(rows: Readonly<Record<string, RowWire[]>>): void {
    for (const [table, wires] of Object.entries(rows)) {
      this.tables.get(table)?.load(wires);
      this.touches.rows(table);
    }
  }

  put(table: string, row: StampedRow): void {
    const rows = this.tables.get(table);
    if (rows?.get(row.id)?.order === row.order) this.touches.row(table, row.id);
    else this.touches.rows(table);
    rows?.put(row);
  }

  drop(table: string, row: string): void {
    this.tables.get(table)?.drop(row);
    this.touches.rows(table);
  }

  /** Declare a table, new or known. */
  declare(spec: TableSpec): void {
    const known = this.spec(spec.name);
    const tables = known
      ? this.schema.tables.map((other) => (other === known ? spec : other))
      : [...this.schema.tables, spec];
    this.schema = { ...this.schema, tables };
    if (!known) this.tables.set(spec.name, new TableRows());
    this.touches.shape(spec.name);
  }

  forget_table(table: string): void {
    this.schema = { ...this.schema, tables: this.schema.tables.filter((spec) => spec.name !== table) };
    this.tables.delete(table);
    this.touches.shape(table);
  }

  /** A table's rows as they are now, and what puts them and the declaration back. */
  remember(table: string): { readonly rows: TableRows | undefined; readonly restore: () => void } {
    const { schema } = this;
    const known = this.tables.get(table);
    const rows = known && new TableRows(known);
    const restore = () => {
      this.schema = schema;
      if (rows) this.tables.set(table, new TableRows(rows));
      else this.tables.delete(table);
      this.touches.shape(table);
    };
    return { rows, restore };
  }
}
