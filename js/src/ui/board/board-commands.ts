/** Everything that can be done on the board. Keys, toolbar and menu all take it from here. */

import type { Felt } from "../../board/curve";
import { lane_of, NEEDS_ROW, type Spot } from "../../board/spots";
import { UNAWARE } from "../../sheets/emotion-cells";
import type { IconName } from "../icons";
import { PERSONAS } from "../people";
import { capitalised, counted } from "../phrases";
import { copy_by_button, paste_by_button } from "./board-clipboard";
import { add_lane, add_stage, begin_behind, begin_edit } from "./board-edits";
import { emotion_key, subject_of } from "./board-places";
import { type BoardState, can_fold } from "./board-state";
import { meant, select_all } from "./board-walking";
import { rate } from "./curve-scores";
import { step_head } from "./head-moves";
import { nudge } from "./lifting";
import { ask_to_print } from "./print-dialog";
import { duplicate_meant, remove_meant, rows_meant } from "./removing";

export interface BoardCommand {
  readonly label: (board: BoardState) => string;
  readonly icon?: IconName | ((board: BoardState) => IconName);
  /** As people write them. */
  readonly keys?: string | ((board: BoardState) => string);
  /** Whether it changes the map; then it does nothing where that is read-only. */
  readonly writes?: boolean;
  readonly works?: (board: BoardState) => boolean;
  readonly act: (board: BoardState) => unknown;
}

const here = ({ active }: BoardState): Spot | null => active.peek();
const is_stage = (board: BoardState) => here(board)?.row === "stages";
const is_lane = (board: BoardState) => {
  const spot = here(board);
  return spot?.stage === "" && lane_of(spot.row) !== undefined;
};
const is_row_head = (board: BoardState) => {
  const spot = here(board);
  return spot?.stage === "" && can_fold(spot.row);
};
const in_lane = (board: BoardState) => {
  const spot = here(board);
  return spot !== null && spot.stage !== "" && (spot.row === NEEDS_ROW || lane_of(spot.row) !== undefined);
};
const is_point = (board: BoardState) => {
  const spot = here(board);
  return spot !== null && emotion_key(spot) !== undefined;
};
const has_items = (board: BoardState) => meant(board).ids.length > 0;

/** "note", "3 needs", "stage". */
function nouns(board: BoardState): string {
  const found = rows_meant(board);
  const spec = found && board.store.table(found.table)?.spec;
  if (!spec) return "note";
  return found.rows.length > 1 ? counted(found.rows.length, spec.row_title) : spec.row_title;
}

function may_step(board: BoardState, by: -1 | 1): boolean {
  if (!is_stage(board)) return is_lane(board);
  const at = board.stages.indexOf(here(board)?.stage ?? "") + by;
  return at >= 0 && at < board.stages.length;
}

