/** Where this client stands in the kernel's history: events are taken in order, those too far ahead held back. */
import type { Clock } from "./channel";
import type { Outbox } from "./outbox";
import type { Event, Events } from "./protocol";
import type { Pending, Replica } from "./replica";

export class Timeline {
  rev = -1;
  epoch = "";
  /** The epoch of what is shown, which may be a snapshot still on its way. */
  shown_epoch = "";
  saved_at: number | null = null;
  private loading_rev = -1;
  /** What to add to a revision so that the numbers of earlier epochs are all smaller. */
  private offset = 0;
  /** The first revision of this epoch that was shown; 0 in the first epoch. */
  private first_rev = 0;
  private readonly held = new Map<number, Event>();
  private held_epoch = "";

  constructor(
    private readonly client: string,
    private readonly clock: Clock,
    private readonly replica: Replica,
    private readonly outbox: Outbox,
    private readonly undone: (event: Event) => void,
  ) {}

  /** The revision that is shown, counted on from epoch to epoch. */
  get seen(): number {
    return this.shown_rev + this.offset;
  }

  private get shown_rev(): number {
    return this.epoch ? this.rev : this.loading_rev;
  }

  /** The revision an edit is based on that was begun at `seen`; 0 if that was in another epoch. */
  base(seen = this.seen): number {
    const rev = seen - this.offset;
    return rev < this.first_rev ? 0 : Math.max(0, Math.min(rev, this.shown_rev));
  }

  /** A snapshot is shown from now on. */
  show(rev: number, epoch: string): void {
    if (this.shown_epoch && this.shown_epoch !== epoch) {
      this.offset = Math.max(0, this.seen + 1 - rev);
      this.first_rev = rev;
    }
    this.loading_rev = rev;
    this.shown_epoch = epoch;
  }

  /** Whether there are events that do not follow on what is there. */
  get has_gap(): boolean {
    return this.held.size > 0;
  }

  hold({ epoch, events }: Events): void {
    if (epoch !== this.held_epoch) this.held.clear();
    this.held_epoch = epoch;
    for (const event of events) this.held.set(event.rev, event);
  }

  forget_held(): void {
    this.held.clear();
  }

  /** Take the held events as far as they follow on what is there. */
  take(): void {
    this.take_plain_acks();
    if (this.has_gap) this.replica.rebase(() => this.catch_up());
  }

  /** Go on from a snapshot. Only within `rebase`. */
  go_on(rev: number, epoch: string): void {
    this.rev = rev;
    this.epoch = epoch;
  }

  /** Apply the held events that follow on what is there. Only within `rebase`. */
  catch_up(): void {
    if (this.held_epoch !== this.epoch) this.held.clear();
    const events = [...this.held.values()].sort((one, other) => one.rev - other.rev);
    for (const event of events) {
      if (event.rev > this.rev + 1) return;
      this.held.delete(event.rev);
      if (event.rev === this.rev + 1) {
        this.replica.confirm(event, this.client);
        this.rev = event.rev;
        if (event.client === this.client && event.undo) this.undone(event);
      }
      if (event.client === this.client) this.acknowledge(event.n);
    }
  }

  acknowledge(n: number): void {
    this.outbox.answer(n);
    const pending = this.pending(n);
    if (!pending) return;
    this.replica.acknowledge(pending);
    this.saved_at = this.clock.now();
  }

  pending(n: number): Pending | undefined {
    return this.replica.pending.find(({ op }) => op.n === n);
  }

  /** Take the events that say of the first pending op just what is shown already; nothing need be put on anew. */
  private take_plain_acks(): void {
    for (;;) {
      const event = this.held.get(this.rev + 1);
      const [first] = this.replica.pending;
      if (!event || !first || event.changes.length === 0) return;
      if (event.client !== this.client || event.n !== first.op.n) return;
      const applied = first.applied.map(({ change }) => change);
      if (JSON.stringify(event.changes) !== JSON.stringify(applied)) return;
      this.held.delete(event.rev);
      this.rev = event.rev;
      this.replica.drop_overwritten(event.changes);
      this.replica.note_writer(event, true);
      this.acknowledge(event.n);
    }
  }
}
