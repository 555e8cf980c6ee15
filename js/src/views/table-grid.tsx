import { useMemo } from "preact/hooks";
import type { TableSpec } from "../core/protocol";
import { Frame } from "../ui/frame";
import { DeleteQuestion } from "../ui/grid/delete-question";
import { Grid } from "../ui/grid/grid";
import { GridState } from "../ui/grid/grid-state";
import { GridStatus } from "../ui/grid/grid-status";
import { GridTools } from "../ui/grid/grid-tools";
import { add_row } from "../ui/grid/row-edits";
import { Icon } from "../ui/icons";
import { no_rows, with_article } from "../ui/phrases";
import { take_floor } from "../ui/speaking";
import { absence_text } from "../ui/status-line";
import type { ViewProps } from "./view";

/** Any table of the map as a grid, one editor per kind of column. */
export function TableGrid({ store, table, abort }: ViewProps) {
  const state = useMemo(() => new GridState(store, table, abort), [store, table, abort]);
  state.news.schema.value;
  const spec = state.data?.spec;
  return (
    <Frame
      label={spec ? `${spec.title} of the journey map` : "Journey map"}
      used={() => take_floor(store, state)}
    >
      {(room) =>
        spec ? (
          <>
            <Head state={state} spec={spec} />
            <GridTools state={state} />
            <Rows state={state} spec={spec} room={room} />
            <DeleteQuestion state={state} />
            <GridStatus state={state} />
          </>
        ) : (
          <NoTable state={state} />
        )
      }
    </Frame>
  );
}

function Head({ state, spec }: { state: GridState; spec: TableSpec }) {
  state.news.fields.value;
  return (
    <header class="jk-head">
      <h2>{spec.title}</h2>
      <p>{String(state.store.fields.title ?? "")}</p>
    </header>
  );
}

function Rows({ state, spec, room }: { state: GridState; spec: TableSpec; room: number }) {
  state.news.order.value;
  const add = () => add_row(state);
  const label = `Add ${with_article(spec.row_title)}`;
  return (
    <>
      <Grid state={state} title={spec.title} room={room} />
      {state.data?.count === 0 ? (
        <div class="jk-empty">
          <b>{no_rows(spec)}</b>
          <p>{spec.help}</p>
          <button type="button" class="jk-button jk-main" onClick={add}>
            {label}
          </button>
        </div>
      ) : (
        <button type="button" class="jk-add" data-noprint="" onClick={add}>
          <Icon name="plus" />
          {label}
        </button>
      )}
    </>
  );
}

function NoTable({ state }: { state: GridState }) {
  const { schema } = state.store;
  return (
    <p class="jk-plain" role="status">
      {absence_text(state.news.status.value, schema.tables.length > 0, state.table)}
    </p>
  );
}
