/** What keys mean on the board, where no editor is open. */
import { lane_of, type Spot } from "../../board/spots";
import { forget_marked } from "../clipboard-buttons";
import { type Key, key_of } from "../grid/keys";
import type { Move } from "../grid/moves";
import { paint_now } from "../paint-now";
import { type BoardCommandName, fold, open_panel, run } from "./board-commands";
import { begin_behind, begin_edit, column_of } from "./board-edits";
import { type BoardState, NOTHING } from "./board-state";
import { extend, select, select_all, walk } from "./board-walking";
import { curve_key } from "./curve-keys";
import { step_head } from "./head-moves";
import { carry, drop, lift, nudge, put_back } from "./lifting";

const ARROWS: readonly unknown[] = ["up", "down", "left", "right"];
type Step = "up" | "down" | "left" | "right";

export function keydown(board: BoardState, event: KeyboardEvent): void {
  const spot = board.active.peek();
  const target = event.target as Element;
  // Editors and buttons take their keys themselves.
  if (!spot || board.editing.peek() || !target.matches("[data-stage], [data-item]")) return;
  if (spot.row.startsWith("emotion") && curve_key(board, spot, event)) {
    event.preventDefault();
    event.stopPropagation();
    return;
  }
  const key = key_of(event);
  if (key === undefined) return;
  if (key === "escape" && !give_up(board)) return;
  event.stopPropagation();
  if (key === "clipboard") forget_marked(board.element);
  else if (key === "replace" && !board.lift.peek()) {
    if (board.locked || column_of(board, spot) === undefined) event.preventDefault();
    else paint_now(() => (spot.item ? begin_behind(board, spot, "") : begin_edit(board, spot, "")));
  } else {
    event.preventDefault();
    if (board.lift.peek()) while_lifted(board, key);
    else act(board, spot, key, event);
  }
}

/** Escape ends what is under way, one thing after the other; tells whether there was any. */
function give_up(board: BoardState): boolean {
  if (board.lift.peek()) {
    put_back(board);
    board.call_focus();
    board.tell("Put back.");
  } else if (board.selected.peek().ids.size > 0) select(board, NOTHING.table, NOTHING.ids);
  else if (board.presents.peek()) {
    board.presents.value = false;
    // With tools around it the map has less room.
    board.call_focus();
  } else return false;
  return true;
}

/** While something is lifted, keys carry it. */
function while_lifted(board: BoardState, key: Key): void {
  if (ARROWS.includes(key)) carry(board, key as Step);
  else if (key === "space" || key === "edit") drop(board);
}

function act(board: BoardState, spot: Spot, key: Key, event: KeyboardEvent): void {
  const known = COMMANDS[key];
  if (key === "escape") return;
  if (key === "edit" && is_cell(spot)) run(board, "add");
  else if (key === "insert_row" && (spot.row === "stages" || spot.stage === ""))
    run(board, spot.row === "stages" ? "new_stage" : "new_lane");
  else if (known) run(board, known);
  else if (key in STEPS) step(board, spot, STEPS[key] as Step);
  else if (key === "space") space(board, spot);
  else if (key === "open") open_panel(board);
  else if (key === "menu") open_menu(board, event);
  else if (key === "select_all") select_all(board);
  else if (key.startsWith("extend ")) extend(board, key.slice("extend ".length) as Move);
  else if (MOVES.test(key)) walk(board, key as Move);
}

function is_cell({ row, stage, item }: Spot): boolean {
  return row !== "stages" && stage !== "" && item === "";
}

const MOVES = /^(?:up|down|left|right|row_|edge_|first|last|page_)/;

const COMMANDS: Partial<Record<Key, BoardCommandName>> = {
  edit: "edit",
  clear: "remove",
  delete_rows: "remove",
  insert_row: "add",
  undo: "undo",
  redo: "redo",
};

const STEPS: Partial<Record<Key, Step>> = {
  row_up: "up",
  row_down: "down",
  row_left: "left",
  row_right: "right",
};

function step(board: BoardState, spot: Spot, to: Step): void {
  const back = to === "up" || to === "left";
  const along = to === "left" || to === "right";
  if (spot.row === "stages") {
    if (along) step_head(board, back ? -1 : 1);
  } else if (spot.stage === "") {
    if (!along && lane_of(spot.row) !== undefined) step_head(board, back ? -1 : 1);
  } else nudge(board, to);
}

function space(board: BoardState, spot: Spot): void {
  if (spot.item) lift(board);
  else if (spot.row === "stages") run(board, "star");
  else if (spot.stage === "") fold(board, spot.row);
  else run(board, "add");
}

export function open_menu(board: BoardState, event: Event): void {
  const target = event.target as Element;
  // Before the browser sends the event of the same key: it is the menu's own then.
  paint_now(() => {
    board.menu.value = target;
  });
}
