/** Sends the pending ops, numbered 1, 2, 3 …, and sends them again until the kernel has answered them. */
import type { Clock } from "./channel";
import type { ClientMessage, Op } from "./protocol";
import { type Pending, type Replica, UNNUMBERED } from "./replica";

/** The first op of a burst leaves at once; what follows is gathered for so long. */
const REST_MS = 50;
/** So much goes into one message. */
const MOST_OPS = 200;
const MOST_LETTERS = 500_000;

export class Outbox {
  /** Nothing is gathered any more, as the page goes away. */
  in_haste = false;
  /** The kernel takes nothing at present: ops are held back, all of them or all but one that is tried now and then. */
  held_back: "" | "all" | "most" = "";
  private next_n = UNNUMBERED;
  /** The highest number the kernel has answered, as far as is known. */
  private answered = 0;
  /** The number that the kernel missed, once it is sent again and not answered yet. */
  private sent_again = 0;
  /** The number that was tried while all others were held back. */
  private tried = UNNUMBERED;
  private gathered: Pending[] = [];
  private rests = false;

  constructor(
    private readonly replica: Replica,
    private readonly clock: Clock,
    /** Keep the pending ops before they are sent. */
    private readonly keep: () => void,
    private readonly send: (message: ClientMessage) => void,
  ) {}

  /** Give a new op its number; none while nobody knows where the kernel counts on. */
  number(pending: Pending): void {
    if (this.next_n !== UNNUMBERED) pending.op = { ...pending.op, n: this.next_n++ };
  }

  /** Send an op, at once or together with those that follow it shortly. */
  post(pending: Pending): void {
    this.gathered.push(pending);
    if (this.in_haste || !this.rests) this.flush();
  }

  /** Send what is gathered. */
  flush(): void {
    const { gathered } = this;
    if (gathered.length === 0) return;
    this.gathered = [];
    if (this.held_back) this.keep();
    else this.deliver(gathered);
    if (this.rests) return;
    this.rests = true;
    this.clock.after(REST_MS, () => {
      this.rests = false;
      this.flush();
    });
  }

  /** Send everything (again), or as much as is to be tried; false while nobody knows where the kernel counts on. */
  post_all(): boolean {
    this.sent_again = 0;
    const { pending } = this.replica;
    this.tried = this.held_back === "most" ? (pending[0]?.op.n ?? UNNUMBERED) : UNNUMBERED;
    this.deliver(pending.slice(0, { "": pending.length, most: 1, all: 0 }[this.held_back]));
    return this.next_n !== UNNUMBERED;
  }

  /** The kernel misses number `n` and says so with each later one: send again from there, once. False if there is no such op. */
  want(n: number): boolean {
    if (this.next_n === UNNUMBERED || n === this.sent_again || this.held_back) return true;
    const missed = this.replica.pending.filter(({ op }) => op.n >= n);
    if (missed[0]?.op.n !== n) {
      this.answered = n - 1;
      return false;
    }
    this.sent_again = n;
    this.deliver(missed);
    return true;
  }

  /** The kernel has taken or refused number `n`. */
  answer(n: number): void {
    this.answered = Math.max(this.answered, n);
    this.sent_again = 0;
    if (n === this.tried && this.held_back === "most") this.held_back = "";
  }

  /** Hold everything back until `settle`: the kernel that counted our ops is gone. */
  hold(): void {
    this.next_n = UNNUMBERED;
  }

  /**
   * Count on from what the kernel of this epoch had consumed at a snapshot; returns the ops among them.
   * Later answers of the same kernel may have come before the snapshot did; `anew`: it is another kernel.
   */
  settle(consumed: number, epoch: string, anew: boolean): Pending[] {
    const is_consumed = ({ op }: Pending) => op.n !== UNNUMBERED && op.n <= consumed;
    this.answered = anew ? consumed : Math.max(consumed, this.answered);
    this.next_n = this.answered + 1;
    this.sent_again = 0;
    for (const pending of this.replica.pending) {
      if (is_consumed(pending)) continue;
      const { op } = pending;
      const n = op.n !== UNNUMBERED && op.n <= this.answered ? op.n : this.next_n++;
      // A revision of another epoch says nothing here: all that others wrote counts as not seen.
      pending.op = { ...op, n, base: pending.epoch === epoch ? op.base : 0 };
      pending.epoch = epoch;
    }
    if (this.replica.pending.length > 0) this.replica.renumbered();
    return this.replica.pending.filter(is_consumed);
  }

  private deliver(list: readonly Pending[]): void {
    this.keep();
    if (this.next_n === UNNUMBERED) return;
    // What is gathered stands at the end of any such list.
    this.gathered = [];
    let ops: Op[] = [];
    let letters = 0;
    const send = () => {
      const [first] = ops;
      if (first) this.send(ops.length === 1 ? first : { kind: "ops", client: first.client, ops });
      ops = [];
      letters = 0;
    };
    for (const pending of list) {
      pending.sent_at = this.clock.now();
      const length = JSON.stringify(pending.op).length;
      if (ops.length === MOST_OPS || letters + length > MOST_LETTERS) send();
      ops.push(pending.op);
      letters += length;
    }
    send();
  }
}
