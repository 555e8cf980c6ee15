import { useRef, useState } from "preact/hooks";
import { typed_text } from "../cells/cell-text";
import { Icon } from "../icons";
import { type EditorProps, text_entry } from "./editor";
import { TextField } from "./text-field";

/** A day: typed as people write days, or picked in the browser's own calendar. */
export function DateEditor(props: EditorProps) {
  const picker = useRef<HTMLInputElement>(null);
  const { column, value, draft, done } = props;
  const [was] = useState(() => typed_text(column, value));
  const [text] = useState(props.text ?? draft?.text ?? was);
  return (
    <>
      <TextField
        editor={props}
        text={text}
        attributes={{ placeholder: "2026-03-31" }}
        onKey={(event) => event.altKey && event.key === "ArrowDown" && open_calendar(picker.current)}
        entry={(typed) => text_entry(props, was, typed)}
      />
      <button
        type="button"
        class="jk-pick"
        tabIndex={-1}
        aria-label="Open the calendar"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => open_calendar(picker.current)}
      >
        <Icon name="calendar" />
      </button>
      <input
        ref={picker}
        class="jk-picker"
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        value={was}
        onChange={(event) => done({ text: event.currentTarget.value }, "stay")}
      />
    </>
  );
}

function open_calendar(picker: HTMLInputElement | null): boolean {
  picker?.showPicker?.();
  return true;
}
