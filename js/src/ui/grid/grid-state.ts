import { batch, type Signal, signal } from "@preact/signals";
import { column_named } from "../../core/columns";
import type { ColumnSpec, TableSpec } from "../../core/protocol";
import type { Draft, Store, TableData } from "../../core/store";
import { join, speaks } from "../speaking";
import { StoreSignals } from "../store-signals";
import { heir, type Move, moved, neighbour, type Position } from "./moves";
import { Viewport } from "./viewport";

/** A cell: the row's id and the column's name, so that it stays the same cell when rows move. */
export interface Place {
  readonly row: string;
  readonly column: string;
}

/** An edit under way. `text` is what the editor starts with instead of the cell's value. */
export interface Edit extends Place {
  readonly text?: string;
  /** What the store had seen as the edit was begun. */
  readonly seen: number;
}

/** Something said under the grid; `undo` offers to take it back. */
export interface Message {
  readonly text: string;
  readonly undo?: boolean;
}

/** What one grid knows beyond the store: the active cell, the edit under way, what is in sight. */
export class GridState {
  /** Begins the ids of elements, so that two grids on a page have different ones. */
  readonly id = `jk-${Math.random().toString(36).slice(2, 8)}`;
  readonly news: StoreSignals;
  readonly viewport = new Viewport();
  readonly active: Signal<Place | null> = signal(null);
  readonly editing: Signal<Edit | null> = signal(null);
  readonly hovered: Signal<Place | null> = signal(null);
  /** The row whose deletion waits for an answer, because others refer to it. */
  readonly asking: Signal<string | null> = signal(null);
  readonly message: Signal<Message | null> = signal(null);
  /** Counts requests to put the focus on the active cell. */
  readonly focus_calls = signal(0);
  /** Whether the focus is inside the grid, or was when its element went away. */
  has_focus = false;
  /** The active cell takes the focus as soon as it is rendered. */
  focus_wanted = false;
  /** The same for the views; it follows with the focus events. */
  readonly focused = signal(false);
  /** The active cell, touched once more: a finger opens it so, for it has no double click. */
  tapped_again: Place | null = null;
  /** The cell whose box the pointer was pressed on. */
  pressed_box: Place | null = null;
  /** What was typed into the open editor, for the case that its row goes away. */
  typed: string | undefined;
  /** The store's notices so far: those from before the view was there are not for it. */
  private heard: number;
  private arranged: TableData | undefined;
  private shown: { readonly spec: TableSpec; readonly columns: readonly ColumnSpec[] } | undefined;

  constructor(
    readonly store: Store,
    readonly table: string,
    abort: AbortSignal,
  ) {
    this.news = new StoreSignals(store, table, abort);
    this.heard = store.status.notices;
    join(store, this, abort);
    // Before the views render the news, so that they do it once.
    store.subscribe(() => this.arrange(), abort);
    store.subscribe(({ status }) => status && this.hear(), abort);
    this.arrange();
  }

  get data(): TableData | undefined {
    return this.store.table(this.table);
  }

  get ids(): readonly string[] {
    return this.data?.ids ?? [];
  }

  /** The columns shown: those that journeykit fills in itself are left out. */
  get columns(): readonly ColumnSpec[] {
    const spec = this.data?.spec;
    if (!spec) return [];
    if (this.shown?.spec !== spec) {
      this.shown = { spec, columns: spec.columns.filter((column) => !column.managed) };
    }
    return this.shown.columns;
  }

  column(name: string): ColumnSpec | undefined {
    return column_named(this.columns, name);
  }

  value({ row, column }: Place): unknown {
    return this.store.value(this.table, row, column);
  }

  /** The texts of this table that the map did not take; `lost` ones belong to rows that are gone. */
  drafts(lost = false): readonly (Place & Draft)[] {
    const own = this.store.draft_list().filter((draft) => draft.table === this.table);
    return own.filter(({ row }) => (this.data?.row(row) === undefined) === lost);
  }

  /** The cell's element, if it is rendered. */
  element_of({ row, column }: Place): HTMLElement | null | undefined {
    const path = `[data-row="${CSS.escape(row)}"] > [data-column="${CSS.escape(column)}"]`;
    return this.viewport.element?.querySelector<HTMLElement>(path);
  }

  /** Make a cell the active one and give it the focus. */
  go_to(place: Place): void {
    batch(() => {
      this.active.value = place;
      this.call_focus();
    });
  }

  /** Put the focus on the active cell, whichever it is when it is rendered. */
  call_focus(): void {
    this.focus_wanted = true;
    this.focus_calls.value++;
  }

  move(move: Move): void {
    const from = this.position();
    if (from) this.go_to_position(moved(from, move, this.extent()));
  }

  /** Go on to the next or previous cell in reading order. */
  step(direction: -1 | 1): void {
    const from = this.position();
    if (from) this.go_to_position(neighbour(from, direction, this.extent()));
  }

  /** Bring a cell in sight, out from under the sticky head and columns. */
  reveal(row: string, cell: HTMLElement, sticky: boolean): void {
    this.viewport.reveal(this.ids.indexOf(row));
    this.viewport.reveal_across(cell, sticky);
  }

  /** Pass on what the store announces, if nobody else does. */
  private hear(): void {
    const { notice, notices } = this.store.status;
    if (notices !== this.heard && speaks(this.store, this)) this.message.value = { text: notice };
    this.heard = notices;
  }

  /** Take in rows that came, went or moved. */
  private arrange(): void {
    const data = this.data;
    if (!data || data === this.arranged) return;
    const previous = this.arranged?.ids ?? [];
    this.arranged = data;
    batch(() => {
      this.viewport.arrange(data.ids, data.count);
      this.settle(data.ids, previous);
    });
  }

  /** Keep the active cell in the table: at first the first one, later the heir of a row that is gone. */
  private settle(ids: readonly string[], previous_ids: readonly string[]): void {
    const place = this.active.peek();
    const columns = this.columns;
    const first = columns[0];
    if (!first) return;
    const column = place && column_named(columns, place.column) ? place.column : first.name;
    if (place && this.data?.row(place.row)) {
      if (column !== place.column) this.active.value = { row: place.row, column };
      return;
    }
    this.end_edit_of_lost_row();
    if (this.has_focus) this.call_focus();
    const row = heir(ids, Math.max(0, place ? previous_ids.indexOf(place.row) : 0));
    this.active.value = row === undefined ? null : { row, column };
  }

  private end_edit_of_lost_row(): void {
    const edit = this.editing.peek();
    if (!edit) return;
    this.editing.value = null;
    // The store keeps what it cannot put anywhere.
    if (this.typed !== undefined)
      this.store.set_text(this.table, edit.row, edit.column, this.typed, edit.seen);
  }

  private position(): Position | undefined {
    const place = this.active.peek();
    if (!place) return undefined;
    const row = this.ids.indexOf(place.row);
    const column = this.columns.findIndex(({ name }) => name === place.column);
    return row < 0 || column < 0 ? undefined : { row, column };
  }

  private go_to_position({ row, column }: Position): void {
    const id = this.ids[row];
    const name = this.columns[column]?.name;
    if (id !== undefined && name !== undefined) this.go_to({ row: id, column: name });
  }

  private extent() {
    return {
      rows: this.ids.length,
      columns: this.columns.length,
      page: (row: number, direction: -1 | 1) => this.viewport.page(row, direction),
    };
  }
}
