import { useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { GridRow } from "./grid-row";
import type { GridState } from "./grid-state";
import { rendered_rows } from "./rows-in-sight";

/** The rows in sight, each at its height, and always the one with the active cell. */
export function GridBody({ state }: { state: GridState }) {
  const { viewport, news } = state;
  news.order.value;
  const layout = viewport.layout.value;
  const widths = viewport.widths.value;
  const data = state.data;
  const ids = data?.ids ?? [];
  const previous = useRef(ids);
  viewport.arrange(ids, data?.count ?? 0);
  const active_row = useComputed(() => state.active.value?.row).value;
  const kept = active_row === undefined ? -1 : ids.indexOf(active_row);
  const span = viewport.span.value;

  useLayoutEffect(() => {
    state.settle(previous.current);
    previous.current = ids;
  }, [ids, state]);
  useLayoutEffect(() => {
    state.store.sight(state.table, span.first, span.end - span.first);
  }, [span, state]);
  useLayoutEffect(() => viewport.hold_still(), [ids, data?.count, layout]);

  return (
    <div role="rowgroup" class="jk-body" style={{ height: `${viewport.heights.total}px` }}>
      {rendered_rows(span, kept).map((index) => {
        const id = ids[index];
        return (
          <GridRow
            key={id ?? `waiting ${index}`}
            state={state}
            id={id}
            index={index}
            top={viewport.heights.top(index)}
            widths={widths}
          />
        );
      })}
    </div>
  );
}
