import { same_entries } from "../../core/columns";
import type { Cells, ColumnSpec, TableSpec } from "../../core/protocol";
import type { Row, Store, Touched } from "../../core/store";
import { rows_here } from "../phrases";
import { type News, type Place, Sheet, type SheetColumn, type Target } from "./sheet";

export interface TableSheetOptions {
  /** These columns first, in this order; columns of the user's own follow. */
  readonly first?: readonly string[];
  readonly omit?: readonly string[];
  /** Rows to show; all of them if left out. */
  readonly keep?: (row: Row) => boolean;
  /** What added rows begin with. */
  readonly preset?: Cells;
}

/** The rows of a table as they stand in it, one column a column. */
export class TableSheet extends Sheet {
  private made: { readonly spec: TableSpec; readonly columns: readonly SheetColumn[] } | undefined;
  private kept: { readonly ids: readonly string[]; readonly rows: readonly string[] } | undefined;

  constructor(
    store: Store,
    table: string,
    readonly options: TableSheetOptions = {},
  ) {
    super(store, table);
  }

  override get rows(): readonly string[] {
    const { data } = this;
    const { keep } = this.options;
    if (!data || !keep) return data?.ids ?? [];
    if (this.kept?.ids !== data.ids) {
      const rows = data.ids.filter((id) => {
        const row = data.row(id);
        return row !== undefined && keep(row);
      });
      this.kept = { ids: data.ids, rows };
    }
    return this.kept.rows;
  }

  override get count(): number {
    return this.options.keep ? this.rows.length : (this.data?.count ?? 0);
  }

  override get columns(): readonly SheetColumn[] {
    const spec = this.table_spec;
    if (!spec) return [];
    if (this.made?.spec !== spec) {
      this.made = { spec, columns: this.shown(spec).map((column) => this.as_column(column)) };
    }
    return this.made.columns;
  }

  protected as_column(spec: ColumnSpec): SheetColumn {
    return { key: spec.name, title: spec.title, help: spec.help ?? "", spec };
  }

  /** Without those that journeykit fills in itself. */
  private shown(spec: TableSpec): ColumnSpec[] {
    const { first = [], omit = [] } = this.options;
    const all = spec.columns.filter(({ name, managed }) => !managed && !omit.includes(name));
    const place = ({ name }: ColumnSpec) => (first.includes(name) ? first.indexOf(name) : first.length);
    return all.sort((one, other) => place(one) - place(other));
  }

  override target({ row, column }: Place): Target {
    return { table: this.table, row, column };
  }

  override where({ table, row, column }: Target): Place | undefined {
    const here = table === this.table && this.data?.row(row) && this.column(column);
    return here && (!this.options.keep || this.rows.includes(row)) ? { row, column } : undefined;
  }

  override preset(_beside: Place | null): Cells {
    return this.options.preset ?? {};
  }

  override tally(): string {
    const spec = this.table_spec;
    return spec && this.options.keep ? rows_here(spec, this.count, this.count) : super.tally();
  }

  /** The columns are to be made again, as after a choice of how to look at the table. */
  protected forget_columns(): void {
    this.made = undefined;
  }

  override hear({ tables, schema }: Touched): News {
    const own = tables.get(this.table);
    const refers = (to: string): boolean => this.columns.some(({ spec }) => spec.to === to);
    const renamed = [...tables.keys()].some((name) => name !== this.table && refers(name));
    const before = this.rows;
    if (own !== undefined) this.kept = undefined;
    const order = own === null || (this.options.keep !== undefined && !same_entries(before, this.rows));
    return { order, rows: own === null || schema || renamed ? null : (own ?? []) };
  }
}
