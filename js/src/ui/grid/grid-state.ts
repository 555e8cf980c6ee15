import { batch, type Signal, signal } from "@preact/signals";
import { column_named, is_empty } from "../../core/columns";
import { new_element_prefix } from "../../core/ids";
import type { ColumnSpec } from "../../core/protocol";
import type { Draft, Store, TableData } from "../../core/store";
import { Announcer } from "../announcer";
import type { Anchor } from "../popover";
import { join } from "../speaking";
import { Hearing } from "./hearing";
import { heir } from "./moves";
import type { Taken } from "./planning";
import { AROUND } from "./rows-in-sight";
import { Selection } from "./selection";
import type { Place, Sheet, SheetColumn, Target } from "./sheet";
import { SheetSignals } from "./sheet-signals";
import { Viewport } from "./viewport";

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
  /** The edits that had been made here by then: what comes after another one is not the one to take back. */
  readonly edits?: number;
}

/** Whether a cell's row or column is not there any more. */
function is_gone(data: TableData | undefined, { row, column }: Target): boolean {
  return !data?.row(row) || !column_named(data.spec.columns, column);
}

/** What one grid knows beyond its sheet: the active cell, the edit under way, what is in sight. */
export class GridState {
  /** Begins the ids of its elements. */
  readonly id = new_element_prefix();
  readonly news: SheetSignals;
  readonly viewport = new Viewport();
  readonly active: Signal<Place | null> = signal(null);
  readonly selection: Selection;
  readonly announcer: Announcer;
  /** Whether the commands are listed, and where: beside an element or at a point of the page. */
  readonly menu: Signal<Anchor | null> = signal(null);
  /** Whether a box waits for what is to be pasted, the browser giving no clipboard to buttons. */
  readonly pasting = signal(false);
  /** Whether a finger was the last to point. */
  readonly touched = signal(false);
  readonly editing: Signal<Edit | null> = signal(null);
  /** What somebody else has written where I am writing. */
  readonly contest: Signal<Message | null> = signal(null);
  readonly hovered: Signal<Place | null> = signal(null);
  /** The rows of the table whose deletion waits for an answer, because others refer to them. */
  readonly asking: Signal<readonly string[] | null> = signal(null);
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
  /** What was copied here last, and as which text: as long as the clipboard holds that, the cells are these. */
  taken: { readonly text: string; readonly cells: readonly (readonly Taken[])[] } | null = null;
  /** What was typed into the open editor, for the case that its row goes away. */
  typed: string | undefined;
  private arranged: readonly string[] = [];
  private arranged_columns: readonly SheetColumn[] = [];
  private arranged_count = -1;

  constructor(
    readonly sheet: Sheet,
    abort: AbortSignal,
  ) {
    const { store } = sheet;
    this.news = new SheetSignals(sheet);
    this.selection = new Selection(sheet, this.active, this.news.order);
    this.announcer = new Announcer(abort);
    const hearing = new Hearing(this);
    join(store, this, abort);
    // A view that is taken away, as its cell is run again, takes no text with it.
    abort.addEventListener("abort", () => this.hand_in_typed());
    store.subscribe((touched) => {
      batch(() => {
        this.news.pass_on(touched);
        this.arrange();
        hearing.hear(touched);
      });
    }, abort);
    this.arrange();
  }

  get store(): Store {
    return this.sheet.store;
  }

  get rows(): readonly string[] {
    return this.sheet.rows;
  }

  /** How the value at a place is declared. */
  spec(place: Place): ColumnSpec | undefined {
    return this.sheet.spec(place);
  }

  value(place: Place): unknown {
    return this.sheet.value(place);
  }

  /** The row of the table that the active cell belongs to. */
  get record(): string | undefined {
    const place = this.active.value;
    return place ? this.sheet.record(place) : undefined;
  }

  /** The texts written here that the map did not take. */
  drafts(): readonly (Place & Draft)[] {
    return this.store.draft_list().flatMap((draft) => {
      const place = this.sheet.where(draft);
      return place ? [{ ...draft, ...place }] : [];
    });
  }

  /** A text whose row is gone. */
  lost_draft(): (Target & Draft) | undefined {
    const { store, sheet } = this;
    return store
      .draft_list()
      .find(
        (draft) =>
          sheet.tables.includes(draft.table) &&
          is_gone(store.table(draft.table), draft) &&
          !sheet.where(draft),
      );
  }

