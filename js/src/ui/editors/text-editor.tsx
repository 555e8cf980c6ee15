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
  const [text] = useState(props.text ?? draft?.text ?? was);
  return (
    <TextField
      editor={props}
      text={text}
      wraps={column.kind !== "number"}
      lines={column.kind === "long_text"}
      attributes={{ inputMode: MODES[column.kind] }}
      entry={(typed) => text_entry(props, was, typed)}
    />
  );
}
