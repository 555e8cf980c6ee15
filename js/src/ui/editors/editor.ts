import type { Place as Target } from "../../core/changes";
import { same_value } from "../../core/columns";
import type { ColumnSpec, Refused } from "../../core/protocol";
import type { Draft, Store } from "../../core/store";
import type { Place, Sheet } from "../grid/sheet";
import type { Ending } from "./endings";

/** What an editor hands in: a text to be read, a value picked from a list, or the name of a row to refer to. */
export type Entry =
  | { readonly text: string }
  | { readonly value: unknown }
  | { /** A row of this name is added where the column refers to. */ readonly create: string };

export interface EditorProps {
  readonly store: Store;
  readonly column: ColumnSpec;
  readonly value: unknown;
  /** What to start with instead of the value. */
  readonly text: string | undefined;
  /** Where it stands, in a grid. */
  readonly place?: Place;
  readonly sheet?: Sheet;
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

/** Write an entry into the map; a value that is there already only takes the draft away. */
export function write_entry(
  store: Store,
  { table, row, column }: Target,
  entry: Entry,
  seen?: number,
): Refused | null {
  if ("text" in entry) return store.set_text(table, row, column, entry.text, seen);
  if ("create" in entry) return store.set_new_ref(table, row, column, entry.create, seen);
  if (!same_value(entry.value, store.value(table, row, column))) {
    return store.set_value(table, row, column, entry.value, seen);
  }
  store.drop_draft(table, row, column);
  return null;
}
