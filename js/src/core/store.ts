/** The store: one per map and page. Views read from it, edit through it, and hear what was touched. */

import type { Place } from "./changes";
import { type Channel, type Clock, system_clock } from "./channel";
import { cell, column_named, empty_value } from "./columns";
import { Conversation } from "./conversation";
import type { Draft, Overwritten } from "./drafts";
import type { PendingStorage, Saved } from "./identity";
import { new_client } from "./ids";
import { Leftovers } from "./leftovers";
import { read } from "./naming";
import type { Cells, Change, Op, Refused, SchemaSpec } from "./protocol";
import { Replica, type TextKept } from "./replica";
import { type Planned, row_referred_to, rows_added, rows_moved } from "./row-edits";
import type { Row, TableData } from "./rows";
import type { Status } from "./status";
import type { Theirs, Touched } from "./touches";
import { Refusal } from "./values";

export type { Draft, Overwritten, Row, Status, TableData, TextKept, Theirs, Touched };

export interface StoreOptions {
  readonly channel: Channel;
  readonly clock?: Clock;
  readonly storage?: PendingStorage;
  readonly client?: string;
  /** The name that goes with each edit; "" for none. */
  readonly author?: () => string;
  /** The ops that a store of another kernel could not bring home, for a map of this title. */
  readonly left_by_others?: (title: string) => readonly Op[];
}

const HANDED_OVER = "This view belongs to a kernel that is gone. Run its cell again.";

/**
 * In `value`, `set_text`, `set_value`, drafts and marks an empty table and row stand for the map's own fields;
 * the column is then the field's name.
 */
export class Store {
  readonly client: string;
  private readonly replica = new Replica();
  private readonly conversation: Conversation;
  private readonly leftovers: Leftovers;
  private dismissed = "";
  private readonly author: () => string;
  private readonly left_by_others: (title: string) => readonly Op[];
  private readonly listeners = new Set<(touched: Touched) => void>();
  private readonly handed_out = new Map<string, TableData>();
  private made = 0;
  private notice = "";
  private notices = 0;

  constructor({
    channel,
    clock = system_clock,
    storage,
    client,
    author = () => "",
    left_by_others = () => [],
  }: StoreOptions) {
    const earlier = storage?.read();
    const mine = earlier?.mine;
    this.client = client ?? mine?.client ?? new_client();
    this.author = author;
    this.left_by_others = left_by_others;
    this.conversation = new Conversation(this.client, channel, clock, this.replica, {
      keep: () => this.leftovers.keep(),
      changed: () => this.notify(),
      loaded: () => this.leftovers.offer(this.left_by_others(String(this.fields.title ?? ""))),
      announce: (text) => this.announce(text),
    });
    for (const op of mine?.ops ?? []) this.replica.adopt(op, mine?.epoch ?? "");
    this.leftovers = new Leftovers(
      this.client,
      this.replica,
      this.conversation,
      storage,
      earlier?.found ?? [],
    );
    this.conversation.pulse.wake();
  }

  get schema(): SchemaSpec {
    return this.replica.document.schema;
  }

  get fields(): Readonly<Cells> {
    return this.replica.document.fields;
  }

  get rev(): number {
    return this.conversation.timeline.rev;
  }

  /** How many edits were made here, those that take others back included. */
  get edits(): number {
    return this.made;
  }

  /** What is shown at this moment, for the edits begun now: a revision, counted on where the kernel begins anew. */
  get seen(): number {
    return this.conversation.timeline.seen;
  }

  get status(): Status {
    const { silence, standing, live_since, timeline } = this.conversation;
    return {
      phase: this.conversation.phase,
      since: silence.gone_since ?? silence.since ?? live_since,
      pending: this.replica.pending.length,
      loading: this.conversation.shown_loading?.rows_missing ?? 0,
      saved_at: timeline.saved_at,
      file: standing.file,
      kept: standing.kept,
      reason: this.conversation.locked,
      trouble: standing.trouble,
      note: standing.note === this.dismissed ? "" : standing.note,
      notice: this.notice,
      notices: this.notices,
    };
  }

  /** A table as it stands. The same object as long as its spec, the order of its rows and its count are the same. */
  table(name: string): TableData | undefined {
    const { document } = this.replica;
    const spec = document.spec(name);
    const rows = document.tables.get(name);
    if (!spec || !rows) return undefined;
    const ids = rows.ids();
    const count = ids.length + (this.conversation.shown_loading?.missing.get(name) ?? 0);
    const known = this.handed_out.get(name);
    if (known && known.spec === spec && known.ids === ids && known.count === count) return known;
    const row = (id: string) => this.replica.document.tables.get(name)?.get(id);
    const fresh: TableData = { spec, ids, count, row };
    this.handed_out.set(name, fresh);
    return fresh;
  }

