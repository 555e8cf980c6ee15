/** The map as this client sees it: what the kernel has confirmed, with the client's own pending ops on top. */
import { apply_all, write } from "./applying";
import { type Place, place_of } from "./changes";
import { cell, column_named, same_value } from "./columns";
import { type Applied, Document, roll_back } from "./document";
import { AtCells, type Draft, type Overwritten } from "./drafts";
import type { Change, Event, Op, Refused, SchemaSpec } from "./protocol";
import { show } from "./reading";
import { AT_START } from "./rows";
import { Touches } from "./touches";

const NOTHING: SchemaSpec = { fields: [], tables: [] };
const OTHER_PART: Reason = {
  code: "op",
  why: "Another part of the same step was refused, so this was not taken either.",
};

/** The number of an op that was made before the client knew where the kernel counts on. */
export const UNNUMBERED = 0;

/** An op the kernel has not confirmed, and what it does to the document at present. */
export interface Pending {
  op: Op;
  applied: readonly Applied[];
  /** When it was last sent, in ms. */
  sent_at: number | null;
}

type Reason = Pick<Draft, "code" | "why">;

interface Kept extends Draft {
  /** Whether the draft belongs to a pending op, which may still be taken. */
  readonly waiting: boolean;
}

export class Replica {
  readonly touches = new Touches();
  readonly drafts = new AtCells<Kept>();
  readonly overwritten = new AtCells<Overwritten>();
  document = new Document(NOTHING, {}, this.touches);
  pending: Pending[] = [];
  /** Whether all rows are there; before, an op that finds no place is no loss yet. */
  whole = false;
  private marked: Set<string> | null = null;

  /** Apply an edit at once and keep it as pending; null if it changes nothing. */
  edit(op: Omit<Op, "n">): { readonly refused: Refused[] } | { readonly pending: Pending } | null {
    const outcome = apply_all(this.document, op.changes, AT_START);
    if ("refused" in outcome) return outcome;
    if (outcome.applied.length === 0 && !op.undo) return null;
    const changes = outcome.applied.map((done) => done.change);
    const pending: Pending = {
      op: { ...op, n: UNNUMBERED, changes },
      applied: outcome.applied,
      sent_at: null,
    };
    for (const { place } of texts_of(changes)) {
      this.drafts.drop(place);
      this.overwritten.drop(place);
    }
    this.add(pending);
    return { pending };
  }

  /** Take over an op from an earlier page; it is applied with the next `rebase`. */
  adopt(op: Op): void {
    this.add({ op, applied: [], sent_at: null });
  }

  /** Take the pending ops off, do something to the confirmed state, and put them on again. */
  rebase(run: () => void): void {
    for (const { applied } of [...this.pending].reverse()) roll_back(applied);
    run();
    for (const { place, value } of this.drafts.entries()) {
      if (value.waiting) this.drop_draft(place);
    }
    for (const pending of this.pending) {
      const outcome = apply_all(this.document, pending.op.changes, AT_START);
      pending.applied = "applied" in outcome ? outcome.applied : [];
      if ("refused" in outcome && this.whole) this.keep_texts(pending.op.changes, outcome.refused, true);
    }
  }

  /** Put another confirmed state in the place of this one. Only within `rebase`. */
  show(document: Document): void {
    for (const known of [this.document, document])
      for (const table of known.tables.keys()) this.touches.shape(table);
    this.touches.field();
    this.document = document;
  }

  /** Write a confirmed event. Only within `rebase`. */
  confirm(event: Event, client: string): void {
    for (const change of event.changes) write(this.document, change, AT_START);
    for (const { table, row, column, value, client: writer } of event.replaced) {
      if (writer !== client) continue;
      this.overwritten.set({ table, row, column }, { value, author: event.author, client: event.client });
      this.touch({ table, row, column });
    }
  }

  /** The kernel has taken the op, or refused it. Only within `rebase`. */
  remove(pending: Pending): void {
    this.pending = this.pending.filter((other) => other !== pending);
    this.note_pending(pending);
  }

  /** The kernel took the op before a snapshot; where the map holds something else, the text is offered. */
  remove_unseen(pending: Pending): void {
    this.remove(pending);
    for (const { place, value } of texts_of(pending.op.changes)) {
      if (same_value(this.stored(place), value)) continue;
      this.overwritten.set(place, { value, author: "", client: "" });
      this.touch(place);
    }
  }

  /** Offer the texts of changes that may never have reached the map. */
  offer(changes: readonly Change[], reason: Reason): void {
    for (const { place, value } of texts_of(changes)) {
      if (!same_value(this.stored(place), value)) this.keep_draft(place, this.text(place, value), reason);
    }
  }

  /** Keep the texts of changes that were refused, each with the reason at its cell. */
  keep_texts(changes: readonly Change[], refused: readonly Refused[], waiting = false): void {
    changes.forEach((change, index) => {
      const own = refused.find((candidate) => candidate.index === index);
      for (const { place, value } of texts_of([change])) {
        const elsewhere = !own || (own.column !== undefined && own.column !== place.column);
        this.keep_draft(place, this.text(place, value), elsewhere ? OTHER_PART : own, waiting);
      }
    });
  }

  keep_draft(place: Place, text: string, { code, why }: Reason, waiting = false): void {
    this.drafts.set(place, { text, code, why, waiting });
    this.touch(place);
  }

  drop_draft(place: Place): void {
    if (this.drafts.drop(place)) this.touch(place);
  }

  is_pending({ table, row, column }: Place): boolean {
    this.marked ??= new Set(
      this.pending.flatMap(({ op }) => op.changes.map((change) => Object.values(place_of(change)).join(" "))),
    );
    return this.marked.has(`${table} ${row} ${column}`) || this.marked.has(`${table} ${row} `);
  }

  touch({ table, row }: Place): void {
    if (table) this.touches.row(table, row);
    else this.touches.field();
    this.touches.standing();
  }

  private add(pending: Pending): void {
    this.pending = [...this.pending, pending];
    this.note_pending(pending);
  }

  private note_pending({ op }: Pending): void {
    this.marked = null;
    this.touches.standing();
    for (const change of op.changes) this.touch(place_of(change));
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

/** What a person has typed in these changes, by cell. */
function texts_of(changes: readonly Change[]): { readonly place: Place; readonly value: unknown }[] {
  return changes.flatMap((change) => {
    const place = place_of(change);
    if (change.kind === "cell_set" || change.kind === "field_set") return [{ place, value: change.after }];
    if (change.kind !== "row_added") return [];
    return Object.entries(change.cells).map(([column, value]) => ({ place: { ...place, column }, value }));
  });
}
