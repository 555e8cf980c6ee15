/** The changes that add rows at a place, add one to refer to, or move some. */
import { strip } from "./blanks";
import type { Place } from "./changes";
import type { Document } from "./document";
import { new_id } from "./ids";
import { make_room } from "./placing";
import type { Cells, Change, Refused } from "./protocol";
import { match_row } from "./reading";

export interface Planned {
  readonly changes: Change[];
  /** The ids of the rows added. */
  readonly ids: string[];
  readonly refused?: Refused[];
}

/** Among rows of which some are missing nobody knows where a place is, nor whether a row is there already. */
export const STILL_LOADING: Refused = {
  index: 0,
  code: "loading",
  why: "Some rows are still on their way. Try again when all are there.",
};
const LOADING: Planned = { changes: [], ids: [], refused: [STILL_LOADING] };

/** Add rows behind the row `after`; null: at the top; undefined: at the end. */
export function rows_added(
  document: Document,
  table: string,
  rows: readonly Cells[],
  after: string | null | undefined,
  loading: boolean,
): Planned {
  if (loading) return LOADING;
  const known = document.tables.get(table);
  const place = known && after ? known.get(after) : undefined;
  const position = after === null ? 0 : place && known ? known.place(place) + 1 : (known?.size ?? 0);
  const { keys, moves } = make_room(table, known?.ids() ?? [], known, position, rows.length);
  const taken = new Set<string>();
  const has = (id: string) => taken.has(id) || (known?.has(id) ?? false);
  const added = rows.map((cells, at): Change => {
    const row = new_id(document.spec(table)?.prefix ?? "r", { has });
    taken.add(row);
    return { kind: "row_added", table, row, order: keys[at] as string, cells };
  });
  return { changes: [...added, ...moves], ids: [...taken] };
}

/** Add a row of that name to the table a column refers to, and refer to it; null if the name stands for a row. */
export function row_referred_to(
  document: Document,
  { table, row, column }: Place,
  name: string,
  loading: boolean,
): Planned | null {
  const to = document.spec(document.column(table, column)?.to ?? "");
  const text = strip(name);
  if (!to || !text) return null;
  const ids = document.tables.get(to.name)?.ids() ?? [];
  if (match_row(new Map(ids.map((id) => [id, document.label(to.name, id)])), text).length > 0) return null;
  const { changes, ...added } = rows_added(document, to.name, [{ [to.label]: text }], undefined, loading);
  const [after] = added.ids;
  if (after === undefined) return { changes, ...added };
  return { ...added, changes: [...changes, { kind: "cell_set", table, row, column, before: null, after }] };
}

/** Move rows past the row `past`, which comes before (-1) or behind them (1). */
export function rows_moved(
  document: Document,
  table: string,
  rows: readonly string[],
  past: string,
  by: -1 | 1,
  loading: boolean,
): Planned {
  if (loading) return LOADING;
  const known = document.tables.get(table);
  const moving = new Set(rows);
  const others = known?.ids().filter((id) => !moving.has(id)) ?? [];
  const position = others.indexOf(past) + (by > 0 ? 1 : 0);
  const { keys, moves } = make_room(table, others, known, Math.max(0, position), rows.length);
  const moved = rows.map(
    (row, at): Change => ({
      kind: "row_moved",
      table,
      row,
      before: known?.get(row)?.order ?? "",
      after: keys[at] as string,
    }),
  );
  return { changes: [...moved, ...moves], ids: [] };
}
