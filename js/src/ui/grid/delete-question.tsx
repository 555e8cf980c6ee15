import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { rows_that_refer } from "../dependants";
import { joined, row_count, short } from "../phrases";
import type { GridState } from "./grid-state";
import { delete_now, named_rows } from "./row-edits";

/** Asked before rows go that others refer to: it names them and offers to take them along. */
export function DeleteQuestion({ state }: { state: GridState }) {
  const rows = state.asking.value;
  state.news.order.value;
  const there = rows?.filter((row) => state.sheet.data?.row(row)) ?? [];
  const is_moot = rows !== null && there.length === 0;
  useLayoutEffect(() => {
    if (!is_moot) return;
    // Somebody else has deleted them.
    state.asking.value = null;
    state.call_focus();
  }, [is_moot, state]);
  return there.length > 0 ? <Question key={there.join(" ")} state={state} rows={there} /> : null;
}

function Question({ state, rows }: { state: GridState; rows: readonly string[] }) {
  const box = useRef<HTMLDivElement>(null);
  const noun = state.sheet.table_spec?.row_title ?? "row";
  const dependants = rows_that_refer(state.store, state.sheet.table, rows);
  const left = joined(dependants.map(({ spec, rows: referring }) => row_count(spec, referring.length)));
  const one = dependants.length === 1 && dependants[0]?.rows.length === 1;

  useEffect(() => box.current?.querySelector("button")?.focus(), []);
  const keep = () => {
    state.asking.value = null;
    state.call_focus();
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  };

  const name = rows.length === 1 && short(state.store.label(state.sheet.table, rows[0] ?? ""));
  const what = rows.length === 1 ? `the ${noun}${name ? ` ${name}` : ""}` : named_rows(state, rows);
  const question = `Delete ${what}?`;
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
      <button type="button" class="jk-button jk-danger" onClick={() => delete_now(state, rows, false)}>
        Delete
      </button>
      <button type="button" class="jk-button jk-danger" onClick={() => delete_now(state, rows, true)}>
        {one ? "Delete it too" : "Delete them too"}
      </button>
    </div>
  );
}
