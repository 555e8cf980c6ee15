/** Moving stages along the journey, and lanes within the blueprint: a lane that crosses a line changes its side. */
import { make_room } from "../core/placing";
import type { Change } from "../core/protocol";
import type { Store } from "../core/store";
import { lanes_in_order, SIDES, side_of } from "./board-rows";

/** The changes that bring a stage before another one; undefined: to the end. */
export function stage_moved(store: Store, stage: string, before: string | undefined): Change[] {
  return brought(store, "stages", stage, before);
}

/** The changes that bring a lane to a side, before another lane or to the end of that side. */
export function lane_moved(store: Store, lane: string, side: string, before: string | undefined): Change[] {
  const lanes = store.table("lanes");
  if (!lanes) return [];
  const was = side_of(lanes, lane);
  const set: Change[] =
    was === side
      ? []
      : [
          {
            kind: "cell_set",
            table: "lanes",
            row: lane,
            column: "side",
            before: was || null,
            after: side || null,
          },
        ];
  const group = lanes_in_order(lanes).filter((other) => other !== lane && side_of(lanes, other) === side);
  if (before !== undefined) return [...set, ...brought(store, "lanes", lane, before)];
  const last = group.at(-1);
  if (last === undefined) return set;
  const behind = lanes.ids.filter((id) => id !== lane);
  return [...set, ...brought(store, "lanes", lane, behind[behind.indexOf(last) + 1])];
}

/** One step up or down among the lanes shown; at the edge of a side onto the next one. */
export function lane_stepped(store: Store, lane: string, shown: readonly string[], by: -1 | 1): Change[] {
  const lanes = store.table("lanes");
  if (!lanes) return [];
  const side = side_of(lanes, lane);
  const group = shown.filter((id) => side_of(lanes, id) === side);
  const at = group.indexOf(lane);
  if (group[at + by] !== undefined)
    return lane_moved(store, lane, side, by < 0 ? group[at - 1] : group[at + 2]);
  const next = SIDES[SIDES.indexOf(side) + by];
  if (next === undefined || next === "") return [];
  const there = shown.filter((id) => side_of(lanes, id) === next);
  return lane_moved(store, lane, next, by < 0 ? undefined : there[0]);
}

function brought(store: Store, table: string, row: string, before: string | undefined): Change[] {
  const data = store.table(table);
  const own = data?.row(row);
  if (!data || !own || before === row) return [];
  const others = data.ids.filter((id) => id !== row);
  const position = before === undefined ? others.length : others.indexOf(before);
  if (position < 0 || data.ids.indexOf(row) === position) return [];
  const rows = { get: (id: string) => data.row(id) };
  const { keys, moves } = make_room(table, others, rows, position, 1);
  return [{ kind: "row_moved", table, row, before: own.order, after: keys[0] as string }, ...moves];
}
