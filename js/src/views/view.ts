import type { Store } from "../core/store";

/** What every view gets: the store, what its widget asks for, and the end of its life. */
export interface ViewProps {
  readonly store: Store;
  /** Ids and switches, never texts of the map. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The map's id. */
  readonly map: string;
  readonly abort: AbortSignal;
}
