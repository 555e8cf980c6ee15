import type { FunctionComponent } from "preact";
import type { ColumnSpec } from "../../core/protocol";
import { DateEditor } from "./date-editor";
import type { EditorProps } from "./editor";
import { ListEditor } from "./list-editor";
import { ScaleEditor } from "./scale-editor";
import { TextEditor } from "./text-editor";

/** One editor per column kind. A flag is ticked in its cell; a derived value is not edited. */
export const EDITORS: Record<ColumnSpec["kind"], FunctionComponent<EditorProps> | null> = {
  text: TextEditor,
  long_text: TextEditor,
  number: TextEditor,
  link: TextEditor,
  date: DateEditor,
  scale: ScaleEditor,
  choice: ListEditor,
  multi_choice: ListEditor,
  ref: ListEditor,
  flag: null,
  derived: null,
};
