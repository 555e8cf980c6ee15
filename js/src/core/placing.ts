/** Order keys for rows that come to stand at a place. */
import { spread } from "./order";
import type { Change } from "./protocol";

/** Where the rows stand. */
export interface Orders {
  get(id: string): { readonly order: string } | undefined;
}

/** Keys beyond this many letters are put right, by moving the rows behind along with them. */
const LONG = 40;
const WINDOW = 64;

/**
 * Keys for `count` rows before the one at `position`, and the moves of those behind. Rows added at one place
 * at one time share a key, and nothing fits between them: those behind the gap then move too. So do rows
 * whose keys have grown long, because somebody put row after row at the same place.
 */
export function make_room(
  table: string,
  ids: readonly string[],
  rows: Orders | undefined,
  position: number,
  count: number,
): { readonly keys: readonly string[]; readonly moves: readonly Change[] } {
  const order_at = (at: number) => rows?.get(ids[at] ?? "")?.order ?? null;
  const before = position > 0 ? order_at(position - 1) : null;
  let end = position;
  while (before !== null && order_at(end) === before) end += 1;
  const spread_to = () => spread(count + end - position, before, order_at(end));
  let keys = spread_to();
  for (let window = WINDOW; end < ids.length && keys.some((key) => key.length > LONG); window *= 2) {
    end = Math.min(ids.length, end + window);
    keys = spread_to();
  }
  const moves = ids.slice(position, end).map((row, at): Change => {
    const after = keys[count + at] as string;
    return { kind: "row_moved", table, row, before: order_at(position + at) ?? "", after };
  });
  return { keys, moves };
}
