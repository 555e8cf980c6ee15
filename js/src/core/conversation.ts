/** The client's side of the protocol: what it says to the kernel, and what it makes of the answers. */
import type { Channel, Clock } from "./channel";
import { new_client } from "./ids";
import { Loading, UNKNOWN } from "./loading";
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
  type Standing,
} from "./protocol";
import { Pulse } from "./pulse";
import type { Pending, Replica } from "./replica";
import { Silence } from "./silence";
import type { Phase } from "./status";
import { Timeline } from "./timeline";

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

/** How an edit is made. `seen`: what was shown as it was begun. */
interface Manner {
  readonly undo?: "undo" | "redo";
  readonly seen?: number | undefined;
  readonly author?: string;
}

export class Conversation {
  standing = UNKNOWN;
  live_since: number;
  /** Why nothing is said and heard any more: another version of the protocol, or a store that has taken over. */
  mute = "";
  loading: Loading | null = null;
  readonly silence: Silence;
  readonly pulse: Pulse;
  readonly timeline: Timeline;
  readonly sight = new Map<string, [number, number]>();
  private readonly outbox: Outbox;
  private readonly joiner = new Joiner<KernelMessage>();
  /** The revision named in the last hello; null if it asked for everything. */
  private hello_rev: number | null = null;
  /** The ops that waited as a cut ended, until all of them are at home. */
  private waited: readonly Pending[] | null = null;

  constructor(
    readonly client: string,
    private readonly channel: Channel,
    private readonly clock: Clock,
    private readonly replica: Replica,
    private readonly ears: Ears,
  ) {
    this.live_since = clock.now();
    this.outbox = new Outbox(
      replica,
      clock,
      () => ears.keep(),
      (message) => this.send(message),
    );
    this.timeline = new Timeline(client, clock, replica, this.outbox, (event) => this.announce_undo(event));
    this.silence = new Silence(
      clock,
      () => {
        replica.touches.standing();
        ears.changed();
      },
      () => this.pulse.is_watched,
    );
    this.pulse = new Pulse(
      clock,
      () => this.say_hello(),
      () => this.say_ping(),
      () => replica.pending.length > 0,
    );
    channel.listen((message) => this.receive(message));
  }

  /** The snapshot whose rows are shown as they come. */
  get shown_loading(): Loading | null {
    return this.loading?.document === this.replica.document ? this.loading : null;
  }

  get phase(): Phase {
    const { silence, mute, standing, timeline } = this;
    if (mute) return "read_only";
    if (silence.gone_since !== null) return "kernel_gone";
    if (silence.since !== null) return "cut_off";
    if (!timeline.shown_epoch) return "starting";
    return standing.read_only ? "read_only" : "live";
  }

  /** Why nothing can be edited; "" if it can. */
  get locked(): string {
    return this.mute || this.standing.read_only;
  }

  /** Make an edit: painted at once, sent as soon as the kernel can take it. */
  submit(changes: Change[], { undo, seen, author }: Manner): Refused[] {
    if (this.locked) return [{ index: 0, code: "read_only", why: this.locked }];
    const base = this.timeline.base(seen);
    const more = { ...(undo && { undo }), ...(author && { author }) };
    const op = { kind: "op", client: this.client, base, changes, ...more } as const;
    const edited = this.replica.edit(op, this.timeline.shown_epoch);
    if (edited && "pending" in edited) {
      this.outbox.number(edited.pending);
      this.outbox.post(edited.pending);
      this.pulse.wake();
    }
    this.ears.changed();
    return edited && "refused" in edited ? edited.refused : [];
  }

  /** Find out at once whether there is a way to the kernel. */
  knock(): void {
    this.say_ping();
  }

  /** Send at once what is still gathered. `in_haste`: and whatever comes from now on. */
  flush(in_haste = false): void {
    this.outbox.in_haste ||= in_haste;
    this.outbox.flush();
  }

  /** Say and hear nothing from now on. */
  fall_silent(why: string): void {
    this.mute = why;
    this.replica.touches.standing();
  }

  private say_ping(): void {
    const { client } = this;
    const { rev, epoch } = this.timeline;
    this.send({ kind: "ping", client, rev, epoch });
  }

  /** `anew`: ask for everything, whatever is there already. */
  private say_hello(anew = false): void {
    this.pulse.hello_goes_on();
    const { client } = this;
    const { rev, epoch } = this.timeline;
    // A snapshot also says whether the map can be written again.
    const known = anew || this.standing.read_only ? { rev: -1, epoch: "" } : { rev, epoch };
    this.hello_rev = known.epoch ? known.rev : null;
    this.send({ kind: "hello", protocol: PROTOCOL, client, ...known, sight: Object.fromEntries(this.sight) });
  }

  private send(message: ClientMessage): void {
    if (this.mute) return;
    this.silence.asked();
    for (const piece of split(message, new_client)) {
      if (this.channel.send(piece) !== false) continue;
      this.silence.lost();
      return;
    }
  }

  private receive(message: KernelMessage): void {
    if (this.mute) return;
    const was_cut_off = this.silence.heard();
    this.take(message);
    if (was_cut_off) {
      this.live_since = this.clock.now();
      this.replica.touches.standing();
      this.say_hello();
      this.waited = [...this.replica.pending];
    }
    this.go_on_if_taken();
    this.tell_return();
    this.ears.keep();
    this.ears.changed();
  }

  /** While nothing could be stored one op was tried; it is taken, and so are the others now. */
  private go_on_if_taken(): void {
    if (this.outbox.held_back || !this.standing.trouble) return;
    this.take_standing({ ...this.standing, trouble: "" });
    this.outbox.post_all();
  }

