import { useEffect } from "preact/hooks";
import { LiveRegion } from "../live-region";
import { StatusLine, safety_text } from "../status-line";
import { next_draft } from "./cell-edits";
import type { GridState } from "./grid-state";

/** The line under the grid, and what screen readers hear of it. */
export function GridStatus({ state }: { state: GridState }) {
  const { store, news } = state;
  const status = news.status.value;
  news.order.value;
  useEffect(() => {
    if (status.notices > 0) state.message.value = { text: status.notice };
  }, [status.notices, state]);
  const data = state.data;
  if (!data) return null;
  const message = state.message.value;
  const correct = () => {
    const place = next_draft(state);
    if (place) state.go_to(place);
  };
  const spoken = message?.text || (status.phase === "cut_off" ? safety_text(status) : "");
  return (
    <>
      <StatusLine
        status={status}
        spec={data.spec}
        count={data.count}
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
      <LiveRegion text={spoken} />
    </>
  );
}
