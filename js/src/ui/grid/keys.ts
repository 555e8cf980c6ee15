import { is_composing, type KeyPress } from "../key-press";
import type { CommandName } from "./commands";
import type { Move } from "./moves";

/** What a key asks for while a cell, not an editor, has the focus. */
export type Key =
  | Move
  | `extend ${Move}`
  | Exclude<CommandName, OfMenu>
  | "replace"
  | "open"
  | "space"
  | "escape"
  | "menu"
  | "clipboard"
  | "row_up"
  | "row_down"
  | "row_left"
  | "row_right"
  | "nothing";

/** These have keys that mean more than they do, or none. */
type OfMenu =
  | "let_go"
  | "bring_back"
  | "open_link"
  | "add_row"
  | "move_back"
  | "move_on"
  | "copy"
  | "copy_titles"
  | "cut"
  | "paste"
  | "duplicate";

/** There the Option key writes characters, @ and € among them, and no other key of the keyboard does. */
const ON_MAC = /^(?:Mac|iP)/.test(globalThis.navigator?.platform ?? "");

/** With Shift they extend the range. */
const MOVES: Record<string, Move> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "row_start",
  End: "row_end",
  PageUp: "page_up",
  PageDown: "page_down",
};
const MOVES_WITH_CTRL: Record<string, Move> = {
  ArrowUp: "edge_up",
  ArrowDown: "edge_down",
  ArrowLeft: "edge_left",
  ArrowRight: "edge_right",
  Home: "first",
  End: "last",
};

const PLAIN: Record<string, Key> = {
  Enter: "edit",
  F2: "edit",
  Delete: "clear",
  Backspace: "clear",
  Escape: "escape",
  ContextMenu: "menu",
  " ": "space",
};

const WITH_CTRL: Record<string, Key> = {
  z: "undo",
  y: "redo",
  a: "select_all",
  " ": "select_columns",
  c: "clipboard",
  x: "clipboard",
  v: "clipboard",
  Insert: "clipboard",
  d: "fill_down",
  r: "fill_right",
  Backspace: "clear",
  Delete: "clear",
};

/** The last ones are keys the host would act on. */
const WITH_CTRL_SHIFT: Record<string, Key> = {
  z: "redo",
  "+": "insert_row",
  "=": "insert_row",
  "*": "insert_row",
  "-": "delete_rows",
  _: "delete_rows",
  " ": "select_all",
  Backspace: "nothing",
  Delete: "nothing",
  m: "nothing",
};

const WITH_ALT_SHIFT: Record<string, Key> = {
  ArrowUp: "row_up",
  ArrowDown: "row_down",
  ArrowLeft: "row_left",
  ArrowRight: "row_right",
};

const WITH_SHIFT: Record<string, Key> = {
  " ": "select_rows",
  F10: "menu",
  // Cut and paste, where the keyboard has them so.
  Delete: "clipboard",
  Insert: "clipboard",
  Backspace: "clear",
};

/** Whether the key writes something: a character, or the start of a composed one. */
export function is_writing(press: KeyPress, on_mac = ON_MAC): boolean {
  if (is_composing(press) || press.key === "Dead") return true;
  const shortcut = press.ctrlKey || press.metaKey || (press.altKey && !on_mac);
  return (!shortcut || press.getModifierState("AltGraph")) && [...press.key].length === 1;
}

/** What a key means in a cell; undefined leaves it to the host. */
export function key_of(press: KeyPress, on_mac = ON_MAC): Key | undefined {
  const ctrl = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (!press.getModifierState("AltGraph")) {
    if (ctrl && press.altKey) return undefined;
    if (press.altKey && press.shiftKey) return WITH_ALT_SHIFT[key];
    if (press.altKey && key === "ArrowDown") return "open";
    if (press.altKey) return is_writing(press, on_mac) ? "replace" : undefined;
    const move = (ctrl ? MOVES_WITH_CTRL : MOVES)[key];
    if (move) return press.shiftKey ? `extend ${move}` : move;
    if (ctrl) return (press.shiftKey ? WITH_CTRL_SHIFT : WITH_CTRL)[key];
    if (press.shiftKey && WITH_SHIFT[key]) return WITH_SHIFT[key];
    if (!press.shiftKey && PLAIN[key]) return PLAIN[key];
  }
  return is_writing(press, on_mac) ? "replace" : undefined;
}