export const BOARD_COMMANDS = {
  edit: {
    label: (board) => (is_stage(board) || is_lane(board) ? "Rename" : "Edit"),
    keys: "F2",
    writes: true,
    works: (board) => {
      const spot = here(board);
      return spot !== null && (subject_of(board, spot) !== undefined || emotion_key(spot) !== undefined);
    },
    act: (board) => at_active(board, (spot) => begin_edit(board, spot)),
  },
  add: {
    label: (board) => (here(board)?.row === NEEDS_ROW ? "New need here" : "New note here"),
    icon: "plus",
    keys: "Ctrl Shift +",
    writes: true,
    works: in_lane,
    act: (board) => at_active(board, (spot) => begin_behind(board, spot)),
  },
  details: {
    label: () => "Details",
    icon: "panel",
    keys: "Alt ↓",
    act: (board) => open_panel(board),
  },
  cut: {
    label: () => "Cut",
    keys: "Ctrl X",
    writes: true,
    works: has_items,
    act: (board) => copy_by_button(board, "cut"),
  },
  copy: {
    label: () => "Copy",
    icon: "copy",
    keys: "Ctrl C",
    works: (board) => has_items(board) || in_lane(board),
    act: (board) => copy_by_button(board, "copy"),
  },
  paste: {
    label: () => "Paste",
    icon: "paste",
    keys: "Ctrl V",
    writes: true,
    works: (board) => here(board) !== null,
    act: paste_by_button,
  },
  duplicate: {
    label: (board) => `Duplicate ${nouns(board)}`,
    icon: "twice",
    writes: true,
    works: (board) => rows_meant(board) !== undefined,
    act: duplicate_meant,
  },
  move_to: {
    label: (board) => `Move ${nouns(board)} to…`,
    icon: "right",
    writes: true,
    works: has_items,
    act: (board) => {
      board.focus_wanted = false;
      board.moving_to.value = true;
    },
  },
  item_left: {
    label: () => "To the stage before",
    icon: "left",
    keys: "Alt Shift ←",
    writes: true,
    works: has_items,
    act: (board) => nudge(board, "left"),
  },
  item_right: {
    label: () => "To the next stage",
    icon: "right",
    keys: "Alt Shift →",
    writes: true,
    works: has_items,
    act: (board) => nudge(board, "right"),
  },
  item_up: {
    label: () => "Up",
    icon: "up",
    keys: "Alt Shift ↑",
    writes: true,
    works: has_items,
    act: (board) => nudge(board, "up"),
  },
  item_down: {
    label: () => "Down",
    icon: "down",
    keys: "Alt Shift ↓",
    writes: true,
    works: has_items,
    act: (board) => nudge(board, "down"),
  },
  new_stage: {
    label: (board) => (is_stage(board) ? "New stage to the right" : "New stage"),
    icon: "plus",
    writes: true,
    act: (board) => add_stage(board, is_stage(board) ? here(board)?.stage : undefined),
  },
  new_lane: {
    label: (board) => (is_lane(board) ? "New lane below" : "New lane"),
    icon: "plus",
    writes: true,
    act: (board) => add_lane(board, lane_of(here(board)?.row ?? "")),
  },
  new_persona: { label: () => "New persona", icon: "plus", writes: true, act: add_persona },
  unaware: {
    label: () => "Does not notice",
    icon: "closed_eye",
    writes: true,
    works: is_point,
    act: (board) => rate_active(board, UNAWARE),
  },
  unrate: {
    label: () => "Make it empty",
    keys: "Del",
    writes: true,
    works: is_point,
    act: (board) => rate_active(board, null),
  },
  star: {
    label: (board) => (is_moment(board) ? "No moment of truth" : "Moment of truth"),
    icon: "star",
    writes: true,
    works: is_stage,
    act: (board) =>
      at_active(board, ({ stage }) =>
        board.store.set_value("stages", stage, "moment_of_truth", !is_moment(board)),
      ),
  },
  back: {
    label: (board) => (is_stage(board) ? "Move stage left" : "Move lane up"),
    icon: (board) => (is_stage(board) ? "left" : "up"),
    keys: (board) => `Alt Shift ${is_stage(board) ? "←" : "↑"}`,
    writes: true,
    works: (board) => may_step(board, -1),
    act: (board) => step_head(board, -1),
  },
  on: {
    label: (board) => (is_stage(board) ? "Move stage right" : "Move lane down"),
    icon: (board) => (is_stage(board) ? "right" : "down"),
    keys: (board) => `Alt Shift ${is_stage(board) ? "→" : "↓"}`,
    writes: true,
    works: (board) => may_step(board, 1),
    act: (board) => step_head(board, 1),
  },
  fold: {
    label: (board) => (board.is_folded(here(board)?.row ?? "") ? "Unfold" : "Fold"),
    keys: "Space",
    works: is_row_head,
    act: (board) => at_active(board, ({ row }) => fold(board, row)),
  },
  fold_others: {
    label: () => "Fold the other lanes",
    works: is_row_head,
    act: (board) =>
      at_active(board, ({ row }) =>
        board.choose({
          folded: board.content.rows.map(({ key }) => key).filter((key) => key !== row && can_fold(key)),
        }),
      ),
  },
  unfold_all: {
    label: () => "Unfold all lanes",
    works: (board) => board.choice.value.folded.length > 0,
    act: (board) => board.choose({ folded: [] }),
  },
  remove: {
    label: (board) => `Delete ${nouns(board)}`,
    icon: "trash",
    keys: "Del",
    writes: true,
    works: (board) => rows_meant(board) !== undefined,
    act: remove_meant,
  },
  select_all: { label: () => "Select all in this lane", keys: "Ctrl A", works: in_lane, act: select_all },
  hide_empty: {
    label: (board) => (board.choice.value.hides_empty ? "Show empty lanes" : "Hide empty lanes"),
    act: (board) => board.choose({ hides_empty: !board.choice.peek().hides_empty }),
  },
  print: {
    label: () => "Print…",
    icon: "print",
    works: (board) => board.stages.length > 0,
    act: ask_to_print,
  },
  undo: { label: () => "Undo", icon: "undo", keys: "Ctrl Z", writes: true, act: ({ store }) => store.undo() },
  redo: { label: () => "Redo", icon: "redo", keys: "Ctrl Y", writes: true, act: ({ store }) => store.redo() },
} as const satisfies Record<string, BoardCommand>;

