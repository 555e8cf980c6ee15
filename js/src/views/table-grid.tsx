import { useMemo } from "preact/hooks";
import { Frame } from "../ui/frame";
import { GridSection } from "../ui/grid/grid-section";
import { GridState } from "../ui/grid/grid-state";
import { TableSheet } from "../ui/grid/table-sheet";
import { MapHeader } from "../ui/map-header";
import { take_floor } from "../ui/speaking";
import type { ViewProps } from "./view";

/** Any table of the map as a grid, one editor per kind of column. */
export function TableGrid({ store, options, abort }: ViewProps) {
  const table = String(options.table);
  const state = useMemo(() => new GridState(new TableSheet(store, table), abort), [store, table, abort]);
  state.news.schema.value;
  const title = state.sheet.table_spec?.title;
  return (
    <Frame
      store={store}
      label={title ? `${title} of the journey map` : "Journey map"}
      used={() => take_floor(store, state)}
    >
      {(room) => (
        <>
          {title && <MapHeader store={store} name={title} />}
          <GridSection state={state} title={title ?? ""} room={room} />
        </>
      )}
    </Frame>
  );
}
