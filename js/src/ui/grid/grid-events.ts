/** The events of a grid: keys to commands, pointers to cells, the focus in and out. */
import { is_read_only } from "../cells/cell-text";
import { paint_now } from "../paint-now";
import { begin_edit, is_unsettled, keep_value, toggle_flag } from "./cell-edits";
import { follow_link, open_cell } from "./cell-opening";
import { forget_marked_text, put_in, take_from } from "./clipboard";
import { COMMANDS, type CommandName, command, is_on } from "./commands";
import type { GridState } from "./grid-state";
import { type Key, key_of } from "./keys";
import type { Move } from "./moves";
import { head_at, place_at, press_cell, press_head } from "./pointing";
import { move_rows } from "./row-edits";
import { type Place, same_place } from "./sheet";
import { extend, walk } from "./walking";

export function grid_events(state: GridState) {
  return {
    onKeyDown: (event: KeyboardEvent) => keydown(state, event),
    onPointerDown: (event: PointerEvent) => press(state, event),
    // Beside the text of an open editor: the browser would take the focus from it.
    onMouseDown: (event: MouseEvent) => {
      if ((event.target as Element).matches(".jk-cell[data-editing]")) event.preventDefault();
    },
    onClick: (event: MouseEvent) => click(state, event),
    onDblClick: (event: MouseEvent) => double_click(state, event),
    onContextMenu: (event: MouseEvent) => context_menu(state, event),
    onPointerOver: (event: PointerEvent) => hover(state, event),
    onPointerLeave: () => leave(state),
    onFocusIn: (event: FocusEvent) => focus_in(state, event),
    onFocusOut: (event: FocusEvent) => focus_out(state, event),
    // The host would take what is typed, copied or pasted here for its own cells.
    onKeyUp: stop,
    onKeyPress: stop,
    onCopy: (event: ClipboardEvent) => take_from(state, event, "copy"),
    onCut: (event: ClipboardEvent) => take_from(state, event, "cut"),
    onPaste: (event: ClipboardEvent) => put_in(state, event),
  };
}

function stop(event: Event): void {
  event.stopPropagation();
}

function place_of(event: Event): Place | undefined {
  return place_at(event.target as Element);
}

function keydown(state: GridState, event: KeyboardEvent): void {
  const place = state.active.peek();
  // Editors take their keys themselves; here only those of a focused cell are read.
  if (!place || state.editing.peek() || !(event.target as Element).matches(".jk-cell")) return;
  const key = key_of(event);
  if (key === undefined) return;
  if (key === "escape" && !state.selection.box.peek() && !is_unsettled(state, place)) return;
  event.stopPropagation();
  if (key === "clipboard") {
    // The browser's event follows; it would be about text that is marked elsewhere.
    forget_marked_text(state);
  } else if (key === "replace") {
    if (!may_type(state, place)) event.preventDefault();
    else paint_now(() => begin_edit(state, place, ""));
  } else {
    event.preventDefault();
    run(state, key, place);
  }
}

/** Whether a character may begin an edit here. The browser then puts it into the editor just opened. */
function may_type(state: GridState, place: Place): boolean {
  const column = state.spec(place);
  const writable = state.store.status.phase !== "read_only";
  return column !== undefined && writable && column.kind !== "flag" && !is_read_only(column);
}

type Plain = Exclude<Key, "replace" | "clipboard" | Move | `extend ${Move}` | CommandName>;

function run(state: GridState, key: Exclude<Key, "replace" | "clipboard">, place: Place): void {
  if (key in PLAIN) PLAIN[key as Plain](state, place);
  else if (key in COMMANDS) {
    const known = command(key as CommandName);
    if (is_on(state, known)) known.act(state);
  } else if (key.startsWith("extend ")) extend(state, key.slice("extend ".length) as Move);
  else walk(state, key as Move);
}

/** What the keys do that are neither movements nor commands of the menu. */
const PLAIN: Record<Plain, (state: GridState, place: Place) => unknown> = {
  nothing: () => undefined,
  space: (state, place) => open_cell(state, place, " "),
  open: (state, place) => follow_link(state, place) || open_cell(state, place),
  escape: (state, place) => (state.selection.box.peek() ? state.selection.clear() : keep_value(state, place)),
  menu: (state, place) => open_menu(state, place),
  row_up: (state) => state.sheet.moves === "down" && move_rows(state, -1),
  row_down: (state) => state.sheet.moves === "down" && move_rows(state, 1),
  row_left: (state) => state.sheet.moves === "across" && move_rows(state, -1),
  row_right: (state) => state.sheet.moves === "across" && move_rows(state, 1),
};