  /** Say once that a cut is over, with what it had kept back. */
  private tell_return(): void {
    const { waited } = this;
    if (!waited || this.pulse.awaits_answer) return;
    const last = waited.at(-1);
    if (last && this.replica.pending.includes(last)) return;
    this.waited = null;
    const sent = waited.length === 1 ? " 1 edit sent." : ` ${waited.length} edits sent.`;
    this.ears.announce(`Reconnected.${last ? sent : ""}`);
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
        if (!this.outbox.want(message.n)) this.begin_anew();
        break;
      case "reject":
        this.take_reject(message);
        break;
      case "pong":
        this.take_pong(message);
        break;
      case "standing":
        if (message.epoch === this.timeline.shown_epoch) {
          const is_free = this.take_standing(message.standing);
          if (is_free) this.outbox.post_all();
        } else if (this.timeline.epoch) this.meet_other_epoch();
        break;
    }
  }

  private take_events(message: Events): void {
    const { pulse, timeline } = this;
    const { epoch, events, to } = message;
    // Before the first snapshot they are kept to follow on it, if one was asked for at all.
    if (timeline.epoch !== "" || pulse.awaits_answer) timeline.hold(message);
    if (timeline.epoch === "") return;
    if (epoch !== timeline.epoch) {
      this.meet_other_epoch();
      return;
    }
    const { hello_rev } = this;
    timeline.take();
    // A copy of an ack is for me alone too, but only the answer to hello goes on from where I was.
    const follows = hello_rev !== null && (events[0]?.rev ?? hello_rev + 1) === hello_rev + 1;
    if (to && pulse.awaits_answer && follows) {
      pulse.hello_answered();
      if (!this.outbox.post_all()) this.begin_anew();
    }
    if (timeline.has_gap) this.ask();
  }

  /** Ask for what is missing; where nobody needs it, forget what can do nothing without it. */
  private ask(): void {
    if (this.pulse.awaits_answer) return;
    if (this.pulse.needed) this.say_hello();
    else this.timeline.forget_held();
  }

  private announce_undo({ undo, changes, skipped = [] }: Event): void {
    const done = undo === "undo" ? "Undone" : "Done again";
    const left = skipped.length === 1 ? "one cell" : `${skipped.length} cells`;
    if (skipped.length === 0) this.ears.announce(`${done}.`);
    else if (changes.length === 0)
      this.ears.announce("Nothing was changed: somebody else has written there since.");
    else this.ears.announce(`${done}, except for ${left} that somebody else has written since.`);
  }

  private meet_other_epoch(): void {
    this.outbox.hold();
    this.ask();
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
    const first_time = this.timeline.epoch === "";
    if (part.part === 0) {
      const loading = new Loading(part, this.replica.touches);
      this.loading = loading;
      this.take_standing(loading.standing);
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
    this.timeline.show(loading.rev, loading.epoch);
    this.replica.rebase(() => this.replica.show(loading.document));
    this.live_since = this.clock.now();
  }

  private finish(loading: Loading, { last_n }: Snapshot): void {
    const { timeline } = this;
    const first_time = timeline.epoch === "";
    const other = loading.epoch !== timeline.epoch;
    this.loading = null;
    this.pulse.hello_answered();
    this.replica.whole = true;
    this.replica.rebase(() => {
      if (other || loading.rev > timeline.rev) {
        if (!first_time) this.replica.show(loading.document);
        timeline.show(loading.rev, loading.epoch);
        timeline.go_on(loading.rev, loading.epoch);
      }
      const consumed = Object.hasOwn(last_n, this.client) ? (last_n[this.client] ?? 0) : 0;
      for (const pending of this.outbox.settle(consumed, loading.epoch, other && !first_time)) {
        this.replica.remove_unseen(pending);
        timeline.saved_at = this.clock.now();
      }
      timeline.catch_up();
    });
    if (first_time) this.ears.loaded();
    this.ears.keep();
    this.outbox.post_all();
    if (timeline.has_gap) this.ask();
  }

  /** Tells whether it ends a time in which nothing could be stored. */
  private take_standing(standing: Standing): boolean {
    const { outbox } = this;
    const was_held_back = outbox.held_back !== "";
    this.standing = standing;
    outbox.held_back = standing.read_only ? "all" : standing.trouble ? "most" : "";
    this.replica.touches.standing();
    return was_held_back && !outbox.held_back;
  }

  private meet_other_protocol(): void {
    this.fall_silent("This page and the kernel run different versions of journeykit. Reload the page.");
    this.ears.announce(this.mute);
  }

  private take_reject({ n, errors }: Reject): void {
    this.outbox.answer(n);
    const pending = this.timeline.pending(n);
    if (!pending) return;
    this.replica.reject(pending, errors);
    this.ears.announce(errors[0]?.why ?? "The change was not taken.");
  }

  private take_pong({ rev, epoch }: Pong): void {
    const asked_at = this.pulse.ping_answered();
    const { timeline } = this;
    if (timeline.epoch === "") return;
    if (epoch !== timeline.epoch) {
      this.meet_other_epoch();
      return;
    }
    if (rev > timeline.rev) this.ask();
    // The kernel answers in order: what was sent before the ping and is not answered by now was lost.
    const sent_at = this.replica.pending[0]?.sent_at ?? null;
    if (asked_at !== null && sent_at !== null && sent_at <= asked_at) this.outbox.post_all();
  }
}
