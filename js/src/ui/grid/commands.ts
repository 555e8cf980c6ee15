/** Everything that can be done to cells and rows. Keys, toolbar and menu all take it from here. */
import type { IconName } from "../icons";
import { capitalised, row_count } from "../phrases";
import { bring_back, is_unsettled, keep_value } from "./cell-edits";
import { follow_link, open_cell } from "./cell-opening";
import { copy_by_button, paste_by_button } from "./clipboard";
import type { GridState } from "./grid-state";
import { clear_range, fill } from "./range-edits";
import { add_row, add_rows_behind, delete_rows, duplicate_rows, move_rows } from "./row-edits";
import type { Place } from "./sheet";

export interface Command {
  readonly label: (state: GridState) => string;
  readonly icon?: IconName | ((state: GridState) => IconName);
  /** As people write them. */
  readonly keys?: string | ((state: GridState) => string);
  /** Whether it changes the map; then it does nothing where that is read-only. */
  readonly writes?: boolean;
  /** Whether there is anything to do; always, if left out. */
  readonly works?: (state: GridState) => boolean;
  readonly act: (state: GridState) => unknown;
}

const noun = ({ sheet }: GridState) => sheet.table_spec?.row_title ?? "row";

/** "need", "3 needs". */
const nouns = (state: GridState) => {
  const count = state.selection.record_count;
  const spec = state.sheet.table_spec;
  return count > 1 && spec ? row_count(spec, count) : noun(state);
};

const across = ({ sheet }: GridState) => sheet.moves === "across";
const has_row = (state: GridState) => state.record !== undefined;

function may_move(state: GridState, by: -1 | 1): boolean {
  const { sheet, selection } = state;
  const box = selection.box.value ?? selection.target();
  if (sheet.moves === "none" || !box) return false;
  const [first, last, count] = across(state)
    ? [box.left, box.right, sheet.columns.length]
    : [box.top, box.bottom, sheet.rows.length];
  return by < 0 ? first > 0 : last < count - 1;
}

function is_link(state: GridState): boolean {
  const place = state.active.peek();
  return place !== null && state.spec(place)?.kind === "link" && state.holds(place);
}

/** The fault at the active cell, if there is one. */
function fault(state: GridState): "draft" | "replaced" | undefined {
  const place = state.active.peek();
  if (!place || !is_unsettled(state, place)) return undefined;
  return state.sheet.draft(place) ? "draft" : "replaced";
}

