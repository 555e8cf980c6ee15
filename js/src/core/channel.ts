/** The two seams of the store: what carries its messages, and what tells it the time. */
import type { ClientMessage, KernelMessage } from "./protocol";

/** A way to the kernel and back; it keeps the order of messages but may lose some. */
export interface Channel {
  /** False: the way to this kernel is closed for good, and nothing was sent. */
  send(message: ClientMessage): boolean;
  listen(receiver: (message: KernelMessage) => void): void;
}

export interface Clock {
  now(): number;
  /** Run once after so many milliseconds; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
}

export const system_clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
