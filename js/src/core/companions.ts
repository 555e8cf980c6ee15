/** Texts that go and come with an edit of mine: those of it that did not fit, and those it took the place of. */
import { inverse, type Place, place_key, place_of } from "./changes";
import type { Change, Event } from "./protocol";

/** Edits of which this is remembered; undo reaches further back, without it. */
const MOST = 50;

export interface Kept<Text> {
  readonly place: Place;
  readonly value: Text;
}

interface Edit<Text> {
  /** What it left where; the same as its undo takes away. */
  readonly steps: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
  readonly came: readonly Kept<Text>[];
  readonly went: readonly Kept<Text>[];
}

interface Turn<Text> {
  readonly put: readonly Kept<Text>[];
  readonly drop: readonly Kept<Text>[];
}

export class Companions<Text> {
  private done: Edit<Text>[] = [];
  private undone: Edit<Text>[] = [];

  /** I have made an edit: an earlier one in the same cells cannot be told from it any more. */
  wrote(changes: readonly Change[]): void {
    this.undone = [];
    if (this.done.length === 0) return;
    const places = changes.map((change) => place_key(place_of(change)));
    this.done = this.done.filter((edit) => !places.some((place) => edit.places.has(place)));
  }

  remember(changes: readonly Change[], came: readonly Kept<Text>[], went: readonly Kept<Text>[]): void {
    if (changes.length === 0 || came.length + went.length === 0) return;
    const places = changes.map((change) => place_key(place_of(change)));
    this.done.push({ steps: new Set(changes.map(step_key)), places: new Set(places), came, went });
    this.done.splice(0, this.done.length - MOST);
  }

  /** An edit of mine was taken back as a whole, or done again: what is to happen to the texts. */
  turned({ undo, changes }: Event): Turn<Text> | undefined {
    if (!undo || this.done.length + this.undone.length === 0) return undefined;
    const is_undo = undo === "undo";
    const steps = new Set(changes.map((change) => step_key(is_undo ? inverse(change) : change)));
    const from = is_undo ? this.done : this.undone;
    const at = from.findLastIndex((edit) => [...edit.steps].every((step) => steps.has(step)));
    const [edit] = at < 0 ? [] : from.splice(at, 1);
    if (!edit) return undefined;
    (is_undo ? this.undone : this.done).push(edit);
    return is_undo ? { put: edit.went, drop: edit.came } : { put: edit.came, drop: edit.went };
  }
}

/** What a change leaves where, as a key: the inverse of the change that takes it back has the same. */
function step_key(change: Change): string {
  return `${place_key(place_of(change))} ${change.kind === "cell_set" ? JSON.stringify(change.after) : ""}`;
}