function open_menu(state: GridState, place: Place): void {
  // Before the browser sends the event of the same key: it is the menu's own then.
  paint_now(() => {
    state.menu.value = state.element_of(place) ?? null;
  });
}

/** The menu of the cell under the pointer; what is selected stays so if the pointer is in it. */
function context_menu(state: GridState, event: MouseEvent): void {
  const target = event.target as Element;
  // With Shift the browser shows its own, as everywhere in a notebook.
  if (event.shiftKey || target.closest(".jk-popover, a") || state.editing.peek()) return;
  if (!point_at(state, target)) return;
  event.preventDefault();
  event.stopPropagation();
  state.menu.value = new DOMRect(event.clientX, event.clientY, 0, 0);
}

/** Select what is under the pointer, unless it is part of what is selected; tells whether anything is there. */
function point_at(state: GridState, target: Element): boolean {
  const { selection, sheet } = state;
  const { row, column } = head_at(target);
  const place =
    place_at(target) ??
    (row !== undefined && sheet.columns[0] ? { row, column: sheet.columns[0].key } : undefined) ??
    (column !== undefined && sheet.rows[0] ? { row: sheet.rows[0], column } : undefined);
  const at = place && selection.position(place);
  if (!place || !at) return false;
  const is_head = row !== undefined || column !== undefined;
  // A head stands for all its cells, a lone cell among them is no range.
  if (selection.holds(at) && (selection.box.peek() || !is_head)) return true;
  // The menu takes the focus; it comes to the cell when that is closed.
  state.active.value = place;
  selection.clear();
  if (row !== undefined) selection.select_rows(row, row);
  else if (column !== undefined) selection.select_columns(column, column);
  return true;
}

function press(state: GridState, event: PointerEvent): void {
  state.touched.value = event.pointerType === "touch";
  if (press_head(state, event)) return;
  const place = place_of(event);
  if (!place || same_place(state.editing.peek(), place)) return;
  const again = state.touched.peek() && state.has_focus && same_place(state.active.peek(), place);
  state.tapped_again = again ? place : null;
  state.pressed_box = (event.target as Element).closest("[data-box]") ? place : null;
  if (event.button === 0) press_cell(state, event, place);
  // The focus would end the range that the menu is for.
  else if (event.button === 2) event.preventDefault();
}

function click(state: GridState, event: MouseEvent): void {
  const place = place_of(event);
  if (!place || event.button !== 0 || event.shiftKey || same_place(state.editing.peek(), place)) return;
  const target = event.target as Element;
  if (target.closest("a")) {
    // The second click of a double click would follow the link once more.
    if (event.detail > 1) event.preventDefault();
    return;
  }
  // A cell that was half out of sight comes into it between press and click; the click then misses its box.
  if (target.closest("[data-box]") || same_place(state.pressed_box, place)) toggle_flag(state, place);
  else if (same_place(state.tapped_again, place)) open_cell(state, place);
}

function double_click(state: GridState, event: MouseEvent): void {
  const place = place_of(event);
  const target = event.target as Element;
  if (target.closest("a") || event.shiftKey) return;
  // What a cell shows of another one is edited there.
  const other = place && target.closest<HTMLElement>("[data-goes]")?.dataset.goes;
  if (other && state.sheet.column(other)) {
    open_cell(state, { ...place, column: other });
    return;
  }
  const kind = place && state.spec(place)?.kind;
  if (place && kind !== "flag" && !same_place(state.editing.peek(), place)) open_cell(state, place);
}

function hover(state: GridState, event: PointerEvent): void {
  // A note that has the focus stays.
  if (state.viewport.element?.querySelector("[data-note]:focus-within")) return;
  const place = place_of(event);
  if (place && !same_place(state.hovered.peek(), place)) state.hovered.value = place;
}

function leave(state: GridState): void {
  state.hovered.value = null;
}

function focus_in(state: GridState, event: FocusEvent): void {
  const comes_in = !state.has_focus;
  state.has_focus = true;
  state.focused.value = true;
  (event.currentTarget as Element).setAttribute("data-used", "");
  const place = place_of(event);
  if (place && !same_place(state.active.peek(), place)) {
    state.active.value = place;
    state.selection.clear();
  } else if (place && comes_in) state.reveal(place, event.target as HTMLElement);
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
