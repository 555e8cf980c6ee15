import { computed, useComputed } from "@preact/signals";
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { ChoiceMark } from "../marks";
import { GridCell } from "./grid-cell";
import { KindIcon } from "./grid-head";
import type { GridState } from "./grid-state";
import { edges_of } from "./selection";
import type { Heading } from "./sheet";

interface GridRowProps {
  readonly state: GridState;
  /** Undefined: the row is still on its way. */
  readonly id: string | undefined;
  readonly index: number;
  /** The height of the rows above it that are not rendered. */
  readonly gap: number;
  /** What stands above it, if a group begins here. */
  readonly heading: Heading | undefined;
}

/** The frame of a row at its place; what is in it renders on its own, only when the row itself has news. */
export function GridRow({ state, id, index, gap, heading }: GridRowProps) {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => (row.current ? state.viewport.watch(row.current, index) : undefined), [state, index]);
  const active = useComputed(() => id !== undefined && state.active.value?.row === id).value;
  // Its place comes as a property: another one makes it another question.
  const span = useMemo(() => computed(() => state.selection.span(index)), [state, index]).value;

  const band = `${state.id}-band-${index}`;
  const margin = gap > 0 ? { marginTop: `${gap}px` } : undefined;
  return (
    // Always the same elements, so that a row that begins a group keeps the focus in it.
    <div ref={row} role="none" style={margin}>
      {heading && <GroupHead key="heading" id={band} state={state} heading={heading} />}
      <div
        key="row"
        role="row"
        class={id === undefined ? "jk-row jk-waiting" : "jk-row"}
        aria-rowindex={index + 2}
        aria-describedby={heading ? band : undefined}
        aria-busy={id === undefined ? "true" : undefined}
        data-row={id}
        data-active={active || span ? "" : undefined}
      >
        <Head state={state} id={id} index={index} />
        {id === undefined ? <WaitingCells state={state} /> : <RowCells state={state} id={id} span={span} />}
      </div>
    </div>
  );
}

/** `span`: how the row is part of the range. */
function RowCells({ state, id, span }: { state: GridState; id: string; span: string }) {
  const { sheet, news } = state;
  const active = useComputed(() => (state.active.value?.row === id ? state.active.value.column : null)).value;
  const edit = useComputed(() => (state.editing.value?.row === id ? state.editing.value : null)).value;
  const focus_calls = active === null ? 0 : state.focus_calls.value;
  const resized = active === null ? 0 : state.viewport.forgotten.value;
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
    // The page follows where the focus is sent, never a press: the click would miss what moved away under it.
    // First, for what scrolls the grid itself has to be known to it, or it lets go of the row.
    if (cell && sent.current) cell.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (cell) state.reveal({ row: id, column: active as string }, cell);
    sent.current = false;
  }, [active, editing, focus_calls, sheet.columns, resized]);

  return (
    <>
      {sheet.columns.map((column, at) => {
        const place = { row: id, column: column.key };
        const spec = sheet.spec(place) ?? column.spec;
        return (
          <GridCell
            key={column.key}
            state={state}
            row={id}
            column={column}
            spec={spec}
            index={at}
            value={sheet.value(place)}
            draft={sheet.draft(place)}
            replaced={sheet.replaced(place)}
            pending={sheet.is_pending(place)}
            names={spec.kind === "ref" || (column.view && !column.is_whole) ? version : 0}
            active={active === column.key}
            edges={edges_of(span, at)}
            edit={edit?.column === column.key ? edit : null}
          />
        );
      })}
    </>
  );
}

/** What stands before the cells: the row's head or, where the first cell is that, its number. */
function Head({ state, id, index }: { state: GridState; id: string | undefined; index: number }) {
  const head = id === undefined ? undefined : state.sheet.row_head(id);
  if (!head)
    return (
      <div class="jk-number" aria-hidden="true">
        {index + 1}
      </div>
    );
  return (
    <div class="jk-number" role="rowheader" aria-colindex={1} aria-description={head.help} title={head.help}>
      <KindIcon kind={head.kind} />
      <span>{head.title}</span>
    </div>
  );
}

/** What stands above the first row of a group. */
function GroupHead({ id, state, heading }: { id: string; state: GridState; heading: Heading }) {
  const span = state.sheet.columns.length + (state.sheet.first_is_head ? 0 : 1);
  return (
    <div role="row" class="jk-band">
      <div id={id} role="gridcell" aria-colindex={1} aria-colspan={span}>
        <ChoiceMark mark={heading.mark} />
        <b>{heading.title}</b>
        <span>{heading.detail}</span>
      </div>
    </div>
  );
}

function WaitingCells({ state }: { state: GridState }) {
  return (
    <>
      {state.sheet.columns.map(({ key }, at) => (
        <div
          key={key}
          role={at === 0 ? "rowheader" : "gridcell"}
          class={at === 0 ? "jk-cell jk-first" : "jk-cell"}
          aria-colindex={at + 1}
        />
      ))}
    </>
  );
}
