/** The map as this client sees it: what the kernel has confirmed, with the client's own pending ops on top. */
import { apply_all, write } from "./applying";
import { type Place, place_key, place_of, replaced_by, texts_of } from "./changes";
import { cell, column_named, is_empty, same_value } from "./columns";
import { Companions, type Kept } from "./companions";
import { type Applied, Document, roll_back } from "./document";
import { AtCells, type Draft, type Overwritten } from "./drafts";
import type { Change, Event, Op, Refused, SchemaSpec } from "./protocol";
import { show } from "./reading";
import { AT_START, PLACE } from "./rows";
import { Touches } from "./touches";

const NOTHING: SchemaSpec = { fields: [], tables: [] };
const OTHER_PART: Reason = {
  code: "op",
  why: "Another part of the same step was refused, so this was not taken either.",
};

const TOO_LARGE: Refused = {
  index: 0,
  code: "length",
  why: "This is too much for one step. Do it in smaller steps.",
};

/** The kernel takes no message beyond 50 million letters. */
const MAX_LETTERS = 49_900_000;

/** The number of an op that was made before the client knew where the kernel counts on. */
export const UNNUMBERED = 0;

/** An op the kernel has not confirmed, and what it does to the document at present. */
export interface Pending {
  op: Op;
  applied: readonly Applied[];
  /** When it was last sent, in ms. */
  sent_at: number | null;
  /** The epoch that the op's base is a revision of. */
  epoch: string;
  /** Cells that a later op of mine has written, one that the kernel has taken already. */
  readonly outdone: Set<string>;
}

type Reason = Pick<Draft, "code" | "why">;

interface KeptDraft extends Draft {
  readonly origin: Origin;
}

type Companion = Kept<KeptDraft>;

/** A text that does not fit, for the cell it was meant for. */
export interface TextKept {
  readonly place: Place;
  readonly text: string;
  readonly refused: Reason;
}

/** Where a draft comes from: typed into its cell and refused, of a pending op that may still be taken, or left over. */
type Origin = "typed" | "waiting" | "left";

export class Replica {
  readonly touches = new Touches();
  readonly drafts = new AtCells<KeptDraft>();
  readonly overwritten = new AtCells<Overwritten>();
  document = new Document(NOTHING, {}, this.touches);
  readonly pending: Pending[] = [];
  /** Counts what happens to the list of pending ops. */
  version = 0;
  /** Whether all rows are there; before, an op that finds no place is no loss yet. */
  whole = false;
  private readonly companions = new Companions<KeptDraft>();
  /** My texts that the map holds, as far as its events say; a snapshot says nothing of what came between. */
  private readonly mine = new AtCells<unknown>();
  /** By cell how many pending ops write there. */
  private readonly marked = new Map<string, number>();

  /** Apply an edit at once and keep it as pending; null if it changes nothing. */
  edit(
    op: Omit<Op, "n">,
    epoch: string,
  ): { readonly refused: Refused[] } | { readonly pending: Pending } | null {
    const outcome = apply_all(this.document, op.changes, AT_START);
    if ("refused" in outcome) return outcome;
    if (outcome.applied.length === 0 && !op.undo) return null;
    const changes = outcome.applied.map((done) => done.change);
    if (JSON.stringify(changes).length > MAX_LETTERS) {
      roll_back(outcome.applied);
      return { refused: [TOO_LARGE] };
    }
    const pending: Pending = {
      op: { ...op, n: UNNUMBERED, changes },
      applied: outcome.applied,
      sent_at: null,
      epoch,
      outdone: new Set(),
    };
    for (const { place } of texts_of(changes)) this.drafts.drop(place);
    if (!op.undo) this.companions.wrote(changes);
    this.drop_overwritten(changes);
    this.add(pending);
    return { pending };
  }

  /** Take over an op from an earlier page; it is applied with the next `rebase`. */
  adopt(op: Op, epoch: string): void {
    this.add({ op, applied: [], sent_at: null, epoch, outdone: new Set() });
  }

  /** Take the pending ops off, do something to the confirmed state, and put them on again. */
  rebase(run: () => void): void {
    for (let at = this.pending.length - 1; at >= 0; at -= 1) roll_back(this.pending[at]?.applied ?? []);
    run();
    for (const { place, value } of this.drafts.entries()) {
      if (value.origin === "waiting") this.drop_draft(place);
    }
    let newest: ReadonlyMap<string, number> | undefined;
    for (const pending of this.pending) {
      const outcome = apply_all(this.document, pending.op.changes, AT_START);
      pending.applied = "applied" in outcome ? outcome.applied : [];
      if ("applied" in outcome || !this.whole) continue;
      newest ??= this.newest();
      this.keep_texts(pending, outcome.refused, "waiting", this.outdone(pending, newest));
    }
  }

