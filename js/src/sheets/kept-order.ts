import { same_entries } from "../core/columns";
import { groups_of, in_order, LAST, type Rank } from "./arrangement";

export interface Ordered {
  /** The same array as long as the order is the same. */
  readonly rows: readonly string[];
  /** The rows of each group, by the first of them. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

/** An order that stays while rows change: their ranks are taken down, and taken anew only in `settle`. */
export class KeptOrder {
  private readonly ranks = new Map<string, Rank>();
  /** Rows that may have another rank by now; null: all. */
  private stale: Set<string> | null = new Set();
  /** The ids as they were before they were put in order. */
  private ids: readonly string[] | undefined;
  private ordered: Ordered = { rows: [], groups: new Map() };

  constructor(private readonly rank_now: (id: string) => Rank) {}

  /** Rows that are new take their place among those that keep theirs. */
  of(ids: readonly string[]): Ordered {
    if (ids === this.ids) return this.ordered;
    for (const id of ids) if (!this.ranks.has(id)) this.take(id);
    const rows = in_order(ids, this.ranks);
    const before = this.ordered.rows;
    const same = same_entries(rows, before);
    this.ids = ids;
    this.ordered = { rows: same ? before : rows, groups: groups_of(rows, this.ranks) };
    return this.ordered;
  }

  /** The group that a row stands in. */
  group(id: string): number {
    return this.ranks.get(id)?.group ?? LAST;
  }

  /** These rows have changed; null: nobody knows which. */
  touch(ids: Iterable<string> | null): void {
    if (ids === null) this.stale = null;
    else for (const id of ids) this.stale?.add(id);
  }

  /** Give changed rows their place, except one. Tells whether any has another place or group. */
  settle(except: string | undefined): boolean {
    const stale = [...(this.stale ?? this.ordered.rows)];
    const changed = stale.filter((id) => id !== except && this.take(id));
    this.stale = new Set(stale.filter((id) => id === except));
    if (changed.length > 0) this.ids = undefined;
    return changed.length > 0;
  }

  /** Nothing known holds any more: every row takes its place. */
  forget(): void {
    this.ranks.clear();
    this.stale = new Set();
    this.ids = undefined;
  }

  /** Take down the rank; tells whether it is another one. */
  private take(id: string): boolean {
    const known = this.ranks.get(id);
    const next = this.rank_now(id);
    this.ranks.set(id, next);
    return known?.group !== next.group || known.sort !== next.sort;
  }
}
