import { batch, type Signal, signal } from "@preact/signals";
import { type BoardChoice, type BoardOptions, first_choice } from "../../board/choice";
import { EMOTION_ROW, EVERYWHERE, is_loose, NEW, type Spot, STAGES_ROW, same_spot } from "../../board/spots";
import { new_element_prefix } from "../../core/ids";
import type { Cells } from "../../core/protocol";
import type { Status, Store, Touched } from "../../core/store";
import { Announcer } from "../announcer";
import type { Message } from "../grid/grid-state";
import { recall, remember } from "../memory";
import type { Anchor } from "../popover";
import { join } from "../speaking";
import { BoardContent } from "./board-content";
import { hand_in_typed } from "./board-edits";
import { BoardHearing } from "./board-hearing";
import type { Lift } from "./lifting";
import { Settling } from "./settling";

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

/** Rows of one table that are selected. */
export interface Selection {
  readonly table: "notes" | "needs";
  readonly ids: ReadonlySet<string>;
}

export const NOTHING: Selection = { table: "notes", ids: new Set() };

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
  /** Notes or needs that are meant together. */
  readonly selected: Signal<Selection> = signal(NOTHING);
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
  private readonly settling: Settling;

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
    this.settling = new Settling(this);
    const hearing = new BoardHearing(this);
    join(store, this, abort);
    // A view that is taken away, as its cell is run again, takes no text with it.
    abort.addEventListener("abort", () => hand_in_typed(this));
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
    return can_fold(row) && this.choice.value.folded.includes(row);
  }

  /** Lanes that were made here are looked at, whatever else is. */
  show_lanes(lanes: readonly string[]): void {
    for (const lane of lanes) this.content.made.add(lane);
    this.take_in();
  }

  /** Whether there is such a place on the board. */
  shows({ row, stage, item }: Spot): boolean {
    const { rows, versions, personas } = this.content;
    if (!rows.some(({ key }) => key === row) || !this.columns_of(row).includes(stage)) return false;
    if (item === "" || item === NEW) return true;
    if (row !== EMOTION_ROW) return this.items(row, stage).includes(item);
    const [persona = "", version] = item.split(" ");
    return (
      !this.curve_as_table.peek() && personas.includes(persona) && versions.some((one) => one === version)
    );
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
    if (row === STAGES_ROW) return this.stages;
    // Above the table of the curve there is nothing to be said, stage by stage.
    if (row === EMOTION_ROW && this.curve_as_table.peek()) return [""];
    return is_loose(row) ? ["", EVERYWHERE] : ["", ...this.stages];
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
      this.settling.note(spot);
    });
  }

  /** Whether the focus is here, or fell off the page with what was taken away here. */
  get may_keep_focus(): boolean {
    if (!this.has_focus) return false;
    const root = this.element?.getRootNode() as Document | ShadowRoot | undefined;
    const now = root?.activeElement ?? document.activeElement;
    if (!now || now === document.body) return true;
    return now === (root as Partial<ShadowRoot> | undefined)?.host || this.element?.contains(now) === true;
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
    if (this.editing.peek() && element.contains(now)) return;
    if (now !== element) element.focus({ preventScroll: true });
    // A browser is content with a part of what has the focus.
    const show = () => this.show(element);
    show();
    // Lanes that come into sight for it only then have their height.
    requestAnimationFrame(() => element.matches(":focus") && show());
  }

  /** Bring an element wholly into sight; of one that is too large its beginning. */
  private show(element: HTMLElement): void {
    const { clientWidth = 0, clientHeight = 0 } = this.element ?? {};
    const head = this.element?.querySelector<HTMLElement>(".jk-bstages")?.offsetHeight ?? 0;
    const is_tall = element.offsetHeight > clientHeight - head - 32;
    const is_narrow = this.narrow.peek() && element.clientWidth < clientWidth;
    element.scrollIntoView({ block: is_tall ? "start" : "nearest", inline: is_narrow ? "start" : "nearest" });
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
      // What is moved on the page loses the focus.
      if (is_order && this.may_keep_focus) this.call_focus();
      this.news.content.value++;
      const names = ["emotions", "personas", "stages"];
      if (!touched || is_order || touched.schema || names.some((name) => touched.tables.has(name)))
        this.news.emotions.value++;
      this.drop_what_is_gone();
      this.settling.settle();
    });
  }

  private drop_what_is_gone(): void {
    const { content } = this;
    const { table, ids } = this.selected.peek();
    const left = [...ids].filter((id) => content.place_of(table, id));
    if (left.length < ids.size) this.selected.value = { table, ids: new Set(left) };
    const held = this.lift.peek();
    if (held?.ids.some((id) => !content.place_of(held.table, id))) this.lift.value = null;
  }
}

/** Rows of which the counts alone can be shown. */
export function can_fold(row: string): boolean {
  return row !== STAGES_ROW && !row.startsWith(EMOTION_ROW);
}
