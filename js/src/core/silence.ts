/** Notices that the kernel has not answered for a while, or that there is no way to it, and that it speaks again. */
import type { Clock } from "./channel";

/** Without any answer for so long, the store says that it is cut off. */
const LIMIT_MS = 10_000;

export class Silence {
  private call_off: (() => void) | null = null;
  private asked_at = 0;
  /** Since when nothing was heard, in ms; null while the kernel answers. */
  since: number | null = null;
  /** Since when the way to the kernel is closed, in ms; null while it is open. */
  gone_since: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly began: () => void,
  ) {}

  /** Something was sent that the kernel answers. */
  asked(): void {
    if (this.call_off || this.since !== null) return;
    this.asked_at = this.clock.now();
    this.call_off = this.clock.after(LIMIT_MS, () => {
      this.call_off = null;
      this.since = this.asked_at;
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
    const was_cut_off = this.since !== null || this.gone_since !== null;
    this.since = this.gone_since = null;
    return was_cut_off;
  }
}
