/** Everything that changes one cell: beginning and ending an edit, emptying, ticking, taking a text back. */
import { batch } from "@preact/signals";
import { empty_value, is_empty, same_value } from "../../core/columns";
import type { Refused } from "../../core/protocol";
import { cell_text, is_read_only } from "../cells/cell-text";
import type { Entry } from "../editors/editor";
import type { Ending } from "../editors/endings";
import type { Edit, GridState, Place } from "./grid-state";

/** Open the editor of a cell, with `text` in it instead of its value. A flag is ticked at once. */
export function begin_edit(state: GridState, place: Place, text?: string): void {
  const column = state.column(place.column);
  if (!column || is_read_only(column) || state.store.status.phase === "read_only") return;
  if (column.kind === "flag") return;
  batch(() => {
    state.active.value = place;
    state.typed = undefined;
    state.editing.value = { ...place, text, seen: state.store.seen };
  });
}

/** The editor is done. What the map refuses stays in the cell, and so does the focus. */
export function end_edit(state: GridState, entry: Entry | null, ending: Ending | "leave"): void {
  const place = state.editing.peek();
  if (!place) return;
  batch(() => {
    state.editing.value = null;
    // Before its editor goes away, so that the focus does not leave the grid for a moment.
    if (ending !== "leave") state.element_of(place)?.focus({ preventScroll: true });
    const refused = entry && ending !== "cancel" ? put(state, place, entry) : null;
    if (ending === "leave") return;
    if (refused || ending === "stay" || ending === "cancel") state.go_to(place);
    else if (ending === "down") state.move("down");
    else state.step(ending === "next" ? 1 : -1);
  });
}

function put(state: GridState, { row, column, seen }: Edit, entry: Entry): Refused | null {
  const { store, table } = state;
  state.message.value = null;
  if ("text" in entry) return store.set_text(table, row, column, entry.text, seen);
  const unchanged = same_value(entry.value, store.value(table, row, column));
  if (unchanged) {
    store.drop_draft(table, row, column);
    return null;
  }
  return tell(state, store.set_value(table, row, column, entry.value, seen));
}

/** What was picked leaves nothing at its cell when it is refused: say why. */
function tell(state: GridState, refused: Refused | null): Refused | null {
  if (refused) state.message.value = { text: refused.why };
  return refused;
}

/** Empty a cell. */
export function clear_cell(state: GridState, place: Place): void {
  const column = state.column(place.column);
  if (!column || is_read_only(column)) return;
  state.store.drop_draft(state.table, place.row, place.column);
  if (is_empty(state.value(place))) return;
  tell(state, state.store.set_value(state.table, place.row, place.column, empty_value(column)));
}

export function toggle_flag(state: GridState, place: Place): void {
  tell(state, state.store.set_value(state.table, place.row, place.column, state.value(place) !== true));
}

/** Whether a text of mine at this cell is not in the map: refused, or overwritten. */
export function is_unsettled(state: GridState, { row, column }: Place): boolean {
  const { store, table } = state;
  return (store.draft(table, row, column) ?? store.replaced(table, row, column)) !== undefined;
}

/** Give up a text of mine: one the map did not take or, if there is none, one that was overwritten. */
export function keep_value(state: GridState, { row, column }: Place): void {
  const { store, table } = state;
  if (store.draft(table, row, column)) store.drop_draft(table, row, column);
  else store.drop_replaced(table, row, column);
}

/** Put back my text that somebody else has overwritten. */
export function bring_back(state: GridState, { row, column }: Place): void {
  const mine = state.store.replaced(state.table, row, column);
  if (mine) tell(state, state.store.set_value(state.table, row, column, mine.value));
}

/** The next cell of this table, from the active one on, whose text is still to be corrected. */
export function next_draft(state: GridState): Place | undefined {
  const { ids } = state;
  const from = ids.indexOf(state.active.peek()?.row ?? "");
  const found = state.drafts().map((place) => ({ ...place, at: ids.indexOf(place.row) }));
  found.sort((one, other) => one.at - other.at);
  return found.find(({ at }) => at > from) ?? found[0];
}

/** A cell's value in words, for messages. */
export function value_in_words(state: GridState, place: Place): string {
  const column = state.column(place.column);
  return column ? cell_text(state.store, column, state.value(place)) : "";
}
