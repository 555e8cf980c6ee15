/** Texts that the map does not hold: refused, or overwritten by somebody else. Each is kept at its cell. */
import { type Place, place_key } from "./changes";

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
    return this.kept.get(place_key(place))?.value;
  }

  set(place: Place, value: Kept): void {
    this.kept.set(place_key(place), { place, value });
  }

  drop(place: Place): boolean {
    return this.kept.delete(place_key(place));
  }

  entries(): { readonly place: Place; readonly value: Kept }[] {
    return [...this.kept.values()];
  }
}
