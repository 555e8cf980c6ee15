import { SpokenStatus } from "../spoken-status";
import { next_draft } from "./cell-edits";
import type { GridState } from "./grid-state";

/** The line under the grid, and what screen readers hear of it. */
export function GridStatus({ state, brief }: { state: GridState; brief?: boolean | undefined }) {
  const { store, news, sheet } = state;
  news.order.value;
  if (!sheet.data) return null;
  const correct = () => {
    const place = next_draft(state);
    if (place) state.go_to(place);
  };
  return (
    <SpokenStatus
      store={store}
      view={state}
      status={news.status.value}
      brief={brief}
      rows={sheet.tally()}
      drafts={state.drafts().length}
      lost={state.lost_draft()}
      to_draft={correct}
    />
  );
}
