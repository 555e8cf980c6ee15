/** Order keys for rows that come to stand at a place. */
import { spread } from "./order";
import type { Change } from "./protocol";
import type { TableRows } from "./rows";

/**
 * Keys for `count` rows before the one at `position`. Rows added at one place at one time share a key, and
 * nothing fits between them; those behind the gap then move too.
 */
export function make_room(
  table: string,
  ids: readonly string[],
  rows: TableRows | undefined,
  position: number,
  count: number,
): { readonly keys: readonly string[]; readonly moves: readonly Change[] } {
  const order_at = (at: number) => rows?.get(ids[at] ?? "")?.order ?? null;
  const before = position > 0 ? order_at(position - 1) : null;
  let end = position;
  while (before !== null && order_at(end) === before) end += 1;
  const keys = spread(count + end - position, before, order_at(end));
  const moves = ids.slice(position, end).map(
    (row, at): Change => ({
      kind: "row_moved",
      table,
      row,
      before: before ?? "",
      after: keys[count + at] as string,
    }),
  );
  return { keys, moves };
}
