/** Opening a cell: its editor, its box, or its link. */
import { begin_edit, toggle_flag } from "./cell-edits";
import type { GridState } from "./grid-state";
import type { Place } from "./sheet";

const TYPED = ["text", "long_text", "link", "number", "date"];

/** Open a cell's editor; a flag is ticked instead. `typed` is put where text is written. */
export function open_cell(state: GridState, place: Place, typed?: string): void {
  const column = state.spec(place);
  if (column?.kind === "flag") toggle_flag(state, place);
  else if (column) begin_edit(state, place, TYPED.includes(column.kind) ? typed : undefined);
}

/** Follow the link in a cell; tells whether there is one. */
export function follow_link(state: GridState, place: Place): boolean {
  const link = state.element_of(place)?.querySelector("a");
  link?.click();
  return Boolean(link);
}
