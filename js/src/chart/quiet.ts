/** What Vega has to say stays out of the reader's console; what went wrong is kept. */
import type { LoggerInterface } from "vega-util";

export interface Quiet extends LoggerInterface {
  /** The first thing that went wrong since this was last asked; undefined if nothing did. */
  fault(): unknown;
}

export function quiet(): Quiet {
  let fault: unknown;
  const log: Quiet = {
    level: () => log,
    error: (...said) => {
      fault ??= said[0] ?? "unknown";
      return log;
    },
    warn: () => log,
    info: () => log,
    debug: () => log,
    fault: () => {
      const first = fault;
      fault = undefined;
      return first;
    },
  };
  return log;
}
