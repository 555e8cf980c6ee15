/** The store: one per map and page. Views read from it, edit through it, and hear what was touched. */

import type { Place } from "./changes";
import { type Channel, type Clock, system_clock } from "./channel";
import { cell, column_named } from "./columns";
import { Conversation } from "./conversation";
import type { Draft, Overwritten } from "./drafts";
import type { PendingStorage, Saved } from "./identity";
import { new_client, new_id } from "./ids";
import { read } from "./naming";
import { make_room } from "./placing";
import type { Cells, Change, Op, Refused, SchemaSpec, TableSpec } from "./protocol";
import { Replica } from "./replica";
import type { Row } from "./rows";
import type { Touched } from "./touches";
import { Refusal } from "./values";

export type { Draft, Overwritten, Row, Touched };

export interface TableData {
  readonly spec: TableSpec;
  /** In order. */
  readonly ids: readonly string[];
  /** Rows in all, those still on their way included. */
  readonly count: number;
  row(id: string): Row | undefined;
}

export type Phase = "starting" | "live" | "cut_off" | "read_only";

export interface Status {
  readonly phase: Phase;
  /** When the phase began, in ms. */
  readonly since: number;
  /** Ops the kernel has not confirmed. */
  readonly pending: number;
  /** Rows still on their way. */
  readonly loading: number;
  /** When the kernel last confirmed an op, in ms. */
  readonly saved_at: number | null;
  /** The map's file; "" if it lives in the kernel only. */
  readonly file: string;
  /** The last thing to announce: the outcome of an undo, a refusal. */
  readonly notice: string;
  /** How many notices there have been; the same one may come twice. */
  readonly notices: number;
}

export interface StoreOptions {
  readonly channel: Channel;
  readonly clock?: Clock;
  readonly storage?: PendingStorage;
  readonly client?: string;
}

const READ_ONLY: Refused = {
  index: 0,
  code: "read_only",
  why: "This page can only show the map. Reload it to edit.",
};
const FOUND = {
  code: "found",
  why: "Typed before the page was loaded anew; it may not have reached the map.",
};

/**
 * In `set_text`, `set_value`, drafts and marks an empty table and row stand for the map's own fields;
 * the column is then the field's name.
 */
export class Store {
  readonly client: string;
  private readonly replica = new Replica();
  private readonly conversation: Conversation;
  private readonly storage: PendingStorage | undefined;
  private kept: readonly Op[] = [];
  private readonly found: Saved | undefined;
  private readonly listeners = new Set<(touched: Touched) => void>();
  private readonly handed_out = new Map<string, TableData>();
  private notice = "";
  private notices = 0;

  constructor({ channel, clock = system_clock, storage, client }: StoreOptions) {
    const earlier = storage?.read();
    const mine = earlier?.mine ? earlier.saved : undefined;
    this.client = client ?? mine?.client ?? new_client();
    this.storage = storage;
    this.found = mine ? undefined : earlier?.saved;
    this.conversation = new Conversation(this.client, channel, clock, this.replica, {
      keep: () => this.keep(),
      changed: () => this.notify(),
      loaded: () => this.offer_found(),
      announce: (text) => this.announce(text),
    });
    for (const op of mine?.ops ?? []) this.replica.adopt(op);
    this.conversation.pulse.wake();
  }

  get schema(): SchemaSpec {
    return this.replica.document.schema;
  }

  get fields(): Readonly<Cells> {
    return this.replica.document.fields;
  }

  get rev(): number {
    return this.conversation.rev;
  }

