import { batch, type Signal, signal } from "@preact/signals";
import { type BoardChoice, type BoardOptions, first_choice } from "../../board/choice";
import { EVERYWHERE, type Spot, same_spot } from "../../board/spots";
import { new_element_prefix } from "../../core/ids";
import type { Cells } from "../../core/protocol";
import type { Status, Store, Touched } from "../../core/store";
import { Announcer } from "../announcer";
import type { Message } from "../grid/grid-state";
import { heir } from "../grid/moves";
import { recall, remember } from "../memory";
import type { Anchor } from "../popover";
import { join } from "../speaking";
import { BoardContent } from "./board-content";
import { BoardHearing } from "./board-hearing";
import type { Lift } from "./lifting";

/** An edit under way on the board itself. `text` is what the editor starts with instead of the value. */
export interface BoardEdit {
  readonly spot: Spot;
  readonly column: string;
  readonly text?: string | undefined;
  /** What the store had seen as the edit was begun. */
  readonly seen: number;
  /** The item behind which a new one comes to stand; the end of its cell, if left out. */
  readonly after?: string | undefined;
  /** Of a stage or lane that was added for it: how many edits had been made here by then. */
  readonly added?: number;
}

/** A row of the map that is looked at beside the board. */
export interface Subject {
  readonly table: string;
  readonly row: string;
}

/** Rows of one table that wait for the answer whether they are to be deleted. */
export interface Asking {
  readonly table: string;
  readonly rows: readonly string[];
}

/** What a board knows beyond the map: what is active, selected, lifted, edited, and how it is looked at. */
export class BoardState {
  readonly id = new_element_prefix();
  readonly content: BoardContent;
  readonly choice: Signal<BoardChoice>;
  readonly news: {
    /** Counts changes of rows and columns. */
    readonly order: Signal<number>;
    /** Counts changes of what stands in heads and cells. */
    readonly content: Signal<number>;
    readonly emotions: Signal<number>;
    readonly status: Signal<Status>;
  };
  readonly active: Signal<Spot | null> = signal(null);
  readonly focused = signal(false);
  /** Notes or needs that are meant together; of one table. */
  readonly selected: Signal<ReadonlySet<string>> = signal(new Set<string>());
  readonly lift: Signal<Lift | null> = signal(null);
  readonly editing: Signal<BoardEdit | null> = signal(null);
  /** What somebody else has written where I am writing. */
  readonly contest: Signal<Message | null> = signal(null);
  readonly message: Signal<Message | null> = signal(null);
  readonly menu: Signal<Anchor | null> = signal(null);
  readonly moving_to: Signal<boolean> = signal(false);
  readonly pasting: Signal<boolean> = signal(false);
  readonly asking: Signal<Asking | null> = signal(null);
  readonly panel: Signal<boolean> = signal(false);
  /** Counts requests to put the focus into the panel. */
  readonly panel_calls = signal(0);
  /** A person whose card was chosen; else the panel shows what is active. */
  readonly person: Signal<string | null> = signal(null);
  readonly curve_as_table = signal(false);
  readonly presents = signal(false);
  /** What is looked for in notes and needs, and how well known they are to be. */
  readonly sought: Signal<{ readonly text: string; readonly grade: string }> = signal({
    text: "",
    grade: "",
  });
  readonly stage_width = signal(176);
  readonly narrow = signal(false);
  readonly announcer: Announcer;
  /** Counts requests to put the focus on the active spot. */
  readonly focus_calls = signal(0);
  focus_wanted = false;
  has_focus = false;
  /** What was typed into the open editor, for the case that it goes away. */
  typed: string | undefined;
  /** What was copied here last, and as which text. */
  taken: { readonly text: string; readonly cells: readonly Cells[] } | null = null;
  /** The scrolling element, when it is there. */
  element: HTMLElement | null = null;
  private rows_before: readonly string[] = [];
  private stages_before: readonly string[] = [];
  /** Where the active item stood in its cell. */
  private index_before = 0;

  constructor(
    readonly store: Store,
    options: BoardOptions,
    private readonly memory: string,
    abort: AbortSignal,
  ) {
    this.content = new BoardContent(store, options);
    this.choice = signal(first_choice(options, recall(memory)));
    this.news = { order: signal(0), content: signal(0), emotions: signal(0), status: signal(store.status) };
    this.announcer = new Announcer(abort);
    const hearing = new BoardHearing(this);
    join(store, this, abort);
    this.take_in();
    store.subscribe((touched) => {
      batch(() => {
        if (touched.status) this.news.status.value = store.status;
        if (touched.tables.size > 0 || touched.schema) this.take_in(touched);
        hearing.hear(touched);
      });
    }, abort);
  }

  get stages(): readonly string[] {
    return this.content.stages;
  }

  get personas(): readonly string[] {
    return this.content.personas;
  }

  get versions() {
    return this.content.versions;
  }

  get emotions() {
    return this.content.emotions;
  }

  get locked(): boolean {
    return this.store.status.phase === "read_only";
  }

  /** Look at the map in another way. */
  choose(part: Partial<BoardChoice>): void {
    batch(() => {
      this.choice.value = { ...this.choice.peek(), ...part };
      remember(this.memory, this.choice.peek());
      this.take_in();
    });
  }

  show_curve_as_table(on: boolean): void {
    batch(() => {
      this.curve_as_table.value = on;
      this.take_in();
    });
  }

  is_folded(row: string): boolean {
    return this.choice.value.folded.includes(row);
  }

