/** What a grid shows: rows of cells, each of which stands for a cell of the map or for several of its rows. */
import type { ComponentChildren, FunctionComponent } from "preact";
import type { Copied } from "../../clipboard/block";
import type { Place as Target } from "../../core/changes";
import type { Cells, ColumnSpec, Refused, TableSpec } from "../../core/protocol";
import type { Draft, Overwritten, Store, TableData, Touched } from "../../core/store";
import type { CellViewProps } from "../cells/cell-view";
import { type EditorProps, type Entry, write_entry } from "../editors/editor";
import { rows_here } from "../phrases";
import { copied_cell, type Plan, plan_cells, type Write } from "./planning";

export type { Target };

/** A cell of the grid, by the keys of its row and column, so that it stays the same cell when rows move. */
export interface Place {
  readonly row: string;
  readonly column: string;
}

export function same_place(one: Place | null | undefined, other: Place | null | undefined): boolean {
  return one != null && one.row === other?.row && one.column === other.column;
}

/** A column of the grid: mostly a column of a table, but also a person, or a lane. */
export interface SheetColumn {
  readonly key: string;
  readonly title: string;
  /** A second, quiet line of the head. */
  readonly sub?: string;
  readonly help: string;
  /** What its kind is; it decides width, icon, editor and view where cells have no declaration of their own. */
  readonly spec: ColumnSpec;
  /** The person's place among the personas, for a head with a face. */
  readonly face?: number;
  readonly sorted?: "ascending" | "descending" | undefined;
  /** The least width in pixels at a text of 13 px, where that of its kind does not do. */
  readonly width?: number;
  /** Its cells' values are all that its view shows, texts that the map did not take included. */
  readonly is_whole?: boolean;
  /** Where the views and editors by kind do not do. */
  readonly view?: (props: CellViewProps) => ComponentChildren;
  readonly editor?: FunctionComponent<EditorProps>;
}

/** The head of a row, where it has one instead of its number. */
export interface RowHead {
  readonly title: string;
  readonly help: string;
  readonly kind: ColumnSpec["kind"];
}

/** What stands above the first row of a group. */
export interface Heading {
  readonly title: string;
  readonly detail: string;
  readonly mark?: string | undefined;
}

/** What is to be rendered anew. */
export interface News {
  /** Rows or columns came, went or moved. */
  readonly order: boolean;
  /** These rows' cells and what they stand for; null: all. */
  readonly rows: Iterable<string> | null;
}

/** Every sheet says what its rows and columns are and where in the map a cell is kept; the rest follows. */
export abstract class Sheet {
  constructor(
    readonly store: Store,
    /** The table whose rows are added, moved, duplicated and deleted here. */
    readonly table: string,
  ) {}

  get data(): TableData | undefined {
    return this.store.table(this.table);
  }

  get table_spec(): TableSpec | undefined {
    return this.data?.spec;
  }

  /** The keys of the rows in their order; the same array as long as that is the same. */
  abstract get rows(): readonly string[];

  /** Rows in all, those still on their way included. */
  get count(): number {
    return this.rows.length;
  }

  /** The same array as long as the columns are the same. */
  abstract get columns(): readonly SheetColumn[];

  /** Whether the first column stays in sight; else the row heads do. */
  get first_is_head(): boolean {
    return true;
  }

  row_head(_row: string): RowHead | undefined {
    return undefined;
  }

  heading(_row: string): Heading | undefined {
    return undefined;
  }

  column(key: string): SheetColumn | undefined {
    return this.columns.find((column) => column.key === key);
  }

  /** How the cell's value is declared. */
  spec(place: Place): ColumnSpec | undefined {
    return this.column(place.column)?.spec;
  }

  /** The cell of the map that this place stands for. */
  abstract target(place: Place): Target;

  /** Where a cell of the map is shown; undefined if it is not. */
  abstract where(target: Target): Place | undefined;

  /** The row of `table` that this place belongs to. */
  record(place: Place): string {
    return place.row;
  }

  /** The cell to go to for a row of `table`, the way one goes to `at` in another row. */
  place_of(record: string, at?: Place | null): Place | undefined {
    const first = this.columns[0];
    return first && { row: record, column: at ? at.column : first.key };
  }

  /** Along which arrows the rows of `table` stand, and whether they may be moved by hand. */
  get moves(): "down" | "across" | "none" {
    return "down";
  }

  /** The cells that a row added beside this place begins with. */
  preset(_beside: Place | null): Cells {
    return {};
  }

  /** The tables whose cells are shown here. */
  get tables(): readonly string[] {
    return [this.table];
  }

  /** How many rows of the table there are, in words. */
  tally(): string {
    const { data } = this;
    return data ? rows_here(data.spec, data.ids.length, data.count) : "";
  }

  /** The cell's value; the same object as long as it is the same. */
  value(place: Place): unknown {
    const { table, row, column } = this.target(place);
    return this.store.value(table, row, column);
  }

  /** Write what an editor hands in. */
  put(place: Place, entry: Entry, seen?: number): Refused | null {
    return write_entry(this.store, this.target(place), entry, seen);
  }

  /** What writing into these cells would change. A text replaces what is there; an empty one empties. */
  plan(writes: readonly Write[]): Plan {
    return plan_cells(this, writes);
  }

  /** Cells of one kind take each other's values as they are. */
  kind(place: Place): string {
    const { table, column } = this.target(place);
    return `${table} ${column}`;
  }

  /** What a cell gives to be pasted elsewhere. */
  copied(place: Place): Copied {
    return copied_cell(this, place);
  }

  /** Whether lines pasted here are all for this one cell. */
  takes_lines(_place: Place): boolean {
    return false;
  }

  /** The cells of the map whose texts may be kept here without the map having taken them. */
  texts_at(place: Place): readonly Target[] {
    return [this.target(place)];
  }

  /** Put back my text that somebody else has overwritten. */
  bring_back(place: Place): Refused | null {
    const { table, row, column } = this.target(place);
    const mine = this.replaced(place);
    return mine ? this.store.set_value(table, row, column, mine.value) : null;
  }

  draft(place: Place): Draft | undefined {
    const { table, row, column } = this.target(place);
    return this.store.draft(table, row, column);
  }

  replaced(place: Place): Overwritten | undefined {
    const { table, row, column } = this.target(place);
    return this.store.replaced(table, row, column);
  }

  is_pending(place: Place): boolean {
    const { table, row, column } = this.target(place);
    return this.store.is_pending(table, row, column);
  }

  /** What the store's news mean for this sheet. Called before anything else looks at it. */
  abstract hear(touched: Touched): News;
}
