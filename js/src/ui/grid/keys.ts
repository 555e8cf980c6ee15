import { is_composing, type KeyPress } from "../key-press";
import type { Move } from "./moves";

/** What a key asks for while a cell, not an editor, has the focus. */
export type Command =
  | Move
  | "edit"
  | "replace"
  | "open"
  | "space"
  | "clear"
  | "escape"
  | "note"
  | "undo"
  | "redo"
  | "row_up"
  | "row_down"
  | "row_left"
  | "row_right"
  | "insert_row"
  | "delete_row"
  | "nothing";

const PLAIN: Record<string, Command> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowLeft: "left",
  ArrowRight: "right",
  Home: "row_start",
  End: "row_end",
  PageUp: "page_up",
  PageDown: "page_down",
  Enter: "edit",
  F2: "edit",
  Delete: "clear",
  Backspace: "clear",
  Escape: "escape",
  ContextMenu: "note",
  " ": "space",
};

const WITH_CTRL: Record<string, Command> = {
  ArrowUp: "top",
  ArrowDown: "bottom",
  ArrowLeft: "row_start",
  ArrowRight: "row_end",
  Home: "first",
  End: "last",
  z: "undo",
  y: "redo",
  a: "nothing",
  Backspace: "clear",
  Delete: "clear",
};

const WITH_CTRL_SHIFT: Record<string, Command> = {
  z: "redo",
  "+": "insert_row",
  "=": "insert_row",
  "*": "insert_row",
  "-": "delete_row",
  _: "delete_row",
  ArrowUp: "nothing",
  ArrowDown: "nothing",
  ArrowLeft: "nothing",
  ArrowRight: "nothing",
  Backspace: "nothing",
  Delete: "nothing",
  m: "nothing",
};

const WITH_ALT_SHIFT: Record<string, Command> = {
  ArrowUp: "row_up",
  ArrowDown: "row_down",
  ArrowLeft: "row_left",
  ArrowRight: "row_right",
};

/** Most are keys the host would act on although we have no use for them yet. */
const WITH_SHIFT: Record<string, Command> = {
  ArrowUp: "nothing",
  ArrowDown: "nothing",
  ArrowLeft: "nothing",
  ArrowRight: "nothing",
  Home: "nothing",
  End: "nothing",
  " ": "nothing",
  F10: "note",
};

/** Whether the key writes something: a character, or the start of a composed one. */
export function is_writing(press: KeyPress): boolean {
  if (is_composing(press) || press.key === "Dead") return true;
  const shortcut = (press.ctrlKey || press.metaKey || press.altKey) && !press.getModifierState("AltGraph");
  return !shortcut && [...press.key].length === 1;
}

/** The command of a key in a cell; undefined leaves the key to the host. */
export function command_of(press: KeyPress): Command | undefined {
  const ctrl = press.ctrlKey || press.metaKey;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (!press.getModifierState("AltGraph")) {
    if (ctrl && press.altKey) return undefined;
    if (ctrl && press.shiftKey) return WITH_CTRL_SHIFT[key];
    if (ctrl) return WITH_CTRL[key];
    if (press.altKey && press.shiftKey) return WITH_ALT_SHIFT[key];
    if (press.altKey) return key === "ArrowDown" ? "open" : undefined;
    if (press.shiftKey && WITH_SHIFT[key]) return WITH_SHIFT[key];
    if (!press.shiftKey && PLAIN[key]) return PLAIN[key];
  }
  return is_writing(press) ? "replace" : undefined;
}