  /** The ids of what lies in a cell, lifted ones where they are held. */
  items(row: string, stage: string): readonly string[] {
    const lift = this.lift.value;
    const items = this.content.items(row, stage);
    if (!lift) return items;
    const left = items.filter((item) => !lift.ids.includes(item));
    if (lift.to.row !== row || lift.to.stage !== stage) return left;
    return left.toSpliced(lift.to.index, 0, ...lift.ids);
  }

  /** The columns of a row, from its head on. */
  columns_of(row: string): readonly string[] {
    if (row === "stages") return this.stages;
    return row === "loose" ? ["", EVERYWHERE] : ["", ...this.stages];
  }

  tab_index(spot: Spot): 0 | -1 {
    return same_spot(this.active.value, spot) ? 0 : -1;
  }

  /** Make a spot the active one and give it the focus. */
  go_to(spot: Spot): void {
    batch(() => {
      this.set_active(spot);
      this.call_focus();
    });
  }

  set_active(spot: Spot): void {
    batch(() => {
      this.person.value = null;
      if (!same_spot(this.active.peek(), spot)) this.active.value = spot;
      this.index_before = Math.max(0, this.content.items(spot.row, spot.stage).indexOf(spot.item));
    });
  }

  call_focus(): void {
    this.focus_wanted = true;
    this.focus_calls.value++;
  }

  /** Called when something has been rendered: the focus goes to where it is wanted, as soon as that is there. */
  give_focus(): void {
    const spot = this.active.peek();
    if (!this.focus_wanted || !spot) return;
    const element = this.element_of(spot);
    if (!element) return;
    this.focus_wanted = false;
    // An editor just closed may still be there; one that is open has taken the focus itself.
    const now = (element.getRootNode() as Document).activeElement;
    if (now !== element && !(this.editing.peek() && element.contains(now))) element.focus();
  }

  element_of({ row, stage, item }: Spot): HTMLElement | null | undefined {
    const path = `[data-row="${CSS.escape(row)}"] > [data-stage="${CSS.escape(stage)}"]`;
    const cell = this.element?.querySelector<HTMLElement>(path);
    return item ? cell?.querySelector<HTMLElement>(`[data-item="${CSS.escape(item)}"]`) : cell;
  }

  active_element(): HTMLElement | null | undefined {
    const spot = this.active.peek();
    return spot && this.element_of(spot);
  }

  /** Say what has just happened, in the status line and to screen readers. */
  tell(text: string, undo = false): void {
    this.message.value = { text, undo, edits: this.store.edits };
  }

  /** Look at the map again. */
  private take_in(touched?: Touched): void {
    const is_order = this.content.look(this.choice.peek(), this.curve_as_table.peek());
    batch(() => {
      if (is_order || touched === undefined || touched.schema) this.news.order.value++;
      this.news.content.value++;
      const names = ["emotions", "personas", "stages"];
      if (!touched || is_order || touched.schema || names.some((name) => touched.tables.has(name)))
        this.news.emotions.value++;
      this.drop_what_is_gone();
      this.settle();
    });
  }

  private drop_what_is_gone(): void {
    const { content } = this;
    const known = (id: string) => content.place_of("notes", id) ?? content.place_of("needs", id);
    const selected = this.selected.peek();
    const left = [...selected].filter(known);
    if (left.length < selected.size) this.selected.value = new Set(left);
    if (this.lift.peek()?.ids.some((id) => !known(id))) this.lift.value = null;
  }

  /** Keep the active spot on the board: what took the place of a thing that is gone becomes active. */
  private settle(): void {
    const { stages, rows } = this.content;
    const keys = rows.map(({ key }) => key);
    const spot = this.active.peek();
    const next = spot ? this.nearest(spot, keys) : stages[0] && { row: "stages", stage: stages[0], item: "" };
    this.rows_before = keys;
    this.stages_before = stages;
    if (!next) {
      this.active.value = null;
      return;
    }
    if (same_spot(next, spot)) return;
    if (this.has_focus) this.call_focus();
    this.active.value = next;
    this.index_before = Math.max(0, this.items(next.row, next.stage).indexOf(next.item));
  }

  private nearest(spot: Spot, keys: readonly string[]): Spot | undefined {
    if (this.editing.peek() && same_spot(this.editing.peek()?.spot, spot)) {
      if (keys.includes(spot.row) && this.columns_of(spot.row).includes(spot.stage)) return spot;
    }
    const { content } = this;
    // A note or need stays the active one wherever it goes.
    for (const table of ["notes", "needs"]) {
      const at =
        spot.item && !spot.row.startsWith("emotion") ? content.place_of(table, spot.item) : undefined;
      if (at && keys.includes(at.row) && content.items(at.row, at.stage).includes(spot.item))
        return { ...at, item: spot.item };
    }
    const row = keys.includes(spot.row)
      ? spot.row
      : heir(keys, Math.max(0, this.rows_before.indexOf(spot.row)));
    if (row === undefined) return undefined;
    const columns = this.columns_of(row);
    const stage = columns.includes(spot.stage)
      ? spot.stage
      : heir(columns, Math.max(0, this.stages_before.indexOf(spot.stage) + (columns[0] === "" ? 1 : 0)));
    if (stage === undefined) return undefined;
    if (row.startsWith("emotion")) return { row, stage, item: stage === spot.stage ? spot.item : "" };
    const item = heir(content.items(row, stage), this.index_before) ?? "";
    return { row, stage, item: spot.item && row === spot.row && !this.is_folded(row) ? item : "" };
  }
}
