import { useComputed } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { GridRow } from "./grid-row";
import type { GridState } from "./grid-state";
import { rendered_rows } from "./rows-in-sight";

/**
 * The rows in sight, and always the one with the active cell. They stand one below the other as their texts
 * make them, so that no row overlaps another before it is measured; space stands for those not rendered.
 */
export function GridBody({ state }: { state: GridState }) {
  const { viewport, news } = state;
  const { heights } = viewport;
  news.order.value;
  const forgotten = viewport.forgotten.value;
  const { rows: keys } = state;
  const active_row = useComputed(() => state.active.value?.row).value;
  const kept = active_row === undefined ? -1 : keys.indexOf(active_row);
  const span = viewport.span.value;

  useLayoutEffect(() => {
    state.store.sight(state.sheet.table, span.first, span.end - span.first);
  }, [span, state]);
  useLayoutEffect(() => viewport.hold_still(), [keys, state.sheet.count, forgotten]);

  let bottom = 0;
  const rows = rendered_rows(span, kept).map((index) => {
    const id = keys[index];
    const gap = heights.top(index) - bottom;
    bottom = heights.top(index + 1);
    return (
      <GridRow
        key={id ?? `waiting ${index}`}
        state={state}
        id={id}
        index={index}
        gap={gap}
        heading={id === undefined ? undefined : state.sheet.heading(id)}
      />
    );
  });
  return (
    <div role="rowgroup" style={{ paddingBottom: `${heights.total - bottom}px` }}>
      {rows}
    </div>
  );
}
