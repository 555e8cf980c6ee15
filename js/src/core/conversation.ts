/** The client's side of the protocol: what it says to the kernel, and what it makes of the answers. */
import type { Channel, Clock } from "./channel";
import { Loading } from "./loading";
import { Outbox } from "./outbox";
import { Joiner, split } from "./parts";
import {
  type Change,
  type ClientMessage,
  type Event,
  type Events,
  type KernelMessage,
  type Pong,
  PROTOCOL,
  type Refused,
  type Reject,
  type Snapshot,
} from "./protocol";
import { Pulse } from "./pulse";
import type { Pending, Replica } from "./replica";
import { Silence } from "./silence";

/** What the conversation tells the store. */
export interface Ears {
  /** The pending ops may differ: keep them before they are sent. */
  keep(): void;
  /** Something may have changed that views show. */
  changed(): void;
  /** All rows are there for the first time. */
  loaded(): void;
  /** Something to tell the person. */
  announce(text: string): void;
}

export class Conversation {
  rev = -1;
  epoch = "";
  file = "";
  saved_at: number | null = null;
  live_since: number;
  /** The kernel speaks another version of the protocol. */
  foreign = false;
  loading: Loading | null = null;
  readonly silence: Silence;
  readonly pulse: Pulse;
  readonly sight = new Map<string, [number, number]>();
  private readonly outbox: Outbox;
  private readonly joiner = new Joiner<KernelMessage>();
  /** Events ahead of what can be applied, by revision, all of one epoch. */
  private readonly held = new Map<number, Event>();
  private held_epoch = "";
  private long_messages = 0;

  constructor(
    readonly client: string,
    private readonly channel: Channel,
    private readonly clock: Clock,
    private readonly replica: Replica,
    private readonly ears: Ears,
  ) {
    this.live_since = clock.now();
    this.outbox = new Outbox(replica, clock, (message) => this.send(message));
    this.silence = new Silence(clock, () => {
      replica.touches.standing();
      ears.changed();
    });
    this.pulse = new Pulse(
      clock,
      () => this.say_hello(),
      () => this.send({ kind: "ping", client, rev: this.rev, epoch: this.epoch }),
      () => replica.pending.length > 0,
    );
    channel.listen((message) => this.receive(message));
  }

  /** Make an edit: painted at once, sent as soon as the kernel can take it. `seen`: the revision it was begun at. */
  submit(changes: Change[], undo?: "undo" | "redo", seen?: number): Refused[] {
    const rev = this.epoch ? this.rev : (this.loading?.rev ?? this.rev);
    const base = Math.min(seen ?? rev, rev);
    const op = { kind: "op", client: this.client, base, changes, ...(undo && { undo }) } as const;
    const edited = this.replica.edit(op);
    if (edited && "pending" in edited) {
      this.outbox.number(edited.pending);
      this.ears.keep();
      this.outbox.post(edited.pending);
      this.pulse.wake();
    }
    this.ears.changed();
    return edited && "refused" in edited ? edited.refused : [];
  }

  /** `anew`: ask for everything, whatever is there already. */
  private say_hello(anew = false): void {
    this.pulse.hello_goes_on();
    const { client } = this;
    const known = anew ? { rev: -1, epoch: "" } : { rev: this.rev, epoch: this.epoch };
    this.send({ kind: "hello", protocol: PROTOCOL, client, ...known, sight: Object.fromEntries(this.sight) });
  }

  private send(message: ClientMessage): void {
    if (this.foreign) return;
    this.silence.asked();
    for (const piece of split(message, () => `${this.client}-${this.long_messages++}`))
      this.channel.send(piece);
  }

  private receive(message: KernelMessage): void {
    if (this.foreign) return;
    const was_silent = this.silence.heard();
    this.take(message);
    if (was_silent) {
      this.live_since = this.clock.now();
      this.replica.touches.standing();
      this.say_hello();
    }
    this.ears.keep();
    this.ears.changed();
  }

  private take(message: KernelMessage): void {
    // Messages reach every page; an answer names those it is for.
    if (message.to && !message.to.includes(this.client)) return;
    switch (message.kind) {
      case "part": {
        const whole = this.joiner.add(message);
        if (whole) this.take(whole);
        break;
      }
      case "events":
        this.take_events(message);
        break;
      case "snapshot":
        this.take_snapshot(message);
        break;
      case "want":
        if (!this.outbox.post_from(message.n)) this.begin_anew();
        break;
      case "reject":
        this.take_reject(message);
        break;
      case "pong":
        this.take_pong(message);
        break;
    }
  }

