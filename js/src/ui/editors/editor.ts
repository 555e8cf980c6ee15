import type { ColumnSpec } from "../../core/protocol";
import type { Draft, Store } from "../../core/store";
import type { Ending } from "./endings";

/** What an editor hands in: a text to be read, or a value picked from a list. */
export type Entry = { readonly text: string } | { readonly value: unknown };

export interface EditorProps {
  readonly store: Store;
  readonly column: ColumnSpec;
  readonly value: unknown;
  /** What to start with instead of the value. */
  readonly text: string | undefined;
  /** Text the map did not take the last time. */
  readonly draft: Draft | undefined;
  /** The id of an element that explains what is wrong with the draft. */
  readonly fault_id: string;
  /** Hand in an entry, or null to leave the cell as it is. */
  done(entry: Entry | null, ending: Ending | "leave"): void;
  /** Somebody has typed: this is the field's text now. */
  typed(text: string): void;
}

/**
 * The entry of a typed text. Text that is as it was leaves the cell alone, whoever has written there since;
 * after a refusal it takes the draft away.
 */
export function text_entry(editor: EditorProps, was: string, text: string): Entry | null {
  if (text !== was) return { text };
  return editor.draft ? { value: editor.value } : null;
}
