import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { GridCell } from "./grid-cell";
import type { GridState } from "./grid-state";

interface GridRowProps {
  readonly state: GridState;
  /** Undefined: the row is still on its way. */
  readonly id: string | undefined;
  readonly index: number;
  readonly top: number;
  /** Counts changes of the columns' widths. */
  readonly widths: number;
}

/** The frame of a row at its place; what is in it renders on its own, only when the row itself has news. */
export function GridRow({ state, id, index, top, widths }: GridRowProps) {
  const row = useRef<HTMLDivElement>(null);
  const place_of_row = useRef(index);
  place_of_row.current = index;
  const measure = useRef(() => {
    // The computed height keeps its fractions, unlike offsetHeight, and knows of no transforms.
    const height = row.current ? Number.parseFloat(getComputedStyle(row.current).height) : 0;
    if (height > 0) state.viewport.measure(place_of_row.current, height);
  }).current;
  useLayoutEffect(measure, [index, widths]);
  const active = useComputed(() => id !== undefined && state.active.value?.row === id).value;

  return (
    <div
      ref={row}
      role="row"
      class={id === undefined ? "jk-row jk-waiting" : "jk-row"}
      style={{ top: `${top}px` }}
      aria-rowindex={index + 2}
      aria-busy={id === undefined ? "true" : undefined}
      data-row={id}
      data-active={active ? "" : undefined}
    >
      <div class="jk-number" aria-hidden="true">
        {index + 1}
      </div>
      {id === undefined ? (
        <WaitingCells state={state} />
      ) : (
        <RowCells state={state} id={id} measure={measure} />
      )}
    </div>
  );
}

function RowCells({ state, id, measure }: { state: GridState; id: string; measure: () => void }) {
  const active = useComputed(() => (state.active.value?.row === id ? state.active.value.column : null)).value;
  const edit = useComputed(() => (state.editing.value?.row === id ? state.editing.value : null)).value;
  const version = state.news.row(id).value;
  useEffect(() => () => state.news.forget(id), [id]);
  useLayoutEffect(measure);
  return (
    <>
      {state.columns.map((column, at) => (
        <GridCell
          key={column.name}
          state={state}
          row={id}
          column={column}
          index={at}
          version={version}
          active={active === column.name}
          edit={edit?.column === column.name ? edit : null}
          resized={measure}
        />
      ))}
    </>
  );
}

function WaitingCells({ state }: { state: GridState }) {
  return (
    <>
      {state.columns.map((column, at) => (
        <div
          key={column.name}
          role={at === 0 ? "rowheader" : "gridcell"}
          class={at === 0 ? "jk-cell jk-first" : "jk-cell"}
          aria-colindex={at + 1}
        />
      ))}
    </>
  );
}