  private take_events({ epoch, events, to }: Events): void {
    if (epoch !== this.held_epoch) this.held.clear();
    this.held_epoch = epoch;
    for (const event of events) this.held.set(event.rev, event);
    if (this.epoch === "") return;
    if (epoch !== this.epoch) {
      this.meet_other_epoch();
      return;
    }
    this.take_plain_acks();
    if (this.held.size > 0) this.replica.rebase(() => this.catch_up());
    if (to && this.pulse.awaits_answer) {
      this.pulse.hello_answered();
      if (!this.outbox.post_all()) this.begin_anew();
    }
    if (this.held.size > 0 && !this.pulse.awaits_answer) this.say_hello();
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
      this.acknowledge(first);
    }
  }

  /** Apply the held events that follow on what is there. Only within `rebase`. */
  private catch_up(): void {
    const events = [...this.held.values()].sort((one, other) => one.rev - other.rev);
    for (const event of events) {
      if (event.rev > this.rev + 1) return;
      this.held.delete(event.rev);
      if (event.rev === this.rev + 1) {
        this.replica.confirm(event, this.client);
        this.rev = event.rev;
        this.announce_undo(event);
      }
      const acknowledged = event.client === this.client && this.pending(event.n);
      if (acknowledged) this.acknowledge(acknowledged);
    }
  }

  private pending(n: number): Pending | undefined {
    return this.replica.pending.find(({ op }) => op.n === n);
  }

  private acknowledge(pending: Pending): void {
    this.replica.remove(pending);
    this.saved_at = this.clock.now();
  }

  private announce_undo({ client, undo, changes, skipped = [] }: Event): void {
    if (client !== this.client || !undo) return;
    const done = undo === "undo" ? "Undone" : "Done again";
    const left = skipped.length === 1 ? "one cell" : `${skipped.length} cells`;
    if (skipped.length === 0) this.ears.announce(`${done}.`);
    else if (changes.length === 0)
      this.ears.announce("Nothing was changed: somebody else has written there since.");
    else this.ears.announce(`${done}, except for ${left} that somebody else has written since.`);
  }

  private meet_other_epoch(): void {
    this.outbox.hold();
    if (!this.pulse.awaits_answer) this.say_hello();
  }

  private begin_anew(): void {
    this.outbox.hold();
    this.say_hello(true);
  }

  private take_snapshot(part: Snapshot): void {
    if (part.protocol !== PROTOCOL) {
      this.meet_other_protocol();
      return;
    }
    const first_time = this.epoch === "";
    if (part.part === 0) {
      const loading = new Loading(part, this.replica.touches);
      this.loading = loading;
      if (first_time) this.show(loading);
    }
    const { loading } = this;
    if (!loading?.fits(part)) return;
    this.pulse.hello_goes_on();
    if (first_time) this.replica.rebase(() => loading.add(part));
    else loading.add(part);
    this.replica.touches.standing();
    if (part.last) this.finish(loading, part);
  }

  /** Show the rows as they come. */
  private show(loading: Loading): void {
    this.replica.rebase(() => this.replica.show(loading.document));
    this.live_since = this.clock.now();
  }

  private finish(loading: Loading, { last_n }: Snapshot): void {
    const first_time = this.epoch === "";
    this.loading = null;
    this.pulse.hello_answered();
    this.file = loading.file;
    const newer = loading.epoch !== this.epoch || loading.rev > this.rev;
    this.replica.whole = true;
    this.replica.rebase(() => {
      if (newer) {
        if (!first_time) this.replica.show(loading.document);
        this.rev = loading.rev;
        this.epoch = loading.epoch;
      }
      const consumed = Object.hasOwn(last_n, this.client) ? (last_n[this.client] ?? 0) : 0;
      for (const pending of this.outbox.settle(consumed)) {
        this.replica.remove_unseen(pending);
        this.saved_at = this.clock.now();
      }
      if (this.held_epoch === this.epoch) this.catch_up();
    });
    if (first_time) this.ears.loaded();
    this.ears.keep();
    this.outbox.post_all();
    if (this.held_epoch !== this.epoch) this.held.clear();
    if (this.held.size > 0) this.say_hello();
  }

  private meet_other_protocol(): void {
    this.foreign = true;
    this.replica.touches.standing();
    this.ears.announce("This page and the kernel run different versions of journeykit. Reload the page.");
  }

  private take_reject({ n, errors }: Reject): void {
    const pending = this.pending(n);
    if (!pending) return;
    this.replica.rebase(() => this.replica.remove(pending));
    this.replica.keep_texts(pending.op.changes, errors);
    this.ears.announce(errors[0]?.why ?? "The change was not taken.");
  }

  private take_pong({ rev, epoch }: Pong): void {
    const asked_at = this.pulse.ping_answered();
    if (this.epoch === "") return;
    if (epoch !== this.epoch) {
      this.meet_other_epoch();
      return;
    }
    if (rev > this.rev && !this.pulse.awaits_answer) this.say_hello();
    // The kernel answers in order: what was sent before the ping and is not answered by now was lost.
    const sent_at = this.replica.pending[0]?.sent_at ?? null;
    if (asked_at !== null && sent_at !== null && sent_at <= asked_at) this.outbox.post_all();
  }
}
