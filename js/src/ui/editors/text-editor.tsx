import { useState } from "preact/hooks";
import type { ColumnSpec } from "../../core/protocol";
import { typed_text } from "../cells/cell-text";
import { type EditorProps, text_entry } from "./editor";
import { TextField } from "./text-field";

const MODES: Partial<Record<ColumnSpec["kind"], "decimal" | "url">> = { number: "decimal", link: "url" };

/** Text, numbers and addresses: whatever is simply typed. */
export function TextEditor(props: EditorProps) {
  const { column, value, draft } = props;
  const [was] = useState(() => typed_text(column, value));
  return (
    <TextField
      editor={props}
      text={props.text ?? draft?.text ?? was}
      wraps={column.kind !== "number"}
      lines={column.kind === "long_text"}
      attributes={{ inputMode: MODES[column.kind] }}
      entry={(text) => text_entry(props, was, text)}
    />
  );
}
