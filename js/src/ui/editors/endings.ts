/** What keys mean to an open editor. */
import { is_composing, type KeyPress } from "../key-press";

/** How an editor ends, and where the focus goes then. */
export type Ending = "down" | "next" | "previous" | "stay" | "cancel";

/** What a key means to an editor; undefined leaves it to the field. `lines`: Shift+Enter is a new line there. */
export function ending_of(press: KeyPress, lines: boolean): Ending | "swallow" | undefined {
  if (is_composing(press)) return undefined;
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

/** Heard on the window when editors are to hand in although the page stays. */
export const LAST_CALL = "journeykit:last-call";

/** Call a function when the page goes away, as with a reload, until the returned function is called. */
export function at_end_of_page(act: () => void): () => void {
  const end = new AbortController();
  for (const name of ["pagehide", LAST_CALL]) window.addEventListener(name, act, { signal: end.signal });
  return () => end.abort();
}

// The modifiers too: on a Control of its own JupyterLab forbids the next undo for a moment.
const TEXT_KEYS = /^(?:[acvxyz]|Arrow.*|Home|End|Backspace|Delete|Control|Meta)$/i;
/** Of the letters with Ctrl and Shift only these are keys of text: C is the host's list of commands. */
const WITH_SHIFT = /^(?:[vz]|..+)$/i;

/** Keys typed into an editor that the host should still see: its own shortcuts, never those of text. */
export function belongs_to_host(press: KeyPress): boolean {
  const { key, shiftKey } = press;
  const is_of_text = TEXT_KEYS.test(key) && (!shiftKey || WITH_SHIFT.test(key));
  return (press.ctrlKey || press.metaKey) && !press.getModifierState("AltGraph") && !is_of_text;
}
