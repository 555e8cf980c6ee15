import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { rows_that_refer } from "../dependants";
import { joined, row_count, short } from "../phrases";
import type { GridState } from "./grid-state";
import { delete_now } from "./row-edits";

/** Asked before a row goes that others refer to: it names them and offers to take them along. */
export function DeleteQuestion({ state }: { state: GridState }) {
  const row = state.asking.value;
  state.news.order.value;
  const there = row !== null && state.sheet.data?.row(row) !== undefined;
  useLayoutEffect(() => {
    if (row === null || there) return;
    // Somebody else has deleted it.
    state.asking.value = null;
    state.call_focus();
  }, [row, there, state]);
  return there ? <Question key={row} state={state} row={row} /> : null;
}

function Question({ state, row }: { state: GridState; row: string }) {
  const box = useRef<HTMLDivElement>(null);
  const noun = state.sheet.table_spec?.row_title ?? "row";
  const name = short(state.store.label(state.sheet.table, row));
  const dependants = rows_that_refer(state.store, state.sheet.table, row);
  const left = joined(dependants.map(({ spec, rows }) => row_count(spec, rows.length)));
  const one = dependants.length === 1 && dependants[0]?.rows.length === 1;

  useEffect(() => box.current?.querySelector("button")?.focus(), []);
  const keep = () => {
    const place = state.active.peek();
    state.asking.value = null;
    if (place) state.go_to(place);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  };

  const question = `Delete the ${noun}${name ? ` ${name}` : ""}?`;
  return (
    <div
      ref={box}
      class="jk-ask"
      role="alertdialog"
      aria-label={question}
      aria-describedby={`${state.id}-ask`}
      onKeyDown={keydown}
    >
      <p id={`${state.id}-ask`}>
        <b>{question}</b> {left} {one ? "stays" : "stay"} behind without {one ? "it" : `a ${noun}`}.
      </p>
      <button type="button" class="jk-button jk-line" onClick={keep}>
        Keep
      </button>
      <button type="button" class="jk-button jk-danger" onClick={() => delete_now(state, row, false)}>
        Delete
      </button>
      <button type="button" class="jk-button jk-danger" onClick={() => delete_now(state, row, true)}>
        {one ? "Delete it too" : "Delete them too"}
      </button>
    </div>
  );
}
