/** When the store speaks unasked: hello until it is answered, then a ping every few seconds, while anybody needs it. */
import type { Clock } from "./channel";

const BEAT_MS = 5_000;

export class Pulse {
  private views = 0;
  private beating = false;
  /** When the hello that is still to be answered was said, or its answer last went on. */
  private hello_at: number | null = null;
  /** When the oldest ping without a pong was sent. */
  private ping_at: number | null = null;

  constructor(
    private readonly clock: Clock,
    private readonly say_hello: () => void,
    private readonly say_ping: () => void,
    private readonly has_pending: () => boolean,
  ) {}

  /** Whether a hello is still to be answered. */
  get awaits_answer(): boolean {
    return this.hello_at !== null;
  }

  open_view(signal: AbortSignal): void {
    if (signal.aborted) return;
    this.views += 1;
    signal.addEventListener("abort", () => {
      this.views -= 1;
    });
    this.wake();
  }

  /** Say hello and begin to beat, unless that goes on already or nobody needs it. */
  wake(): void {
    if (this.beating || !this.needed) return;
    this.beating = true;
    this.say_hello();
    this.clock.after(BEAT_MS, () => this.beat());
  }

  /** A hello was said, or a part of its answer has come. */
  hello_goes_on(): void {
    this.hello_at = this.clock.now();
  }

  hello_answered(): void {
    this.hello_at = null;
  }

  /** A pong has come; returns when the oldest ping it may answer was sent. */
  ping_answered(): number | null {
    const asked_at = this.ping_at;
    this.ping_at = null;
    return asked_at;
  }

  /** Whether there is a view, so that pings go on. */
  get is_watched(): boolean {
    return this.views > 0;
  }

  /** Whether there is a view, or an op on its way. */
  get needed(): boolean {
    return this.is_watched || this.has_pending();
  }

  private beat(): void {
    this.beating = this.needed;
    if (!this.beating) {
      this.hello_at = null;
      return;
    }
    if (this.hello_at === null) {
      this.ping_at ??= this.clock.now();
      this.say_ping();
    } else if (this.clock.now() - this.hello_at >= BEAT_MS) {
      this.say_hello();
    }
    this.clock.after(BEAT_MS, () => this.beat());
  }
}
