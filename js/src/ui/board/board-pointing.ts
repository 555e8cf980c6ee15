/** Pointers on the board: what is pressed becomes active, what is pressed twice is edited. */
import { EVERYWHERE, lane_of, NEEDS_ROW, NEW, type Spot } from "../../board/spots";
import { begin_edit } from "./board-edits";
import type { BoardState } from "./board-state";
import { forget_selection, is_selected, toggle } from "./board-walking";
import { begin_drag } from "./dragging";
import { put_back } from "./lifting";

/** The spot an element belongs to; undefined in a popover, or where there is none. */
export function spot_at(target: Element | null): Spot | undefined {
  if (!target || target.closest(".jk-popover")) return undefined;
  const row = target.closest<HTMLElement>(".jk-brow")?.dataset.row;
  const stage = target.closest<HTMLElement>("[data-stage]")?.dataset.stage;
  if (row === undefined || stage === undefined) return undefined;
  return { row, stage, item: target.closest<HTMLElement>("[data-item]")?.dataset.item ?? "" };
}

/** Buttons, fields and open editors take their presses themselves. */
function is_own(target: Element): boolean {
  return target.closest("button, input, textarea, select, a, .jk-popover, [data-editing]") !== null;
}

export function press(board: BoardState, event: PointerEvent): void {
  const target = event.target as Element;
  const spot = spot_at(target);
  if (!spot || is_own(target) || event.button !== 0) return;
  if (
    (event.ctrlKey || event.metaKey || event.shiftKey) &&
    spot.item &&
    spot.item !== NEW &&
    !spot.row.startsWith("emotion")
  ) {
    event.preventDefault();
    toggle(board, spot);
    board.go_to(spot);
    return;
  }
  if (!is_selected(board, spot)) forget_selection(board);
  if (spot.row.startsWith("emotion")) return;
  begin_drag(board, event, spot);
}

export function click(board: BoardState, event: MouseEvent): void {
  const target = event.target as Element;
  const spot = spot_at(target);
  if (!spot || is_own(target) || event.detail !== 1 || event.button !== 0) return;
  const lane_cell = spot.row === NEEDS_ROW || lane_of(spot.row) !== undefined;
  if (spot.item || !lane_cell || !spot.stage || board.is_folded(spot.row)) return;
  // Who presses an empty cell wants to answer its question; below the last note stands a plus.
  const cell = target.closest<HTMLElement>("[data-stage]");
  const below = (cell?.getBoundingClientRect().bottom ?? 0) - event.clientY;
  const is_plus = target === cell && below < Number.parseFloat(getComputedStyle(cell).paddingBottom);
  if (cell?.hasAttribute("data-empty") || is_plus) begin_edit(board, spot);
}

export function double_click(board: BoardState, event: MouseEvent): void {
  const target = event.target as Element;
  const spot = spot_at(target);
  if (
    !spot ||
    is_own(target) ||
    event.shiftKey ||
    spot.row.startsWith("emotion") ||
    (spot.stage === EVERYWHERE && !spot.item)
  )
    return;
  const column = target.closest<HTMLElement>("[data-goes]")?.dataset.goes;
  if (spot.item || spot.row === "stages" || spot.stage === "") begin_edit(board, spot, undefined, column);
  else if (spot.row === NEEDS_ROW || lane_of(spot.row) !== undefined) begin_edit(board, spot);
}

export function context_menu(board: BoardState, event: MouseEvent): void {
  const target = event.target as Element;
  const spot = spot_at(target);
  // With Shift the browser shows its own, as everywhere in a notebook.
  if (!spot || event.shiftKey || target.closest(".jk-popover, a, [data-editing]") || board.editing.peek())
    return;
  event.preventDefault();
  event.stopPropagation();
  // A finger that rests has lifted the card already.
  if (board.element?.hasAttribute("data-dragging")) return;
  put_back(board);
  if (!is_selected(board, spot)) forget_selection(board);
  board.set_active(spot);
  board.menu.value = new DOMRect(event.clientX, event.clientY, 0, 0);
}

export function focus_in(board: BoardState, event: FocusEvent): void {
  board.has_focus = true;
  board.focused.value = true;
  const target = event.target as Element;
  if (!target.matches("[data-stage], [data-item]")) return;
  const spot = spot_at(target);
  if (spot) board.set_active(spot);
  // Where Tab comes back to may be under a head by now.
  const map = event.currentTarget as Element;
  if (!map.contains(event.relatedTarget as Node | null) && target.matches(":focus-visible"))
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
}

export function focus_out(board: BoardState, event: FocusEvent): void {
  const map = event.currentTarget as Element;
  if (map.contains(event.relatedTarget as Node | null)) return;
  // What is carried is taken away where it was and put where it is; and a switch to another window is no leaving.
  setTimeout(() => {
    const now = (map.getRootNode() as Document | ShadowRoot).activeElement;
    if (!map.isConnected || map.contains(now)) return;
    board.has_focus = false;
    board.focused.value = false;
    put_back(board);
  });
}