  /** Put another confirmed state in the place of this one. Only within `rebase`. */
  show(document: Document): void {
    for (const known of [this.document, document])
      for (const table of known.tables.keys()) this.touches.shape(table);
    this.touches.field();
    this.document = document;
    for (const { place, value } of this.mine.entries()) {
      if (same_value(this.stored(place), value)) continue;
      this.mine.drop(place);
      this.keep_lost(place, { value, author: "", client: "" });
    }
  }

  /** Write a confirmed event. Only within `rebase`. */
  confirm(event: Event, client: string): void {
    for (const change of event.changes) write(this.document, change, AT_START);
    for (const { table, row, column, value, client: writer } of event.replaced) {
      if (writer !== client) continue;
      this.keep_lost({ table, row, column }, { value, author: event.author, client: event.client });
    }
    if (event.client === client) this.drop_overwritten(event.changes);
    else this.tell_theirs(event);
    this.drop_arrived(event.changes);
    if (event.client === client) this.turn_companions(event);
    this.note_writer(event, event.client === client);
  }

  /** A text that an earlier page left may have reached the map by another way: nobody need be asked any more. */
  private drop_arrived(changes: readonly Change[]): void {
    for (const { place, value } of texts_of(changes)) {
      const draft = this.drafts.get(place);
      if (draft?.code === "found" && draft.text === this.text(place, value)) this.drop_draft(place);
    }
  }

  private tell_theirs({ changes, author, client }: Event): void {
    for (const change of changes) {
      const is_new = change.kind === "row_added";
      const cells = texts_of([change]).filter(({ place }) => !this.is_pending(place));
      this.touches.others(cells.map(({ place }) => ({ ...place, author, client, is_new })));
    }
  }

  /** Somebody has written here, or I have. */
  note_writer({ changes, undo }: Event, is_mine: boolean): void {
    for (const { place, value } of texts_of(changes)) {
      if (is_mine && !undo) this.mine.set(place, value);
      else this.mine.drop(place);
    }
    if (!changes.some(({ kind }) => kind.endsWith("removed"))) return;
    for (const { place } of this.mine.entries()) {
      if (place.table && !this.document.tables.get(place.table)?.has(place.row)) this.mine.drop(place);
    }
  }

  /** The kernel has taken the op. Only within `rebase`, or if the op is the first and just what is shown. */
  acknowledge(pending: Pending): void {
    this.outdo_older(pending);
    this.take_off(pending);
  }

  /** Whatever becomes of the earlier ops, their texts are old where this one has written. */
  private outdo_older(pending: Pending): void {
    const older = this.pending.slice(0, this.pending.indexOf(pending));
    for (const { outdone } of older) for (const key of replaced_by(pending.op.changes)) outdone.add(key);
  }

  /** The kernel has refused the op: its texts are kept as drafts. */
  reject(pending: Pending, refused: readonly Refused[]): void {
    const outdone = this.outdone(pending);
    this.outdo_older(pending);
    this.rebase(() => this.take_off(pending));
    this.keep_texts(pending, refused, "left", outdone);
  }

  /** The kernel took the op before a snapshot; where the map holds something else, the text is offered. */
  remove_unseen(pending: Pending): void {
    const outdone = this.outdone(pending);
    this.take_off(pending);
    this.drop_overwritten(pending.op.changes);
    for (const { place, value } of texts_of(pending.op.changes)) {
      if (outdone(place)) continue;
      if (same_value(this.stored(place), value)) this.mine.set(place, value);
      else this.keep_lost(place, { value, author: "", client: "" });
    }
  }

  /** A text of mine is in the map no more: it is told at its cell, or kept as a draft if the cell is gone too. */
  private keep_lost(place: Place, lost: Overwritten): void {
    const { table, row, column } = place;
    const gone = !table ? "" : !this.document.tables.get(table)?.has(row) ? "row" : "column";
    if (!gone || (gone === "column" && (column === PLACE || this.document.column(table, column)))) {
      this.overwritten.set(place, lost);
      this.touch(place);
    } else if (!is_empty(lost.value) && !this.drafts.get(place)) {
      // A draft there is newer: the edit that is lost now would have taken an older one away.
      const why = `Kept from a ${gone} that was deleted.`;
      this.keep_draft(place, this.text(place, lost.value), { code: "gone", why });
    }
  }

  /** Written anew by me: nobody's text stands in place of mine there. */
  drop_overwritten(changes: readonly Change[]): void {
    if (this.overwritten.size === 0) return;
    for (const { place } of texts_of(changes)) if (this.overwritten.drop(place)) this.touch(place);
  }