  /** The value of a cell, derived ones computed; the column's empty value where there is none. */
  value(table: string, row: string, column: string): unknown {
    const { document } = this.replica;
    if (table) return document.value(table, row, column);
    const declared = column_named(document.schema.fields, column);
    return declared ? (cell(document.fields, column) ?? empty_value(declared)) : null;
  }

  /** What people call the row; "" if nobody has named it or it is gone. */
  label(table: string, row: string): string {
    return this.replica.document.label(table, row);
  }

  /**
   * Make an edit of one or more changes, all or nothing. [] if taken: painted at once, pending until confirmed.
   * `seen` is the store's `seen` as the edit was begun: what others wrote since is reported to them as overwritten.
   */
  commit(changes: Change[], seen?: number): Refused[] {
    const refused = this.conversation.submit(changes, { seen, author: this.author() });
    if (refused.length === 0) this.made += 1;
    return refused;
  }

  /** Read what a person typed into a cell. A text that is refused is kept at the cell as a draft. */
  set_text(table: string, row: string, column: string, text: string, seen?: number): Refused | null {
    const place = { table, row, column };
    return this.settle(place, text, this.try_text(place, text, seen));
  }

  /**
   * Add a row of that name to the table the column refers to, and refer to it, as one step. A row that is
   * called so already is taken instead. A name that is refused is kept at the cell as a draft.
   */
  set_new_ref(table: string, row: string, column: string, name: string, seen?: number): Refused | null {
    const place = { table, row, column };
    const { document } = this.replica;
    const loading = this.is_loading(document.column(table, column)?.to ?? "");
    const planned = row_referred_to(document, place, name, loading);
    const refused = planned
      ? ((planned.refused ?? this.commit(planned.changes, seen))[0] ?? null)
      : this.try_text(place, name, seen);
    return this.settle(place, name, refused);
  }

  set_value(table: string, row: string, column: string, value: unknown, seen?: number): Refused | null {
    const change: Change = table
      ? { kind: "cell_set", table, row, column, before: null, after: value }
      : { kind: "field_set", field: column, before: null, after: value };
    return this.commit([change], seen)[0] ?? null;
  }

  /** What a person's text for a cell of this column stands for. */
  read_text(
    table: string,
    column: string,
    text: string,
  ): { readonly value: unknown } | { readonly refused: Refused } {
    const { document } = this.replica;
    const declared = table ? document.column(table, column) : column_named(document.schema.fields, column);
    try {
      // Whatever cannot be named has its refusal from the commit.
      return { value: declared ? read(document, declared, text) : text };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const { code, why } = refusal;
      return { refused: { index: 0, code, why } };
    }
  }

  /**
   * Make an edit that comes with texts: those that do not fit are kept at their cells, and none stays where
   * something fits. Taking the edit back takes back that, too.
   */
  commit_with_texts(changes: Change[], unfit: readonly TextKept[], fit: readonly Place[]): Refused[] {
    const { replica } = this;
    const went = replica.drafts_at([...fit, ...unfit.map(({ place }) => place)]);
    const refused = changes.length > 0 ? this.commit(changes) : [];
    if (refused.length === 0) replica.keep_with(changes, unfit, fit, went);
    this.notify();
    return refused;
  }

  /** Add a row behind the row `after`; null: at the top; left out: at the end. Returns its id. */
  add_row(table: string, cells: Cells = {}, after?: string | null): string | Refused[] {
    const added = this.add_rows(table, [cells], after);
    return added.refused ?? (added.ids[0] as string);
  }

  /** Add several rows as one step. */
  add_rows(
    table: string,
    rows: readonly Cells[],
    after?: string | null,
  ): { readonly ids: string[]; readonly refused?: Refused[] } {
    const planned = this.plan_rows(table, rows, after);
    const refused = planned.refused ?? this.commit(planned.changes);
    return refused.length > 0 ? { ids: [], refused } : { ids: planned.ids };
  }

  /** The changes that would add rows, for an edit that does more than that. */
  plan_rows(table: string, rows: readonly Cells[], after?: string | null): Planned {
    return rows_added(this.replica.document, table, rows, after, this.is_loading(table));
  }

  remove_rows(table: string, rows: readonly string[]): Refused[] {
    return this.commit(rows.map((row) => ({ kind: "row_removed", table, row, order: "", cells: {} })));
  }

  /** Move rows past the row `past`, which comes before (-1) or behind them (1), as one step. */
  move_rows(table: string, rows: readonly string[], past: string, by: -1 | 1): Refused[] {
    const planned = rows_moved(this.replica.document, table, rows, past, by, this.is_loading(table));
    return planned.refused ?? this.commit(planned.changes);
  }

  /** Take back one's own last step; the outcome comes as a notice. */
  undo(): void {
    this.take_back("undo");
  }

