import { useLayoutEffect, useRef } from "preact/hooks";
import { CellMenu } from "./cell-menu";
import { CellNote } from "./cell-note";
import { column_widths } from "./column-widths";
import { GridBody } from "./grid-body";
import { grid_events } from "./grid-events";
import { GridHead } from "./grid-head";
import { GridPasteBox } from "./grid-paste-box";
import type { GridState } from "./grid-state";

interface GridProps {
  readonly state: GridState;
  readonly title: string;
  /** The width there is. */
  readonly room: number;
}

/** A table one can walk through and write into. It scrolls in itself; head and first columns stay. */
export function Grid({ state, title, room }: GridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  state.news.schema.value;
  state.news.order.value;
  const { viewport, sheet } = state;
  const { columns } = sheet;

  useLayoutEffect(() => {
    const element = scroller.current;
    const head = element?.querySelector<HTMLElement>(".jk-headrow");
    if (!element || !head) return undefined;
    return viewport.attach(element, head);
  }, [viewport]);
  useLayoutEffect(() => viewport.forget(), [columns, room]);

  const widths = column_widths(sheet, room);
  const scrolled = () => {
    viewport.look();
    scroller.current?.toggleAttribute("data-scrolled", scroller.current.scrollLeft > 0);
  };

  return (
    <div
      ref={scroller}
      class="jk-scroll"
      onScroll={scrolled}
      style={{ "--jk-columns": widths.columns, "--jk-table-width": widths.width, "--jk-room": `${room}px` }}
      data-empty={columns.length === 0 ? "" : undefined}
      data-heads={sheet.first_is_head ? undefined : ""}
      data-touched={state.touched.value ? "" : undefined}
      {...grid_events(state)}
    >
      <div
        role="grid"
        class="jk-table"
        aria-label={title}
        aria-multiselectable="true"
        aria-readonly={state.news.status.value.phase === "read_only" ? "true" : undefined}
        aria-rowcount={sheet.count + 1}
        aria-colcount={columns.length + (sheet.first_is_head ? 0 : 1)}
        // Without cells nothing in it takes the focus, and yet it may have to be scrolled.
        tabIndex={sheet.count === 0 || columns.length === 0 ? 0 : undefined}
      >
        <div role="rowgroup" class="jk-headgroup">
          <GridHead state={state} />
        </div>
        <GridBody state={state} />
      </div>
      <CellNote state={state} />
      <CellMenu state={state} />
      <GridPasteBox state={state} />
    </div>
  );
}
