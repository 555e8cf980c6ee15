/** Sends the pending ops, numbered 1, 2, 3 …, and sends them again until the kernel has answered them. */
import type { Clock } from "./channel";
import type { ClientMessage } from "./protocol";
import { type Pending, type Replica, UNNUMBERED } from "./replica";

export class Outbox {
  private next_n = UNNUMBERED;

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
    for (const pending of this.replica.pending) this.post(pending);
    return this.next_n !== UNNUMBERED;
  }

  /** Send again from number `n` on; false if there is no such op. */
  post_from(n: number): boolean {
    const missed = this.replica.pending.filter(({ op }) => op.n >= n);
    for (const pending of missed) this.post(pending);
    return missed[0]?.op.n === n;
  }

  /** Hold everything back until `settle`: the kernel that counted our ops is gone. */
  hold(): void {
    this.next_n = UNNUMBERED;
  }

  /** Count on from what the kernel has consumed; returns the ops it had consumed already. */
  settle(consumed: number): Pending[] {
    const is_consumed = ({ op }: Pending) => op.n !== UNNUMBERED && op.n <= consumed;
    const done = this.replica.pending.filter(is_consumed);
    const rest = this.replica.pending.filter((pending) => !is_consumed(pending));
    rest.forEach((pending, at) => {
      pending.op = { ...pending.op, n: consumed + 1 + at };
    });
    this.next_n = consumed + 1 + rest.length;
    return done;
  }
}