  redo(): void {
    this.take_back("redo");
  }

  private take_back(undo: "undo" | "redo"): void {
    const [refused] = this.conversation.submit([], { undo, author: this.author() });
    this.made += 1;
    if (refused) this.announce(refused.why);
    this.notify();
  }

  draft(table: string, row: string, column: string): Draft | undefined {
    return this.replica.drafts.get({ table, row, column });
  }

  drop_draft(table: string, row: string, column: string): void {
    this.replica.drop_draft({ table, row, column });
    this.notify();
  }

  drafts(): number {
    return this.replica.drafts.size;
  }

  /** Whether no text of mine is refused or overwritten anywhere. */
  get is_settled(): boolean {
    return this.replica.drafts.size === 0 && this.replica.overwritten.size === 0;
  }

  /** All drafts with their places, those of rows that are gone included. */
  draft_list(): readonly (Place & Draft)[] {
    return this.replica.drafts
      .entries()
      .map(({ place, value: { text, why, code } }) => ({ ...place, text, why, code }));
  }

  /** Whether what the cell shows is not confirmed yet. The column "order" asks for the row's place. */
  is_pending(table: string, row: string, column: string): boolean {
    return this.replica.is_pending({ table, row, column });
  }

  /** The text of mine that somebody has overwritten here, until I write here again or drop it. */
  replaced(table: string, row: string, column: string): Overwritten | undefined {
    return this.replica.overwritten.get({ table, row, column });
  }

  drop_replaced(table: string, row: string, column: string): void {
    if (this.replica.overwritten.drop({ table, row, column })) this.replica.touch({ table, row, column });
    this.notify();
  }

  subscribe(listener: (touched: Touched) => void, signal?: AbortSignal): void {
    if (signal?.aborted) return;
    this.listeners.add(listener);
    signal?.addEventListener("abort", () => this.listeners.delete(listener));
  }

  /** Tell which rows a view shows; after a break they come first. */
  sight(table: string, first: number, count: number): void {
    this.conversation.sight.set(table, [first, count]);
  }

  /** A view is there until the signal is aborted. The store talks to the kernel only for views and pending ops. */
  open_view(signal: AbortSignal): void {
    this.conversation.pulse.open_view(signal);
  }

  /** Find out at once whether there still is a way to the kernel. */
  knock(): void {
    this.conversation.knock();
  }

  /** Send what is still gathered; `in_haste`: the page goes away, nothing is gathered from now on. */
  flush(in_haste = false): void {
    this.conversation.flush(in_haste);
  }

  dismiss_note(): void {
    this.dismissed = this.conversation.standing.note;
    this.replica.touches.standing();
    this.notify();
  }

  /** Whether nothing of mine can reach the kernel any more, so that another store may go on with it. */
  get is_stranded(): boolean {
    return this.leftovers.is_stranded;
  }

  /** Leave identity and pending ops to another store of the page, and fall silent. */
  hand_over(): Saved {
    // What is still gathered has not been kept; the page may go before the other store has begun.
    this.leftovers.keep();
    const left = this.leftovers.saved();
    const { silence, standing } = this.conversation;
    this.conversation.fall_silent(silence.gone_since === null ? standing.read_only : HANDED_OVER);
    this.replica.leave();
    this.notify();
    return left;
  }

  /** The ops that do not come home, once, so that their texts can be offered in a map of the same title. */
  lend(title: string): readonly Op[] {
    return title === this.fields.title ? this.leftovers.lend() : [];
  }

  private is_loading(table: string): boolean {
    return (this.conversation.shown_loading?.missing.get(table) ?? 0) > 0;
  }

  /** A text that is refused stays at its cell; any other takes the draft there away. */
  private settle(place: Place, text: string, refused: Refused | null): Refused | null {
    if (refused) this.replica.keep_draft(place, text, refused, "typed");
    else this.replica.drop_draft(place);
    this.notify();
    return refused;
  }

  private try_text(place: Place, text: string, seen?: number): Refused | null {
    const { table, row, column } = place;
    const { document } = this.replica;
    const cells = table ? document.tables.get(table)?.get(row)?.cells : document.fields;
    const found = cells ? this.read_text(table, column, text) : { value: text };
    if ("value" in found) return this.set_value(table, row, column, found.value, seen);
    return { ...found.refused, table, row, column, value: (cells && cell(cells, column)) ?? null };
  }

  private announce(text: string): void {
    this.notice = text;
    this.notices += 1;
    this.replica.touches.standing();
  }

  private notify(): void {
    this.leftovers.forget();
    const touched = this.replica.touches.take();
    if (touched) for (const listener of [...this.listeners]) listener(touched);
  }
}

export function make_store(options: StoreOptions): Store {
  return new Store(options);
}
