import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { is_composing } from "../key-press";
import { Popover } from "../popover";
import { paste_data } from "./clipboard";
import type { GridState } from "./grid-state";

/** Where a button may not read the clipboard: a field to paste into, by whatever way the reader's device offers. */
export function PasteBox({ state }: { state: GridState }) {
  return state.pasting.value ? <Box state={state} /> : null;
}

function Box({ state }: { state: GridState }) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const close = () => {
    state.pasting.value = false;
    state.call_focus();
  };
  const take = (data: Pick<DataTransfer, "getData">) => {
    close();
    paste_data(state, data);
  };
  const keydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== "Escape" || is_composing(event)) return;
    event.preventDefault();
    close();
  };
  const pasted = (event: ClipboardEvent) => {
    event.stopPropagation();
    if (!event.clipboardData) return;
    event.preventDefault();
    take(event.clipboardData);
  };
  const use = () => take({ getData: (type) => (type === "text/plain" ? (field.current?.value ?? "") : "") });
  // What is pasted goes to the cell it was asked for at.
  const [active] = useState(() => state.active.peek());
  const has_moved = state.active.value !== active;
  useEffect(() => {
    if (has_moved) state.pasting.value = false;
  }, [has_moved, state]);
  return (
    <Popover
      class="jk-paste"
      role="dialog"
      aria-label="Paste"
      anchor={() => (active && state.element_of(active)) ?? state.viewport.element}
      onKeyDown={keydown}
    >
      <label>
        <span>The browser keeps its clipboard from buttons. Paste into this field.</span>
        <textarea
          ref={field}
          class="jk-input"
          rows={3}
          onPaste={pasted}
          onMouseDown={(event) => event.stopPropagation()}
        />
      </label>
      <div class="jk-actions">
        <button type="button" class="jk-button jk-line" onClick={close}>
          Cancel
        </button>
        <button type="button" class="jk-button jk-main" onClick={use}>
          Paste
        </button>
      </div>
    </Popover>
  );
}
