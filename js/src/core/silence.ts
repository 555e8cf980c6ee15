/** Notices that the kernel has not answered for a while, or that there is no way to it, and that it speaks again. */
import type { Clock } from "./channel";

/** Without any answer for so long, the store says that it is cut off. */
const LIMIT_MS = 10_000;

export class Silence {
  private call_off: (() => void) | null = null;
  private asked_at: number | null = null;
  /** Since when nothing was heard, in ms; null while the kernel answers. */
  since: number | null = null;
  /** Since when the way to the kernel is closed, in ms; null while it is open. */
  gone_since: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly began: () => void,
    /** Whether there will always be something to hear, as pings go on. */
    private readonly listens: () => boolean,
  ) {}

  /** Something was sent that the kernel answers. */
  asked(): void {
    this.asked_at ??= this.clock.now();
    if (!this.call_off && this.since === null) this.wait(this.asked_at);
  }

  /** Wait for a word until the limit has passed since then. */
  private wait(since: number): void {
    this.call_off = this.clock.after(since + LIMIT_MS - this.clock.now(), () => {
      this.call_off = null;
      // Where no pings go on, only what was asked has to be answered.
      const from = this.listens() ? since : this.asked_at;
      if (from === null) return;
      if (from > since) {
        this.wait(from);
        return;
      }
      this.since = from;
      this.began();
    });
  }

  /** Nothing can be sent any more. */
  lost(): void {
    if (this.gone_since !== null) return;
    this.gone_since = this.clock.now();
    this.began();
  }

  /** The kernel has said something. Tells whether this ends a silence. */
  heard(): boolean {
    this.call_off?.();
    this.call_off = null;
    this.asked_at = null;
    const was_cut_off = this.since !== null || this.gone_since !== null;
    this.since = this.gone_since = null;
    // An answer may be one to something else: from now on, too, no silence may last longer.
    if (this.listens()) this.wait(this.clock.now());
    return was_cut_off;
  }
}
