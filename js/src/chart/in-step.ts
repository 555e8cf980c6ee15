/** Keeps a chart on a page in step with the kernel: says that it is shown, takes what is for it, notices what it missed. */
import type { Clock } from "../core/channel";
import { Joiner } from "../core/parts";
import type { ChartMessage, Drawing, InStep, PageMessage, Redrawing, Undrawn } from "./protocol";
import { TELL_SECONDS } from "./protocol";

/** The way of a live chart to the kernel and back. */
export interface ChartChannel {
  /** False: the way is closed for good, and nothing was sent. */
  send(message: PageMessage): boolean;
  listen(receiver: (message: ChartMessage) => void): void;
}

/** Without an answer for so long, the chart says that it may be behind. */
const SILENT_MS = 10_000;

export interface StepOptions {
  readonly channel: ChartChannel;
  readonly clock: Clock;
  /** The name of this showing of the chart. */
  readonly page: string;
  is_visible(): boolean;
  drawn(drawing: Drawing): void;
  redrawn(redrawing: Redrawing): void;
  /** What is to be said about being in step has changed. */
  changed(): void;
}

export class InStepWithKernel {
  /** The newest drawing taken; 0 for none. */
  private n = 0;
  private missed = false;
  private heard_at: number;
  private call_off_silence: (() => void) | undefined;
  private call_off_telling: (() => void) | undefined;
  private readonly joiner = new Joiner<ChartMessage>();
  /** When the kernel was last heard, in ms, once it has been silent for too long. */
  silent_since: number | null = null;
  /** Why the chart is not drawn as the map is now, and as of when it is. */
  undrawn: { readonly why: string; readonly as_of: number } | null = null;
  /** When the chart was last known to be as the map is, in ms. */
  private in_step_at: number | null = null;

  constructor(private readonly options: StepOptions) {
    const { channel, clock } = options;
    this.heard_at = clock.now();
    channel.listen((message) => this.hear(message));
    this.tell();
    this.go_on_telling();
  }

  /** Whether there is something to look at. */
  get has_drawing(): boolean {
    return this.n > 0;
  }

  /** The page has come into sight. */
  seen(): void {
    this.tell();
    this.go_on_telling();
  }

  /** The chart is no longer on the page. */
  leave(): void {
    this.call_off_telling?.();
    this.call_off_silence?.();
    this.options.channel.send({ kind: "gone", page: this.options.page });
  }

  private go_on_telling(): void {
    this.call_off_telling?.();
    this.call_off_telling = this.options.clock.after(TELL_SECONDS * 1000, () => {
      if (this.options.is_visible()) this.tell();
      this.go_on_telling();
    });
  }

  private tell(): void {
    const { channel, clock, page } = this.options;
    if (!channel.send({ kind: "showing", page, n: this.n })) this.fall_silent();
    else this.call_off_silence ??= clock.after(SILENT_MS, () => this.fall_silent());
  }

  private fall_silent(): void {
    if (this.silent_since !== null) return;
    this.silent_since = this.heard_at;
    this.options.changed();
  }

  private hear(message: ChartMessage): void {
    if (message.kind !== "redrawing" && message.to && !message.to.includes(this.options.page)) return;
    this.heard();
    if (message.kind === "part") {
      const whole = this.joiner.add(message);
      if (whole) this.hear(whole);
    } else if (message.kind === "drawing") this.hear_drawing(message);
    else if (message.kind === "redrawing") this.hear_redrawing(message);
    else if (message.kind === "in_step") this.hear_in_step(message);
    else this.hear_undrawn(message);
  }

  private heard(): void {
    this.heard_at = this.options.clock.now();
    this.call_off_silence?.();
    this.call_off_silence = undefined;
    if (this.silent_since === null) return;
    this.silent_since = null;
    this.options.changed();
  }

  private hear_drawing(drawing: Drawing): void {
    this.missed = false;
    if (drawing.n !== this.n) {
      this.n = drawing.n;
      this.options.drawn(drawing);
    }
    this.is_in_step();
  }

  private hear_redrawing(redrawing: Redrawing): void {
    // The first drawing has been asked for already.
    if (this.missed || this.n === 0) return;
    if (redrawing.n === this.n + 1) {
      this.n = redrawing.n;
      this.options.redrawn(redrawing);
      this.is_in_step();
      return;
    }
    this.missed = true;
    this.tell();
  }

  private hear_in_step({ n }: InStep): void {
    if (n !== this.n) return;
    this.missed = false;
    this.is_in_step();
  }

  private hear_undrawn({ why }: Undrawn): void {
    this.undrawn = { why, as_of: this.in_step_at ?? this.options.clock.now() };
    this.options.changed();
  }

  private is_in_step(): void {
    this.in_step_at = this.options.clock.now();
    if (!this.undrawn) return;
    this.undrawn = null;
    this.options.changed();
  }
}
