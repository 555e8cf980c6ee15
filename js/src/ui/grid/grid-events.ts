/** The events of a grid: keys to commands, pointers to cells, the focus in and out. */
import { is_read_only } from "../cells/cell-text";
import { paint_now } from "../paint-now";
import { begin_edit, clear_cell, is_unsettled, keep_value, toggle_flag } from "./cell-edits";
import type { GridState } from "./grid-state";
import { type Command, command_of } from "./keys";
import type { Move } from "./moves";
import { add_row, delete_row, move_row } from "./row-edits";
import type { Place } from "./sheet";

export function grid_events(state: GridState) {
  return {
    onKeyDown: (event: KeyboardEvent) => keydown(state, event),
    onPointerDown: (event: PointerEvent) => press(state, event),
    onClick: (event: MouseEvent) => click(state, event),
    onDblClick: (event: MouseEvent) => double_click(state, event),
    onPointerOver: (event: PointerEvent) => hover(state, event),
    onPointerLeave: () => leave(state),
    onFocusIn: (event: FocusEvent) => focus_in(state, event),
    onFocusOut: (event: FocusEvent) => focus_out(state, event),
    // The host would take what is typed, copied or pasted here for its own cells.
    onKeyUp: stop,
    onKeyPress: stop,
    onCopy: stop,
    onCut: stop,
    onPaste: stop,
  };
}

function stop(event: Event): void {
  event.stopPropagation();
}

/** The cell an event happened in; undefined in a popover that stands in a cell. */
function place_of(event: Event): Place | undefined {
  const target = event.target as Element;
  if (target.closest(".jk-popover")) return undefined;
  const column = target.closest<HTMLElement>(".jk-cell")?.dataset.column;
  const row = target.closest<HTMLElement>(".jk-row")?.dataset.row;
  return row === undefined || column === undefined ? undefined : { row, column };
}

function same(one: Place | null, other: Place | undefined): boolean {
  return one !== null && one.row === other?.row && one.column === other.column;
}

function keydown(state: GridState, event: KeyboardEvent): void {
  const place = state.active.peek();
  // Editors take their keys themselves; here only those of a focused cell are read.
  if (!place || state.editing.peek() || !(event.target as Element).matches(".jk-cell")) return;
  const command = command_of(event);
  if (command === undefined) return;
  if ((command === "escape" || command === "note") && !is_unsettled(state, place)) return;
  event.stopPropagation();
  if (command === "replace") {
    if (!may_type(state, place)) event.preventDefault();
    else paint_now(() => begin_edit(state, place, ""));
    return;
  }
  event.preventDefault();
  run(state, command, place);
}

/** Whether a character may begin an edit here. The browser then puts it into the editor just opened. */
function may_type(state: GridState, place: Place): boolean {
  const column = state.spec(place);
  const writable = state.store.status.phase !== "read_only";
  return column !== undefined && writable && column.kind !== "flag" && !is_read_only(column);
}

function run(state: GridState, command: Exclude<Command, "replace">, place: Place): void {
  const act = ACTIONS[command as keyof typeof ACTIONS];
  if (act) act(state, place);
  else state.move(command as Move);
}

/** What the keys do that are no movements. */
const ACTIONS: Record<Exclude<Command, "replace" | Move>, (state: GridState, place: Place) => unknown> = {
  nothing: () => undefined,
  edit: (state, place) => open(state, place),
  space: (state, place) => open(state, place, " "),
  open: (state, place) => follow_link(state, place) || open(state, place),
  clear: clear_cell,
  escape: keep_value,
  note: enter_note,
  undo: ({ store }) => store.undo(),
  redo: ({ store }) => store.redo(),
  row_up: (state) => state.sheet.moves === "down" && move_row(state, -1),
  row_down: (state) => state.sheet.moves === "down" && move_row(state, 1),
  row_left: (state) => state.sheet.moves === "across" && move_row(state, -1),
  row_right: (state) => state.sheet.moves === "across" && move_row(state, 1),
  insert_row: (state) => add_row(state, state.record),
  delete_row,
};

/** Put the focus on the first button of the note at the active cell. */
function enter_note(state: GridState): void {
  paint_now(() => {
    state.hovered.value = null;
  });
  state.viewport.element?.querySelector<HTMLElement>("[data-note] button")?.focus();
}

const TYPED = ["text", "long_text", "link", "number", "date"];

/** Open a cell's editor; a flag is ticked instead. `typed` is put where text is written. */
function open(state: GridState, place: Place, typed?: string): void {
  const column = state.spec(place);
  if (column?.kind === "flag") toggle_flag(state, place);
  else if (column) begin_edit(state, place, TYPED.includes(column.kind) ? typed : undefined);
}

function follow_link(state: GridState, { row, column }: Place): boolean {
  const link = state.element_of({ row, column })?.querySelector("a");
  link?.click();
  return Boolean(link);
}

function press(state: GridState, event: PointerEvent): void {
  const place = place_of(event);
  if (!place || same(state.editing.peek(), place)) return;
  const again = event.pointerType === "touch" && state.has_focus && same(state.active.peek(), place);
  state.tapped_again = again ? place : null;
  state.pressed_box = (event.target as Element).closest("[data-box]") ? place : null;
  state.active.value = place;
}

function click(state: GridState, event: MouseEvent): void {
  const place = place_of(event);
  if (!place || event.button !== 0 || same(state.editing.peek(), place)) return;
  const target = event.target as Element;
  if (target.closest("a")) {
    // The second click of a double click would follow the link once more.
    if (event.detail > 1) event.preventDefault();
    return;
  }
  // A cell that was half out of sight comes into it between press and click; the click then misses its box.
  if (target.closest("[data-box]") || same(state.pressed_box, place)) toggle_flag(state, place);
  else if (same(state.tapped_again, place)) open(state, place);
}

function double_click(state: GridState, event: MouseEvent): void {
  const place = place_of(event);
  const target = event.target as Element;
  if (target.closest("a")) return;
  // What a cell shows of another one is edited there.
  const other = place && target.closest<HTMLElement>("[data-goes]")?.dataset.goes;
  if (other && state.sheet.column(other)) {
    open(state, { ...place, column: other });
    return;
  }
  const kind = place && state.spec(place)?.kind;
  if (place && kind !== "flag" && !same(state.editing.peek(), place)) open(state, place);
}

function hover(state: GridState, event: PointerEvent): void {
  // A note that has the focus stays.
  if (state.viewport.element?.querySelector("[data-note]:focus-within")) return;
  const place = place_of(event);
  if (place && !same(state.hovered.peek(), place)) state.hovered.value = place;
}

function leave(state: GridState): void {
  state.hovered.value = null;
}

function focus_in(state: GridState, event: FocusEvent): void {
  state.has_focus = true;
  state.focused.value = true;
  (event.currentTarget as Element).setAttribute("data-used", "");
  const place = place_of(event);
  if (place && !same(state.active.peek(), place)) state.active.value = place;
}

function focus_out(state: GridState, event: FocusEvent): void {
  const grid = event.currentTarget as Element;
  const target = event.target as Element;
  if (grid.contains(event.relatedTarget as Node | null)) return;
  const root = grid.getRootNode() as Document | ShadowRoot;
  // Neither a switch to another window nor the removal of the row takes the focus out of the grid.
  const gone = !target.isConnected || !state.rows.includes(state.active.peek()?.row ?? "");
  if (gone || root.activeElement === target) return;
  state.has_focus = false;
  state.focused.value = false;
}
