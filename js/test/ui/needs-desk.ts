/** A small table of needs in a grid without a page. */
import { spread } from "../../src/core/order";
import type { Cells, RowWire } from "../../src/core/protocol";
import type { Store } from "../../src/core/store";
import { GridState } from "../../src/ui/grid/grid-state";
import { taken_range } from "../../src/ui/grid/range-edits";
import type { Place, Sheet } from "../../src/ui/grid/sheet";
import { TableSheet } from "../../src/ui/grid/table-sheet";
import { live_store } from "../core/stage";

// Only a page has sizes to watch.
Object.assign(globalThis, {
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});

export const NEEDS: Cells[] = [
  { statement: "Know", stage: "s2", level: "safety", importance: 9, satisfaction: 3 },
  { statement: "Grow", stage: "s1", level: "esteem", importance: 5 },
  { statement: "Pay" },
];

function rows(prefix: string, all: readonly Cells[]): RowWire[] {
  const keys = spread(all.length, null);
  return all.map((cells, at) => [`${prefix}${at + 1}`, keys[at] as string, cells]);
}

export async function needs(): Promise<Store> {
  const stages = rows("s", [{ name: "Research" }, { name: "Claims" }]);
  const personas = rows("p", [{ name: "Carla" }, { name: "Ben" }]);
  return live_store({ stages, personas, needs: rows("n", NEEDS) });
}

export function state_of(sheet: Sheet): GridState {
  return new GridState(sheet, new AbortController().signal);
}

export async function needs_grid(): Promise<GridState> {
  return state_of(new TableSheet(await needs(), "needs"));
}

export const at = (row: string, column: string): Place => ({ row, column });

export function column_of({ sheet }: GridState, column: string): unknown[] {
  return sheet.rows.map((row) => sheet.value({ row, column }));
}

/** What is selected, as it is copied. */
export function copied(state: GridState) {
  return taken_range(state).map((line) => line.map((cell) => cell.copied));
}
