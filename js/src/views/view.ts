import type { Store } from "../core/store";

/** What every view gets: the store, and the end of its life. */
export interface ViewProps {
  readonly store: Store;
  readonly table: string;
  readonly abort: AbortSignal;
}
