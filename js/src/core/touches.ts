/** What has changed since the listeners were last told. */

export interface Touched {
  /** By table the rows touched; null if the order of rows changed, or many rows. */
  readonly tables: ReadonlyMap<string, ReadonlySet<string> | null>;
  readonly schema: boolean;
  readonly fields: boolean;
  readonly status: boolean;
}

/** Beyond so many rows a view does better to look at all it shows. */
const MANY = 1_000;

export class Touches {
  private tables = new Map<string, Set<string> | null>();
  private schema = false;
  private fields = false;
  private status = false;

  row(table: string, row: string): void {
    const rows = this.tables.get(table);
    if (rows === undefined) this.tables.set(table, new Set([row]));
    else if (rows !== null && rows.add(row).size > MANY) this.tables.set(table, null);
  }

  /** The order of the rows changed, or many rows did. */
  rows(table: string): void {
    this.tables.set(table, null);
  }

  /** A table was declared anew. */
  shape(table: string): void {
    this.schema = true;
    this.rows(table);
  }

  field(): void {
    this.fields = true;
  }

  standing(): void {
    this.status = true;
  }

  /** What was touched, and begin anew; null if nothing was. */
  take(): Touched | null {
    const { tables, schema, fields, status } = this;
    this.tables = new Map();
    this.schema = this.fields = this.status = false;
    return tables.size > 0 || schema || fields || status ? { tables, schema, fields, status } : null;
  }
}
