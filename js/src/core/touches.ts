/** What has changed since the listeners were last told. */
import type { Place } from "./changes";

/** A cell that somebody else has written; without a client it was the notebook. */
export interface Theirs extends Place {
  readonly author: string;
  readonly client: string;
  /** It came with its row. */
  readonly is_new: boolean;
}

export interface Touched {
  /** By table the rows touched; null if the order of rows changed, or many rows. */
  readonly tables: ReadonlyMap<string, ReadonlySet<string> | null>;
  readonly schema: boolean;
  readonly fields: boolean;
  readonly status: boolean;
  /** Cells that others have written, as far as there are not too many to look at. */
  readonly theirs: readonly Theirs[];
}

/** Beyond so many rows a view does better to look at all it shows. */
const MANY = 1_000;

export class Touches {
  private tables = new Map<string, Set<string> | null>();
  private schema = false;
  private fields = false;
  private status = false;
  private theirs: Theirs[] = [];

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

  others(cells: readonly Theirs[]): void {
    if (this.theirs.length + cells.length <= MANY) this.theirs.push(...cells);
  }

  /** What was touched, and begin anew; null if nothing was. */
  take(): Touched | null {
    const { tables, schema, fields, status, theirs } = this;
    this.tables = new Map();
    this.schema = this.fields = this.status = false;
    this.theirs = [];
    return tables.size > 0 || schema || fields || status ? { tables, schema, fields, status, theirs } : null;
  }
}
