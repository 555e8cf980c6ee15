/** The commit path where there is no kernel: check, apply, number, remember. And undo, as a new revision. */
import { apply_all } from "./applying";
import { type Place, place_of } from "./changes";
import { cell } from "./columns";
import type { Applied, Document } from "./document";
import type { Event, Op, Refused, Replaced } from "./protocol";
import { type Stamp, type StampedRow, stamp_of } from "./rows";
import { take_back } from "./undoing";

interface Entry {
  readonly event: Event;
  readonly applied: readonly Applied[];
  undone: boolean;
}

export type Committed = { readonly event: Event } | { readonly refused: Refused[] };

export class History {
  private readonly entries: Entry[] = [];

  constructor(
    private readonly document: Document,
    private readonly time: () => string,
  ) {}

  get rev(): number {
    return this.entries.length;
  }

  /** The events after a revision. */
  since(rev: number): Event[] {
    return this.entries.slice(rev).map((entry) => entry.event);
  }

  /** Apply an op as one revision, all or nothing. */
  commit(op: Op): Committed {
    if (op.undo) return this.undo(op, op.undo);
    const rev = this.rev + 1;
    const outcome = apply_all(this.document, op.changes, { rev, owner: rev });
    if ("refused" in outcome) return outcome;
    return this.record(op, outcome.applied, { replaced: this.replaced(outcome.applied, op) });
  }

  /** Take back the client's last op, or its last undo, sparing what somebody else has written since. */
  private undo(op: Op, kind: "undo" | "redo"): Committed {
    const entry = kind === "undo" ? this.to_undo(op.client) : this.to_redo(op.client);
    if (!entry) return { refused: [{ index: 0, code: "nothing", why: `There is nothing to ${kind}.` }] };
    const { applied, skipped } = take_back(this.document, entry.applied, this.rev + 1);
    entry.undone = true;
    return this.record(op, applied, { undo: kind, replaced: [], ...(skipped.length > 0 && { skipped }) });
  }

  private record(op: Op, applied: Applied[], more: Pick<Event, "replaced" | "undo" | "skipped">): Committed {
    const { client, n, author = "" } = op;
    const changes = applied.map((done) => done.change);
    const event: Event = { rev: this.rev + 1, client, n, author, time: this.time(), changes, ...more };
    this.entries.push({ event, applied, undone: false });
    return { event };
  }

  private to_undo(client: string): Entry | undefined {
    return this.entries.findLast(
      (entry) =>
        entry.event.client === client &&
        entry.event.undo !== "undo" &&
        !entry.undone &&
        entry.applied.length > 0,
    );
  }

  /** None is left once the client has edited again. */
  private to_redo(client: string): Entry | undefined {
    const found = this.entries.findLast(({ event, applied, undone }) => {
      if (event.client !== client) return false;
      return event.undo === undefined ? applied.length > 0 : event.undo === "undo" && !undone;
    });
    return found?.event.undo === "undo" ? found : undefined;
  }

  /** What others wrote after the client last looked and its op has overwritten. */
  private replaced(applied: readonly Applied[], op: Op): Replaced[] {
    return applied
      .flatMap((done) => overwritten(done))
      .flatMap(({ place, stamp, value }) => {
        const writer = this.entries[stamp.rev - 1]?.event;
        if (stamp.rev <= op.base || writer?.client === op.client) return [];
        return [{ ...place, value, client: writer?.client ?? "", author: writer?.author ?? "" }];
      });
  }
}

interface Overwritten {
  readonly place: Place;
  readonly stamp: Stamp;
  readonly value: unknown;
}

function overwritten({ change, found }: Applied): Overwritten[] {
  const place = place_of(change);
  if (!found || !(change.kind === "field_set" || "row" in change)) return [];
  if (change.kind === "field_set") return [{ place, stamp: found as Stamp, value: change.before }];
  const row = found as StampedRow;
  if (change.kind === "cell_set" || change.kind === "row_moved") {
    return [{ place, stamp: stamp_of(row, place.column), value: change.before }];
  }
  const columns = Object.keys(row.cells);
  return columns.map((column) => ({
    place: { ...place, column },
    stamp: stamp_of(row, column),
    value: cell(row.cells, column),
  }));
}