export type BoardCommandName = keyof typeof BOARD_COMMANDS;

/** What the menu lists, in its groups: of these only what there is something to do for. */
export const BOARD_MENU: readonly (readonly BoardCommandName[])[] = [
  ["edit", "unaware", "unrate", "add", "details", "star", "fold", "fold_others", "unfold_all"],
  ["cut", "copy", "paste", "duplicate"],
  ["move_to", "item_left", "item_right", "item_up", "item_down", "back", "on"],
  ["new_stage", "new_lane", "new_persona"],
  ["remove", "select_all"],
  ["hide_empty", "print"],
  ["undo", "redo"],
];

export function command(name: BoardCommandName): BoardCommand {
  return BOARD_COMMANDS[name];
}

export function is_on(board: BoardState, { writes, works }: BoardCommand): boolean {
  return !(writes && board.locked) && (works?.(board) ?? true);
}

export function run(board: BoardState, name: BoardCommandName): void {
  const known = command(name);
  if (is_on(board, known)) void known.act(board);
}

export function in_words(board: BoardState, { label, keys, icon }: BoardCommand) {
  return {
    label: capitalised(label(board)),
    keys: typeof keys === "function" ? keys(board) : keys,
    icon: typeof icon === "function" ? icon(board) : icon,
  };
}

export function fold(board: BoardState, row: string): void {
  const { folded } = board.choice.peek();
  board.choose({ folded: folded.includes(row) ? folded.filter((key) => key !== row) : [...folded, row] });
}

export function toggle_panel(board: BoardState): void {
  if (!board.panel.peek()) open_panel(board);
  else {
    board.panel.value = false;
    board.call_focus();
  }
}

/** Open the panel, or go to it. */
export function open_panel(board: BoardState): void {
  board.focus_wanted = false;
  board.panel.value = true;
  board.panel_calls.value++;
}

/** Somebody else who travels: the panel asks who it is. */
function add_persona(board: BoardState): void {
  const added = board.store.add_row(PERSONAS, {});
  if (typeof added !== "string") board.tell(added[0]?.why ?? "");
  else {
    board.choose({ people: { ...board.choice.peek().people, [added]: true } });
    show_person(board, added);
  }
}

export function show_person(board: BoardState, persona: string): void {
  board.person.value = persona;
  open_panel(board);
}

function rate_active(board: BoardState, score: Felt): void {
  at_active(board, (spot) => {
    const key = emotion_key(spot);
    if (key) rate(board, key, score);
  });
}

function is_moment(board: BoardState): boolean {
  return board.store.value("stages", here(board)?.stage ?? "", "moment_of_truth") === true;
}

function at_active(board: BoardState, act: (spot: Spot) => unknown): void {
  const spot = here(board);
  if (spot) act(spot);
}
