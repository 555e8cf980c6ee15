/** Texts that the map does not hold: refused, or overwritten by somebody else. Each is kept at its cell. */
import type { Place } from "./changes";

/** Text that the map did not take; the map still holds the old value. */
export interface Draft {
  readonly text: string;
  readonly why: string;
  readonly code: string;
}

/** A text of mine that somebody has overwritten. Author and client are empty where nobody can tell. */
export interface Overwritten {
  readonly value: unknown;
  readonly author: string;
  readonly client: string;
}

/** Values kept at cells. */
export class AtCells<Kept> {
  private readonly kept = new Map<string, { readonly place: Place; readonly value: Kept }>();

  get size(): number {
    return this.kept.size;
  }

  get(place: Place): Kept | undefined {
    return this.kept.get(key_of(place))?.value;
  }

  set(place: Place, value: Kept): void {
    this.kept.set(key_of(place), { place, value });
  }

  drop(place: Place): boolean {
    return this.kept.delete(key_of(place));
  }

  entries(): { readonly place: Place; readonly value: Kept }[] {
    return [...this.kept.values()];
  }
}

// A table's name and a row's id hold no blanks.
function key_of({ table, row, column }: Place): string {
  return `${table} ${row} ${column}`;
}
