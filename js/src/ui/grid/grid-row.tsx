import { useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { GridCell } from "./grid-cell";
import type { GridState } from "./grid-state";

interface GridRowProps {
  readonly state: GridState;
  /** Undefined: the row is still on its way. */
  readonly id: string | undefined;
  readonly index: number;
  /** The height of the rows above it that are not rendered. */
  readonly gap: number;
}

/** The frame of a row at its place; what is in it renders on its own, only when the row itself has news. */
export function GridRow({ state, id, index, gap }: GridRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (row.current ? state.viewport.watch(row.current, index) : undefined), [state, index]);
  const active = useComputed(() => id !== undefined && state.active.value?.row === id).value;

  return (
    <div
      ref={row}
      role="row"
      class={id === undefined ? "jk-row jk-waiting" : "jk-row"}
      style={gap > 0 ? { marginTop: `${gap}px` } : undefined}
      aria-rowindex={index + 2}
      aria-busy={id === undefined ? "true" : undefined}
      data-row={id}
      data-active={active ? "" : undefined}
    >
      <div class="jk-number" aria-hidden="true">
        {index + 1}
      </div>
      {id === undefined ? <WaitingCells state={state} /> : <RowCells state={state} id={id} />}
    </div>
  );
}

function RowCells({ state, id }: { state: GridState; id: string }) {
  const { store, table, news } = state;
  const active = useComputed(() => (state.active.value?.row === id ? state.active.value.column : null)).value;
  const edit = useComputed(() => (state.editing.value?.row === id ? state.editing.value : null)).value;
  const focus_calls = active === null ? 0 : state.focus_calls.value;
  const version = news.row(id).value;
  const editing = edit !== null && edit.column === active;
  const active_cell = () => (active === null ? null : state.element_of({ row: id, column: active }));
  useEffect(() => () => news.forget(id), [id]);

  const sent = useRef(false);

  useLayoutEffect(() => {
    if (editing || active === null || !state.focus_wanted) return;
    state.focus_wanted = false;
    sent.current = true;
    active_cell()?.focus({ preventScroll: true });
  }, [active, edit, focus_calls]);

  useLayoutEffect(() => {
    const cell = state.has_focus ? active_cell() : null;
    if (cell) state.reveal(id, cell, active === state.columns[0]?.name);
    // The page follows where the focus is sent, never a press: the click would miss what moved away under it.
    if (cell && sent.current) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    sent.current = false;
  }, [active, editing, focus_calls]);

  return (
    <>
      {state.columns.map((column, at) => (
        <GridCell
          key={column.name}
          state={state}
          row={id}
          column={column}
          index={at}
          value={state.value({ row: id, column: column.name })}
          draft={store.draft(table, id, column.name)}
          replaced={store.replaced(table, id, column.name)}
          pending={store.is_pending(table, id, column.name)}
          names={column.kind === "ref" ? version : 0}
          active={active === column.name}
          edit={edit?.column === column.name ? edit : null}
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
