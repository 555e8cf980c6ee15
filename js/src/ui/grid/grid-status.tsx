import { useEffect, useState } from "preact/hooks";
import { LiveRegion, type Saying } from "../live-region";
import { rows_here } from "../phrases";
import { speaks } from "../speaking";
import { is_safe, StatusLine, safety_text } from "../status-line";
import { next_draft } from "./cell-edits";
import type { GridState } from "./grid-state";

/** The line under the grid, and what screen readers hear of it. */
export function GridStatus({ state }: { state: GridState }) {
  const { store, news } = state;
  const status = news.status.value;
  const message = state.message.value;
  const [saying, say] = useState<Saying>({ text: "" });
  news.order.value;
  useEffect(() => say({ text: message?.text ?? "" }), [message]);
  useEffect(() => {
    if (!is_safe(status) && speaks(store, state)) say({ text: safety_text(status) });
  }, [status.phase, store, state]);
  const data = state.data;
  if (!data) return null;
  const correct = () => {
    const place = next_draft(state);
    if (place) state.go_to(place);
  };
  return (
    <>
      <StatusLine
        status={status}
        rows={rows_here(data.spec, data.ids.length, data.count)}
        drafts={state.drafts().length}
        message={message}
        lost={state.drafts(true)[0]}
        let_go={({ row, column }) => store.drop_draft(state.table, row, column)}
        to_draft={correct}
        undo={() => {
          state.message.value = null;
          store.undo();
        }}
      />
      <LiveRegion saying={saying} />
    </>
  );
}
