import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import { cell_text } from "../cells/cell-text";
import type { Target } from "../grid/sheet";
import { SmallIcon } from "../icons";
import { Settle, unsettled } from "../unsettled";
import { spot_of } from "./board-places";
import type { BoardState } from "./board-state";

interface ClashProps {
  readonly board: BoardState;
  readonly target: Target;
  readonly spec: ColumnSpec | undefined;
  readonly id: string;
}

/** What is to be settled about a text of mine, where it stands: it was refused, or somebody has overwritten it. */
export function Clash({ board, target, spec, id }: ClashProps) {
  const { store } = board;
  if (store.is_settled || !spec) return null;
  const place = [target.table, target.row, target.column] as const;
  const mine = store.replaced(...place);
  const draft = store.draft(...place);
  const fault = unsettled(draft, mine, store.value(...place), (value) => cell_text(store, spec, value));
  if (!fault) return null;
  const settle = (brings_back: boolean) => {
    if (brings_back && mine) store.set_value(...place, mine.value);
    else if (draft) store.drop_draft(...place);
    else store.drop_replaced(...place);
    // The buttons go away.
    const spot = spot_of(board, target.table, target.row);
    if (spot) board.go_to(spot);
  };
  return (
    <div class="jk-clash" role="group" aria-label={fault.title} data-tone={fault.tone}>
      <p id={id}>
        <SmallIcon name={fault.tone} />
        <b>{fault.title}</b> <span>{fault.detail}</span>
      </p>
      <Settle fault={fault} settle={settle} />
    </div>
  );
}

/** How something stands whose texts are kept in these columns. */
export function state_of(
  store: Store,
  table: string,
  row: string,
  columns: readonly string[],
): "error" | "conflict" | "pending" | undefined {
  if (!store.is_settled) {
    for (const column of columns) {
      if (store.draft(table, row, column)) return "error";
      if (store.replaced(table, row, column)) return "conflict";
    }
  }
  const waits =
    store.status.pending > 0 &&
    ["", "order", ...columns].some((column) => store.is_pending(table, row, column));
  return waits ? "pending" : undefined;
}