export const COMMANDS = {
  let_go: {
    label: (state) => (fault(state) === "draft" ? "Let the text go that does not fit" : "Keep theirs"),
    keys: "Esc",
    works: (state) => fault(state) !== undefined,
    act: (state) => at_active(state, keep_value),
  },
  bring_back: {
    label: () => "Bring mine back",
    writes: true,
    works: (state) => fault(state) === "replaced",
    act: (state) => at_active(state, bring_back),
  },
  edit: {
    label: () => "Edit",
    keys: "F2",
    writes: true,
    works: (state) => state.active.peek() !== null,
    act: (state) => at_active(state, open_cell),
  },
  open_link: {
    label: () => "Open the link",
    keys: "Alt ↓",
    works: (state) => is_link(state),
    act: (state) => at_active(state, follow_link),
  },
  cut: {
    label: () => "Cut",
    keys: "Ctrl X",
    writes: true,
    works: has_row,
    act: (state) => copy_by_button(state, "cut"),
  },
  copy: {
    label: () => "Copy",
    icon: "copy",
    keys: "Ctrl C",
    works: has_row,
    act: (state) => copy_by_button(state, "copy"),
  },
  copy_titles: {
    label: () => "Copy with titles",
    works: has_row,
    act: (state) => copy_by_button(state, "copy", { titles: true }),
  },
  paste: {
    label: () => "Paste",
    icon: "paste",
    keys: "Ctrl V",
    writes: true,
    works: (state) => has_row(state) || !across(state),
    act: paste_by_button,
  },
  fill_down: { label: () => "Fill down", keys: "Ctrl D", writes: true, act: (state) => fill(state, true) },
  fill_right: { label: () => "Fill right", keys: "Ctrl R", writes: true, act: (state) => fill(state, false) },
  clear: { label: () => "Clear", keys: "Del", writes: true, act: clear_range },
  add_row: {
    label: (state) => `New ${noun(state)}`,
    icon: "plus",
    writes: true,
    act: (state) => add_row(state),
  },
  insert_row: {
    label: (state) => {
      const several = state.selection.record_count > 1;
      return `${several ? "Add" : "New"} ${nouns(state)} ${across(state) ? "to the right" : "below"}`;
    },
    icon: "plus",
    keys: "Ctrl Shift +",
    writes: true,
    act: add_rows_behind,
  },
  duplicate: {
    label: (state) => `Duplicate ${nouns(state)}`,
    icon: "twice",
    writes: true,
    works: has_row,
    act: duplicate_rows,
  },
  move_back: {
    label: (state) => `Move ${nouns(state)} ${across(state) ? "left" : "up"}`,
    icon: (state) => (across(state) ? "left" : "up"),
    keys: (state) => `Alt Shift ${across(state) ? "←" : "↑"}`,
    writes: true,
    works: (state) => may_move(state, -1),
    act: (state) => move_rows(state, -1),
  },
  move_on: {
    label: (state) => `Move ${nouns(state)} ${across(state) ? "right" : "down"}`,
    icon: (state) => (across(state) ? "right" : "down"),
    keys: (state) => `Alt Shift ${across(state) ? "→" : "↓"}`,
    writes: true,
    works: (state) => may_move(state, 1),
    act: (state) => move_rows(state, 1),
  },
  delete_rows: {
    label: (state) => `Delete ${nouns(state)}`,
    icon: "trash",
    keys: "Ctrl Shift −",
    writes: true,
    works: has_row,
    act: delete_rows,
  },
  select_rows: {
    label: () => "Select row",
    keys: "Shift Space",
    act: (state) => select(state, "select_rows", "row"),
  },
  select_columns: {
    label: () => "Select column",
    keys: "Ctrl Space",
    act: (state) => select(state, "select_columns", "column"),
  },
  select_all: {
    label: () => "Select all",
    keys: "Ctrl A",
    act: (state) => {
      state.selection.select_all();
      state.mention_selection();
    },
  },
  undo: { label: () => "Undo", icon: "undo", keys: "Ctrl Z", writes: true, act: ({ store }) => store.undo() },
  redo: { label: () => "Redo", icon: "redo", keys: "Ctrl Y", writes: true, act: ({ store }) => store.redo() },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

/** What the menu lists, in its groups; of the first one only what there is something to do for. */
export const MENU: readonly (readonly CommandName[])[] = [
  ["let_go", "bring_back", "open_link"],
  ["edit", "cut", "copy", "copy_titles", "paste"],
  ["fill_down", "fill_right", "clear"],
  ["insert_row", "duplicate", "move_back", "move_on", "delete_rows"],
  ["select_rows", "select_columns", "select_all"],
  ["undo", "redo"],
];

export function command(name: CommandName): Command {
  return COMMANDS[name];
}

/** Whether the command can be given now. */
export function is_on(state: GridState, { writes, works }: Command): boolean {
  return !(writes && state.store.status.phase === "read_only") && (works?.(state) ?? true);
}

export function in_words(state: GridState, { label, keys, icon }: Command) {
  return {
    label: capitalised(label(state)),
    keys: typeof keys === "function" ? keys(state) : keys,
    icon: typeof icon === "function" ? icon(state) : icon,
  };
}

function at_active(state: GridState, act: (state: GridState, place: Place) => void): void {
  const place = state.active.peek();
  if (place) act(state, place);
}

/** Select the whole rows, or columns, of what is selected. */
function select(state: GridState, what: "select_rows" | "select_columns", key: "row" | "column"): void {
  const { fixed, moving } = state.selection;
  if (!fixed || !moving) return;
  state.selection[what](fixed[key], moving[key]);
  state.mention_selection();
}