  /** The sheet shows other rows or columns, or in another order, by somebody's choice. */
  renew(): void {
    batch(() => {
      this.news.renew({ order: true, rows: null });
      this.arrange();
    });
  }

  /** The cell's element, if it is rendered. */
  element_of({ row, column }: Place): HTMLElement | null | undefined {
    const path = `[data-row="${CSS.escape(row)}"] > [data-column="${CSS.escape(column)}"]`;
    return this.viewport.element?.querySelector<HTMLElement>(path);
  }

  /** Make a cell the active one and give it the focus. */
  go_to(place: Place): void {
    this.go_to_range(place, place);
  }

  /** Make a cell the active one and select from it to another, if that makes `count` cells and no others. */
  go_to_range(place: Place, to: Place, count?: number): void {
    batch(() => {
      this.active.value = place;
      this.selection.select(place, to);
      if (count !== undefined && this.selection.count !== count) this.selection.clear();
      this.call_focus();
    });
  }

  /** The open editor hands in what it holds, as if it was left; the focus is on its cell then. */
  leave_editor(): void {
    const edit = this.editing.peek();
    if (edit) this.element_of(edit)?.focus({ preventScroll: true });
  }

  /** Say what has just happened, in the status line and to screen readers. */
  tell(text: string, undo = false): void {
    this.message.value = { text, undo, edits: this.store.edits };
  }

  holds(place: Place): boolean {
    return !is_empty(this.value(place)) || this.sheet.draft(place) !== undefined;
  }

  /** Put the focus on the active cell, whichever it is when it is rendered. */
  call_focus(): void {
    this.focus_wanted = true;
    this.focus_calls.value++;
  }

  mention_selection(): void {
    this.announcer.mention(this.selection.in_words());
  }

  /** The active row if it is in sight, else one that is. */
  row_in_sight(): string | undefined {
    const { first, end } = this.viewport.span.peek();
    const at = this.rows.indexOf(this.active.peek()?.row ?? "");
    return at >= first && at < end ? this.rows[at] : this.rows[Math.min(first + AROUND, end - 1)];
  }

  /** Bring a cell in sight, out from under the sticky head and columns. */
  reveal({ row }: Place, cell: HTMLElement): void {
    this.viewport.reveal(this.rows.indexOf(row));
    this.viewport.reveal_across(cell);
  }

  /** Take in rows that came, went or moved. */
  private arrange(): void {
    const { rows, count } = this.sheet;
    const previous = this.arranged;
    if (rows !== previous || count !== this.arranged_count) {
      this.arranged = rows;
      this.arranged_count = count;
      this.viewport.arrange(rows, count);
    }
    this.selection.rearranged(previous, this.arranged_columns);
    this.settle(rows, previous);
    this.arranged_columns = this.sheet.columns;
  }

  /** Keep the active cell in the grid: at first the first one, later the heir of a row or column that is gone. */
  private settle(rows: readonly string[], previous: readonly string[]): void {
    const place = this.active.peek();
    const { columns } = this.sheet;
    if (columns.length === 0) {
      this.hand_in_typed();
      if (this.has_focus) this.call_focus();
      this.active.value = null;
      return;
    }
    const column = place && this.sheet.column(place.column) ? place.column : this.next_column(place, columns);
    const there = place !== null && (rows === previous || rows.includes(place.row));
    if (there && column === place.column) return;
    this.hand_in_typed();
    if (this.has_focus) this.call_focus();
    const row = there ? place.row : heir(rows, Math.max(0, place ? previous.indexOf(place.row) : 0));
    this.active.value = row === undefined ? null : { row, column };
  }

  private next_column(place: Place | null, columns: readonly SheetColumn[]): string {
    const was = this.arranged_columns.findIndex(({ key }) => key === place?.column);
    const keys = columns.map(({ key }) => key);
    return heir(keys, Math.max(0, was)) ?? "";
  }

  /** Hand in what is being typed, as its editor goes away. */
  hand_in_typed(): void {
    const edit = this.editing.peek();
    if (!edit) return;
    this.editing.value = this.contest.value = null;
    // The store keeps what it cannot put anywhere.
    if (this.typed !== undefined) this.sheet.put(edit, { text: this.typed }, edit.seen);
  }
}
