import { DeleteQuestion } from "../delete-question";
import type { GridState } from "./grid-state";
import { delete_now } from "./row-edits";

export function GridDeleteQuestion({ state }: { state: GridState }) {
  const rows = state.asking.value;
  state.news.order.value;
  if (!rows) return null;
  const keep = () => {
    state.asking.value = null;
    state.call_focus();
  };
  return (
    <DeleteQuestion
      store={state.store}
      table={state.sheet.table}
      rows={rows}
      id={state.id}
      keep={keep}
      remove={(take_along) => delete_now(state, rows, take_along)}
    />
  );
}
