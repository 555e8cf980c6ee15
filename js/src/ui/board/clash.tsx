import type { ColumnSpec } from "../../core/protocol";
import { cell_text } from "../cells/cell-text";
import type { Target } from "../grid/sheet";
import { SmallIcon } from "../icons";
import { Settle, unsettled } from "../unsettled";
import { spec_of } from "./board-edits";
import { spot_of } from "./board-places";
import type { BoardState } from "./board-state";

interface ClashProps {
  readonly board: BoardState;
  readonly target: Target;
  readonly spec: ColumnSpec | undefined;
  readonly id: string;
}

/** The columns that a card or head speaks for, the one it shows first. */
export const COLUMNS = {
  notes: ["text", "lane", "stage", "persona", "channel", "grade"],
  needs: [
    "statement",
    "stage",
    "persona",
    "level",
    "importance",
    "satisfaction",
    "usp",
    "usp_proof",
    "rival",
    "grade",
  ],
  stages: ["name", "goal", "description", "moment_of_truth", "optional"],
  lanes: ["name", "prompt", "side"],
} as const;

type Table = keyof typeof COLUMNS;

/** The id of what is said about a cell of the map. */
export function fault_id(
  board: BoardState,
  table: Table,
  row: string,
  column: string = COLUMNS[table][0],
): string {
  return `${board.id}-${table}-${row}-${column}`;
}

/** All that is to be settled at a row of the map, where it stands. */
export function Clashes({ board, table, row }: { board: BoardState; table: Table; row: string }) {
  if (board.store.is_settled) return null;
  return (
    <>
      {COLUMNS[table].map((column) => (
        <Clash
          key={column}
          board={board}
          target={{ table, row, column }}
          spec={spec_of(board, table, column)}
          id={fault_id(board, table, row, column)}
        />
      ))}
    </>
  );
}

/** What is to be settled about a text of mine: it was refused, or somebody has overwritten it. */
function Clash({ board, target, spec, id }: ClashProps) {
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
        <b>
          {COLUMNS[target.table as Table][0] === target.column ? "" : `${spec.title}: `}
          {fault.title}
        </b>{" "}
        <span>{fault.detail}</span>
      </p>
      <Settle fault={fault} settle={settle} />
    </div>
  );
}

/** How a row of the map stands, by all its columns. */
export function state_of(
  { store }: BoardState,
  table: Table,
  row: string,
): "error" | "conflict" | "pending" | undefined {
  const columns = COLUMNS[table];
  if (!store.is_settled) {
    if (columns.some((column) => store.draft(table, row, column))) return "error";
    if (columns.some((column) => store.replaced(table, row, column))) return "conflict";
  }
  const waits =
    store.status.pending > 0 && ["order", ...columns].some((column) => store.is_pending(table, row, column));
  return waits ? "pending" : undefined;
}