  /** Offer the texts of changes that may never have reached the map. */
  offer(changes: readonly Change[], reason: Reason): void {
    for (const { place, value } of texts_of(changes)) {
      if (!same_value(this.stored(place), value)) this.keep_draft(place, this.text(place, value), reason);
    }
  }

  /** Keep the texts of changes that were refused, each with the reason at its cell. */
  private keep_texts(
    pending: Pending,
    refused: readonly Refused[],
    origin: Origin,
    outdone: (place: Place) => boolean,
  ): void {
    const by_index = new Map(refused.map((entry) => [entry.index, entry]));
    pending.op.changes.forEach((change, index) => {
      const own = by_index.get(index);
      for (const { place, value } of texts_of([change])) {
        if (outdone(place) || this.drafts.get(place)?.origin === "typed") continue;
        if (same_value(this.stored(place), value)) continue;
        const elsewhere = !own || (own.column !== undefined && own.column !== place.column);
        this.keep_draft(place, this.text(place, value), elsewhere ? OTHER_PART : own, origin);
      }
    });
  }

  /** By cell which of the pending ops is the last to write there. */
  private newest(): ReadonlyMap<string, number> {
    return new Map(
      this.pending.flatMap(({ op }, at) => replaced_by(op.changes).map((key) => [key, at] as const)),
    );
  }

  /** Tells of a cell whether a later op of mine has written there: then the op's text is old. */
  private outdone(pending: Pending, newest = this.newest()): (place: Place) => boolean {
    const at = this.pending.indexOf(pending);
    const is_old = (key: string) => pending.outdone.has(key) || (newest.get(key) ?? at) > at;
    return (place) => is_old(place_key(place)) || is_old(place_key({ ...place, column: "" }));
  }

  keep_draft(place: Place, text: string, { code, why }: Reason, origin: Origin = "left"): void {
    this.drafts.set(place, { text, code, why, origin });
    this.touch(place);
  }

  /** The texts of an edit of mine that did not fit are kept, others go: until the edit is taken back. */
  keep_with(
    changes: readonly Change[],
    unfit: readonly TextKept[],
    fit: readonly Place[],
    went: readonly Companion[],
  ): void {
    for (const place of fit) this.drop_draft(place);
    for (const { place, text, refused } of unfit) this.keep_draft(place, text, refused, "typed");
    this.companions.remember(changes, this.drafts_at(unfit.map(({ place }) => place)), went);
  }

  drafts_at(places: readonly Place[]): Companion[] {
    return places.flatMap((place) => {
      const value = this.drafts.get(place);
      return value ? [{ place, value }] : [];
    });
  }

  private turn_companions(event: Event): void {
    const turn = this.companions.turned(event);
    for (const { place, value } of turn?.drop ?? [])
      if (this.drafts.get(place) === value) this.drop_draft(place);
    for (const { place, value } of turn?.put ?? []) {
      if (this.drafts.get(place)) continue;
      this.drafts.set(place, value);
      this.touch(place);
    }
  }

  drop_draft(place: Place): void {
    if (this.drafts.drop(place)) this.touch(place);
  }

  is_pending(place: Place): boolean {
    return this.marked.has(place_key(place)) || this.marked.has(place_key({ ...place, column: "" }));
  }

  touch({ table, row }: Place): void {
    if (table) this.touches.row(table, row);
    else this.touches.field();
    this.touches.standing();
  }

  /** The pending ops have other numbers. */
  renumbered(): void {
    this.version += 1;
  }

  /** Somebody else goes on with the pending ops. */
  leave(): void {
    for (const pending of [...this.pending]) this.take_off(pending);
  }

  private add(pending: Pending): void {
    this.pending.push(pending);
    this.note_pending(pending, 1);
  }

  private take_off(pending: Pending): void {
    const at = this.pending.indexOf(pending);
    if (at < 0) return;
    this.pending.splice(at, 1);
    this.note_pending(pending, -1);
  }

  private note_pending({ op }: Pending, more: 1 | -1): void {
    this.version += 1;
    this.touches.standing();
    for (const change of op.changes) {
      const place = place_of(change);
      const key = place_key(place);
      const count = (this.marked.get(key) ?? 0) + more;
      if (count > 0) this.marked.set(key, count);
      else this.marked.delete(key);
      this.touch(place);
    }
  }

  private stored({ table, row, column }: Place): unknown {
    return cell(
      table ? (this.document.tables.get(table)?.get(row)?.cells ?? {}) : this.document.fields,
      column,
    );
  }

  private text({ table, column }: Place, value: unknown): string {
    const declared = table
      ? this.document.column(table, column)
      : column_named(this.document.schema.fields, column);
    return declared ? show(declared, value) : String(value);
  }
}
