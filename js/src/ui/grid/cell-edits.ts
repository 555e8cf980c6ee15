/** What changes one cell: beginning and ending an edit, emptying, ticking, taking a text back. */
import { batch } from "@preact/signals";
import type { Refused } from "../../core/protocol";
import { is_read_only } from "../cells/cell-text";
import type { Entry } from "../editors/editor";
import type { Ending } from "../editors/endings";
import type { Edit, GridState } from "./grid-state";
import type { Place } from "./sheet";
import { step, walk } from "./walking";

/** Open the editor of a cell, with `text` in it instead of its value. A flag is ticked at once. */
export function begin_edit(state: GridState, place: Place, text?: string): void {
  const column = state.spec(place);
  if (!column || is_read_only(column) || state.store.status.phase === "read_only") return;
  if (column.kind === "flag") return;
  batch(() => {
    state.active.value = place;
    // The editor takes the focus itself.
    state.focus_wanted = false;
    state.typed = undefined;
    state.contest.value = null;
    state.editing.value = { ...place, text, seen: state.store.seen };
  });
}

/** The editor is done. What the map refuses stays in the cell, and so does the focus. */
export function end_edit(state: GridState, entry: Entry | null, ending: Ending | "leave"): void {
  const place = state.editing.peek();
  if (!place) return;
  batch(() => {
    state.editing.value = state.contest.value = null;
    // Before its editor goes away, so that the focus does not leave the grid for a moment.
    if (ending !== "leave") state.element_of(place)?.focus({ preventScroll: true });
    const refused = entry && ending !== "cancel" ? put(state, place, entry) : null;
    if (ending === "leave") return;
    if (refused || ending === "stay" || ending === "cancel") state.go_to(place);
    else if (ending === "down") walk(state, "down");
    else step(state, ending === "next" ? 1 : -1);
  });
}

function put(state: GridState, edit: Edit, entry: Entry): Refused | null {
  state.message.value = null;
  const refused = state.sheet.put(edit, entry, edit.seen);
  // A text that is refused stays at its cell with the reason; what was picked leaves nothing there.
  if ("value" in entry) return tell(state, refused);
  state.announcer.say(refused?.why ?? "");
  return refused;
}

function tell(state: GridState, refused: Refused | null): Refused | null {
  if (refused) state.message.value = { text: refused.why };
  return refused;
}

export function toggle_flag(state: GridState, place: Place): void {
  if (state.store.status.phase === "read_only") return;
  tell(state, state.sheet.put(place, { value: state.value(place) !== true }));
}

/** Whether a text of mine at this cell is not in the map: refused, or overwritten. */
export function is_unsettled({ sheet }: GridState, place: Place): boolean {
  return (sheet.draft(place) ?? sheet.replaced(place)) !== undefined;
}

/** Give up a text of mine: one the map did not take or, if there is none, one that was overwritten. */
export function keep_value({ store, sheet }: GridState, place: Place): void {
  const { table, row, column } = sheet.target(place);
  if (sheet.draft(place)) store.drop_draft(table, row, column);
  else store.drop_replaced(table, row, column);
}

/** Put back my text that somebody else has overwritten. */
export function bring_back(state: GridState, place: Place): void {
  tell(state, state.sheet.bring_back(place));
}

/** The next cell of this grid, from the active one on, whose text is still to be corrected. */
export function next_draft(state: GridState): Place | undefined {
  const { rows } = state;
  const from = rows.indexOf(state.active.peek()?.row ?? "");
  const found = state.drafts().map((place) => ({ ...place, at: rows.indexOf(place.row) }));
  found.sort((one, other) => one.at - other.at);
  return found.find(({ at }) => at > from) ?? found[0];
}