  get status(): Status {
    const { loading, silence, saved_at, file, live_since, foreign, epoch } = this.conversation;
    const phase = foreign
      ? "read_only"
      : silence.since !== null
        ? "cut_off"
        : epoch || loading
          ? "live"
          : "starting";
    return {
      phase,
      since: silence.since ?? live_since,
      pending: this.replica.pending.length,
      loading: loading?.rows_missing ?? 0,
      saved_at,
      file,
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
    const { loading } = this.conversation;
    const count = ids.length + (loading?.document === document ? (loading.missing.get(name) ?? 0) : 0);
    const known = this.handed_out.get(name);
    if (known && known.spec === spec && known.ids === ids && known.count === count) return known;
    const row = (id: string) => this.replica.document.tables.get(name)?.get(id);
    const fresh: TableData = { spec, ids, count, row };
    this.handed_out.set(name, fresh);
    return fresh;
  }

  /** The value of a cell, derived ones computed; the column's empty value where there is none. */
  value(table: string, row: string, column: string): unknown {
    return this.replica.document.value(table, row, column);
  }

  /** What people call the row; "" if nobody has named it or it is gone. */
  label(table: string, row: string): string {
    return this.replica.document.label(table, row);
  }

  /**
   * Make an edit of one or more changes, all or nothing. [] if taken: painted at once, pending until confirmed.
   * `seen` is the revision at which the edit was begun: what others wrote since is reported to them as overwritten.
   */
  commit(changes: Change[], seen?: number): Refused[] {
    if (this.conversation.foreign) return [READ_ONLY];
    return this.conversation.submit(changes, undefined, seen);
  }

  /** Read what a person typed into a cell. A text that is refused is kept at the cell as a draft. */
  set_text(table: string, row: string, column: string, text: string, seen?: number): Refused | null {
    const refused = this.try_text({ table, row, column }, text, seen);
    if (refused) this.replica.keep_draft({ table, row, column }, text, refused);
    else this.replica.drop_draft({ table, row, column });
    this.notify();
    return refused;
  }

  set_value(table: string, row: string, column: string, value: unknown, seen?: number): Refused | null {
    const change: Change = table
      ? { kind: "cell_set", table, row, column, before: null, after: value }
      : { kind: "field_set", field: column, before: null, after: value };
    return this.commit([change], seen)[0] ?? null;
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
    const { document } = this.replica;
    const known = document.tables.get(table);
    const place = known && after ? known.get(after) : undefined;
    const position = after === null ? 0 : place && known ? known.place(place) + 1 : (known?.size ?? 0);
    const { keys, moves } = make_room(table, known?.ids() ?? [], known, position, rows.length);
    const taken = new Set<string>();
    const has = (id: string) => taken.has(id) || (known?.has(id) ?? false);
    const added = rows.map((cells, at): Change => {
      const row = new_id(document.spec(table)?.prefix ?? "r", { has });
      taken.add(row);
      return { kind: "row_added", table, row, order: keys[at] as string, cells };
    });
    const refused = this.commit([...added, ...moves]);
    return refused.length > 0 ? { ids: [], refused } : { ids: [...taken] };
  }

  remove_rows(table: string, rows: readonly string[]): Refused[] {
    return this.commit(rows.map((row) => ({ kind: "row_removed", table, row, order: "", cells: {} })));
  }

  /** Move a row past its neighbour; at the end of the table nothing happens. */
  move_row(table: string, row: string, by: -1 | 1): Refused[] {
    const known = this.replica.document.tables.get(table);
    const place = known?.get(row);
    if (!known || !place) return this.commit([{ kind: "row_moved", table, row, before: "", after: "" }]);
    const others = known.ids().filter((id) => id !== row);
    const position = known.place(place) + by;
    if (position < 0 || position > others.length) return [];
    const { keys, moves } = make_room(table, others, known, position, 1);
    return this.commit([
      { kind: "row_moved", table, row, before: place.order, after: keys[0] as string },
      ...moves,
    ]);
  }

  /** Take back one's own last step; the outcome comes as a notice. */
  undo(): void {
    if (!this.conversation.foreign) this.conversation.submit([], "undo");
  }

  redo(): void {
    if (!this.conversation.foreign) this.conversation.submit([], "redo");
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

  private try_text({ table, row, column }: Place, text: string, seen?: number): Refused | null {
    const { document } = this.replica;
    const declared = table ? document.column(table, column) : column_named(document.schema.fields, column);
    const cells = table ? document.tables.get(table)?.get(row)?.cells : document.fields;
    try {
      // Whatever cannot be named has its refusal from the commit.
      const value = !declared || !cells ? text : read(document, declared, text);
      return this.set_value(table, row, column, value, seen);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const { code, why } = refusal;
      return { index: 0, code, why, table, row, column, value: cells ? (cell(cells, column) ?? null) : null };
    }
  }

  private keep(): void {
    const ops = this.replica.pending.map((pending) => pending.op);
    if (ops.length === this.kept.length && ops.every((op, at) => op === this.kept[at])) return;
    this.kept = ops;
    this.storage?.write({ client: this.client, ops });
  }

  private offer_found(): void {
    if (this.found)
      this.replica.offer(
        this.found.ops.flatMap((op) => op.changes),
        FOUND,
      );
  }

  private announce(text: string): void {
    this.notice = text;
    this.notices += 1;
    this.replica.touches.standing();
  }

  private notify(): void {
    const touched = this.replica.touches.take();
    if (touched) for (const listener of [...this.listeners]) listener(touched);
  }
}

export function make_store(options: StoreOptions): Store {
  return new Store(options);
}
