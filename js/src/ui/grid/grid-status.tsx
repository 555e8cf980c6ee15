import { useEffect, useRef } from "preact/hooks";
import { LiveRegion } from "../live-region";
import { speaks } from "../speaking";
import { is_safe, StatusLine, safety_text } from "../status-line";
import { next_draft } from "./cell-edits";
import type { GridState } from "./grid-state";

/** The line under the grid, and what screen readers hear of it. */
export function GridStatus({ state, brief }: { state: GridState; brief?: boolean | undefined }) {
  const { store, news } = state;
  const status = news.status.value;
  const told = state.message.value;
  const message = told?.undo && told.edits !== store.edits ? null : told;
  const { announcer } = state;
  const waited = useRef(0);
  news.order.value;
  useEffect(() => announcer.say(message?.text ?? ""), [message]);
  const contest = state.contest.value;
  useEffect(() => announcer.say(contest?.text ?? ""), [contest]);
  useEffect(() => {
    if (!is_safe(status) && speaks(store, state)) announcer.say(safety_text(status));
  }, [status.phase, status.trouble, store, state]);
  useEffect(() => {
    const arrived = waited.current > 0 && status.pending === 0 && is_safe(status);
    if (arrived && speaks(store, state)) announcer.mention("Saved.");
    waited.current = status.pending;
  }, [status.pending]);
  if (!state.sheet.data) return null;
  const correct = () => {
    const place = next_draft(state);
    if (place) state.go_to(place);
  };
  return (
    <>
      <StatusLine
        status={brief ? undefined : status}
        rows={state.sheet.tally()}
        drafts={state.drafts().length}
        message={message}
        lost={state.lost_draft()}
        let_go={({ table, row, column }) => store.drop_draft(table, row, column)}
        dismiss_note={() => {
          state.call_focus();
          store.dismiss_note();
        }}
        to_draft={correct}
        undo={() => {
          state.message.value = null;
          // The button goes away with its message.
          state.call_focus();
          store.undo();
        }}
      />
      <LiveRegion announcer={announcer} />
    </>
  );
}
