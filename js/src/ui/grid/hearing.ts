/** What a grid hears from its store besides cells: notices, and what somebody else has just written. */
import type { Theirs, Touched } from "../../core/store";
import { speaks } from "../speaking";
import { contest_text, show_theirs } from "../theirs";
import type { GridState } from "./grid-state";
import { type Place, same_place } from "./sheet";

export class Hearing {
  /** The store's notices so far: those from before the view was there are not for it. */
  private heard: number;

  constructor(private readonly state: GridState) {
    this.heard = state.store.status.notices;
  }

  hear({ status, theirs }: Touched): void {
    if (status) this.hear_notice();
    if (theirs.length > 0) this.hear_others(theirs);
  }

  /** Pass on what the store announces, if nobody else does. */
  private hear_notice(): void {
    const { state } = this;
    const { notice, notices } = state.store.status;
    if (notices !== this.heard && speaks(state.store, state)) state.message.value = { text: notice };
    this.heard = notices;
  }

  private hear_others(theirs: readonly Theirs[]): void {
    const { state } = this;
    const edit = state.editing.peek();
    const places: Place[] = [];
    for (const one of theirs) {
      const place = state.sheet.where(one);
      if (!place) continue;
      places.push(place);
      if (one.is_new) continue;
      if (state.sheet.replaced(place) && speaks(state.store, state))
        state.announcer.say(this.lost_text(place));
      if (same_place(edit, place)) state.contest.value = { text: contest_text(state.store, one) };
    }
    show_theirs(() => places.map((place) => state.element_of(place)));
  }

  private lost_text(place: Place): string {
    const { sheet } = this.state;
    const title = sheet.spec(place)?.title ?? "";
    return `${sheet.replaced(place)?.author || "Somebody"} changed what you wrote in ${title}.`;
  }
}
