/** Sends the pending ops, numbered 1, 2, 3 …, and sends them again until the kernel has answered them. */
import type { Clock } from "./channel";
import type { ClientMessage } from "./protocol";
import { type Pending, type Replica, UNNUMBERED } from "./replica";

export class Outbox {
  private next_n = UNNUMBERED;
  /** The highest number the kernel has answered, as far as is known. */
  private answered = 0;
  /** The number that the kernel missed, once it is sent again and not answered yet. */
  private sent_again = 0;

  constructor(
    private readonly replica: Replica,
    private readonly clock: Clock,
    private readonly send: (message: ClientMessage) => void,
  ) {}

  /** Give a new op its number; none while nobody knows where the kernel counts on. */
  number(pending: Pending): void {
    if (this.next_n !== UNNUMBERED) pending.op = { ...pending.op, n: this.next_n++ };
  }

  post(pending: Pending): void {
    if (this.next_n === UNNUMBERED) return;
    pending.sent_at = this.clock.now();
    this.send(pending.op);
  }

  /** Send everything (again); false while nobody knows where the kernel counts on. */
  post_all(): boolean {
    this.sent_again = 0;
    for (const pending of this.replica.pending) this.post(pending);
    return this.next_n !== UNNUMBERED;
  }

  /** The kernel misses number `n` and says so with each later one: send again from there, once. False if there is no such op. */
  want(n: number): boolean {
    if (this.next_n === UNNUMBERED || n === this.sent_again) return true;
    const missed = this.replica.pending.filter(({ op }) => op.n >= n);
    if (missed[0]?.op.n !== n) {
      this.answered = n - 1;
      return false;
    }
    this.sent_again = n;
    for (const pending of missed) this.post(pending);
    return true;
  }

  /** The kernel has taken or refused number `n`. */
  answer(n: number): void {
    this.answered = Math.max(this.answered, n);
    this.sent_again = 0;
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
    const rest = this.replica.pending.filter((pending) => !is_consumed(pending));
    for (const pending of rest) {
      const { op } = pending;
      const n = op.n !== UNNUMBERED && op.n <= this.answered ? op.n : this.next_n++;
      // A revision of another epoch says nothing here: all that others wrote counts as not seen.
      pending.op = { ...op, n, base: pending.epoch === epoch ? op.base : 0 };
      pending.epoch = epoch;
    }
    return this.replica.pending.filter((pending) => !rest.includes(pending));
  }
}
