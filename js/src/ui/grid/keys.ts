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
  | "undo"
  | "redo"
  | "row_up"
  | "row_down"
  | "insert_row"
  | "delete_row"
  | "nothing";

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  getModifierState(name: string): boolean;
}

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

const WITH_ALT_SHIFT: Record<string, Command> = { ArrowUp: "row_up", ArrowDown: "row_down" };

/** Keys the host would act on although we have no use for them yet. */
const WITH_SHIFT: Record<string, Command> = {
  ArrowUp: "nothing",
  ArrowDown: "nothing",
  ArrowLeft: "nothing",
  ArrowRight: "nothing",
  Home: "nothing",
  End: "nothing",
  " ": "nothing",
};

/** Whether the key writes something: a character, or the start of a composed one. */
export function is_writing(press: KeyPress): boolean {
  if (press.isComposing || press.key === "Process" || press.key === "Dead") return true;
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

/** How an editor ends, and where the focus goes then. */
export type Ending = "down" | "next" | "previous" | "stay" | "cancel";

/** What a key means to an editor; undefined leaves it to the field. `lines`: Shift+Enter is a new line there. */
export function ending_of(press: KeyPress, lines: boolean): Ending | "swallow" | undefined {
  if (press.isComposing || press.key === "Process") return undefined;
  if (press.ctrlKey || press.metaKey) return undefined;
  switch (press.key) {
    case "Enter":
      if (press.shiftKey || press.altKey) return lines ? undefined : "swallow";
      return "down";
    case "Tab":
      return press.shiftKey ? "previous" : "next";
    case "F2":
      return "stay";
    case "Escape":
      return "cancel";
    default:
      return undefined;
  }
}

const TEXT_KEYS = /^(?:[acvxyz]|Arrow.*|Home|End|Backspace|Delete)$/i;

/** Keys typed into an editor that the host should still see: its own shortcuts, never those of text. */
export function belongs_to_host(press: KeyPress): boolean {
  return (
    (press.ctrlKey || press.metaKey) && !press.getModifierState("AltGraph") && !TEXT_KEYS.test(press.key)
  );
}
