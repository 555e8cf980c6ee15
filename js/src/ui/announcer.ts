/** What screen readers are told, politely: at most one sentence or group of sentences in two seconds. */
import { type Signal, signal } from "@preact/signals";

const PAUSE = 2000;
/** A moment in which what belongs together gathers. */
const GATHER = 50;

/** Another object with the same text is said again. */
export interface Saying {
  readonly text: string;
}

export class Announcer {
  readonly said: Signal<Saying> = signal({ text: "" });
  private waiting: string[] = [];
  private by_the_way = "";
  private last = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(abort: AbortSignal) {
    abort.addEventListener("abort", () => clearTimeout(this.timer));
  }

  /** Say something that must be heard. */
  say(text: string): void {
    if (!text || this.waiting.includes(text)) return;
    this.waiting.push(text);
    this.plan();
  }

  /** Say something that gives way to what must be heard, and to later news of its kind. */
  mention(text: string): void {
    this.by_the_way = text;
    if (text) this.plan();
  }

  private plan(): void {
    this.timer ??= setTimeout(() => this.speak(), Math.max(GATHER, this.last + PAUSE - Date.now()));
  }

  private speak(): void {
    this.timer = undefined;
    const text = this.waiting.length > 0 ? this.waiting.join(" ") : this.by_the_way;
    this.waiting = [];
    this.by_the_way = "";
    if (!text) return;
    this.last = Date.now();
    this.said.value = { text };
  }
}
