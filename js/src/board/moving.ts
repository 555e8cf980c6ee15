/** Moving notes and needs to another place of the board: one op. */
import { cell } from "../core/columns";
import { make_room } from "../core/placing";
import type { Change } from "../core/protocol";
import type { Store } from "../core/store";
import { lane_of } from "./spots";

export interface Destination {
  readonly row: string;
  readonly stage: string;
  /** The item that comes behind the moved ones; undefined: they come last in the cell. */
  readonly before?: string | undefined;
}

/**
 * The changes that bring rows of the notes or needs to a place, in the order given. `there` is what lies in the
 * cell already. Nothing where they are there already.
 */
export function move_changes(
  store: Store,
  table: string,
  ids: readonly string[],
  to: Destination,
  there: readonly string[],
): Change[] {
  const data = store.table(table);
  if (!data) return [];
  const moving = new Set(ids);
  const known = ids.filter((id) => data.row(id));
  const lane = lane_of(to.row);
  const cells = { stage: to.stage, ...(lane !== undefined && { lane }) };
  const set = known.flatMap((row) =>
    Object.entries(cells).flatMap(([column, after]): Change[] => {
      const before = cell(data.row(row)?.cells ?? {}, column) ?? null;
      return before === after ? [] : [{ kind: "cell_set", table, row, column, before, after }];
    }),
  );
  const left = there.filter((id) => !moving.has(id));
  const at = to.before === undefined ? left.length : left.indexOf(to.before);
  const wanted = left.toSpliced(at < 0 ? left.length : at, 0, ...known);
  // In a table of many cells only the order within this one counts.
  const is_sorted = wanted.every(
    (id, place) => place === 0 || comes_before(store, table, wanted[place - 1] ?? "", id),
  );
  if (is_sorted) return set;
  const others = data.ids.filter((id) => !moving.has(id));
  const behind = left[at - 1];
  const next = left[at];
  const position =
    next !== undefined
      ? others.indexOf(next)
      : behind !== undefined
        ? others.indexOf(behind) + 1
        : others.length;
  const rows = { get: (id: string) => data.row(id) };
  const { keys, moves } = make_room(table, others, rows, position, known.length);
  const moved = known.map((row, place): Change => {
    return {
      kind: "row_moved",
      table,
      row,
      before: data.row(row)?.order ?? "",
      after: keys[place] as string,
    };
  });
  return [...set, ...moved, ...moves];
}

function comes_before(store: Store, table: string, one: string, other: string): boolean {
  const [a, b] = [one, other].map((id) => store.table(table)?.row(id));
  if (!a || !b) return true;
  return a.order === b.order ? a.id < b.id : a.order < b.order;
}
