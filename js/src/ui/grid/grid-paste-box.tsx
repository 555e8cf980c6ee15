import { useEffect, useState } from "preact/hooks";
import type { ClipboardTexts } from "../clipboard-buttons";
import { PasteBox } from "../paste-box";
import { paste_data } from "./clipboard";
import type { GridState } from "./grid-state";

/** What is pasted goes to the cell it was asked for at. */
export function GridPasteBox({ state }: { state: GridState }) {
  return state.pasting.value ? <AtCell state={state} /> : null;
}

function AtCell({ state }: { state: GridState }) {
  const [active] = useState(() => state.active.peek());
  const has_moved = state.active.value !== active;
  useEffect(() => {
    if (has_moved) state.pasting.value = false;
  }, [has_moved, state]);
  const done = (data?: ClipboardTexts) => {
    state.pasting.value = false;
    state.call_focus();
    if (data) paste_data(state, data);
  };
  return (
    <PasteBox anchor={() => (active && state.element_of(active)) ?? state.viewport.element} done={done} />
  );
}
