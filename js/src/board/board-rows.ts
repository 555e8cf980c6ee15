/** The rows of the board in their order: the lanes by the sides of the service blueprint, with the lines between. */
import type { TableData } from "../core/store";
import { EMOTION_ROW, lane_row, NEEDS_ROW, STAGES_ROW } from "./spots";

/** What runs above the first row of a side. */
export interface Line {
  readonly title: string;
  readonly detail: string;
  /** Whether it is a line of the blueprint, not a mere heading. */
  readonly is_drawn: boolean;
}

export interface BoardRow {
  readonly key: string;
  readonly side: string;
  readonly line?: Line | undefined;
}

export const INSIGHT = "insight";

const LINES: Record<string, Line> = {
  frontstage: { title: "Line of interaction", detail: "Frontstage below", is_drawn: true },
  backstage: { title: "Line of visibility", detail: "Backstage below", is_drawn: true },
  support: { title: "Line of internal interaction", detail: "Support below", is_drawn: true },
  [INSIGHT]: { title: "Insight", detail: "What follows from the journey", is_drawn: false },
  "": { title: "Without a side", detail: "Move these lanes to where they belong", is_drawn: false },
};

/** From what the customer does to what follows from it; lanes that say no side come last. */
export const SIDES: readonly string[] = ["customer", "frontstage", "backstage", "support", INSIGHT, ""];

export function side_of(lanes: TableData, lane: string): string {
  const side = String(lanes.row(lane)?.cells.side ?? "");
  return SIDES.includes(side) ? side : "";
}

/** The lanes as the board shows them: by side, within a side as the table has them. */
export function lanes_in_order(lanes: TableData | undefined): readonly string[] {
  if (!lanes) return [];
  return SIDES.flatMap((side) => lanes.ids.filter((lane) => side_of(lanes, lane) === side));
}

/** All rows; `emotion` are those that stand for the curve. */
export function board_rows(
  lanes: TableData | undefined,
  shown: readonly string[],
  emotion: readonly string[] = [EMOTION_ROW],
): readonly BoardRow[] {
  const rows: BoardRow[] = [STAGES_ROW, ...emotion].map((key) => ({ key, side: "" }));
  let before: string | undefined;
  const add = (key: string, side: string) => {
    const is_first = side !== before && (before !== undefined || side !== SIDES[0]);
    rows.push({ key, side, line: is_first ? LINES[side] : undefined });
    before = side;
  };
  for (const side of SIDES) {
    if (side === INSIGHT) add(NEEDS_ROW, side);
    for (const lane of shown) if (lanes && side_of(lanes, lane) === side) add(lane_row(lane), side);
  }
  return rows;
}
