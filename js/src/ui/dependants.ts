/** Rows that refer to others: counted before these are deleted, and taken along or left without them. */
import type { Change, TableSpec } from "../core/protocol";
import type { Row, Store } from "../core/store";

export interface Dependants {
  readonly spec: TableSpec;
  readonly rows: readonly Row[];
}

/** By table the rows with a cell that points to one of these rows, without these themselves. */
export function rows_that_refer(store: Store, table: string, rows: readonly string[]): Dependants[] {
  const found: Dependants[] = [];
  const wanted = new Set<unknown>(rows);
  for (const spec of store.schema.tables) {
    const columns = columns_to(spec, table);
    const data = columns.length > 0 ? store.table(spec.name) : undefined;
    if (!data) continue;
    const referring: Row[] = [];
    for (const id of data.ids) {
      const candidate = data.row(id);
      const itself = spec.name === table && wanted.has(id);
      if (candidate && !itself && columns.some((column) => wanted.has(candidate.cells[column]))) {
        referring.push(candidate);
      }
    }
    if (referring.length > 0) found.push({ spec, rows: referring });
  }
  return found;
}

/**
 * The changes that delete rows. Rows that refer to them go with them if `take_along`, else their cells are
 * emptied; whatever refers to a row that goes along is emptied too.
 */
export function removal(store: Store, table: string, rows: readonly string[], take_along: boolean): Change[] {
  const gone = new Map([[table, new Set(rows)]]);
  for (const { spec, rows: referring } of take_along ? rows_that_refer(store, table, rows) : []) {
    gone.set(spec.name, new Set([...(gone.get(spec.name) ?? []), ...referring.map(({ id }) => id)]));
  }
  const emptied: Change[] = [];
  const removed: Change[] = [];
  for (const [name, ids] of gone) {
    for (const { spec, rows: referring } of rows_that_refer(store, name, [...ids])) {
      for (const left of referring) {
        if (gone.get(spec.name)?.has(left.id)) continue;
        for (const column of columns_to(spec, name)) {
          const before = left.cells[column];
          if (!ids.has(before as string)) continue;
          emptied.push({ kind: "cell_set", table: spec.name, row: left.id, column, before, after: null });
        }
      }
    }
    for (const row of ids) {
      const found = store.table(name)?.row(row);
      if (!found) continue;
      const { order, cells } = found;
      removed.push({ kind: "row_removed", table: name, row, order, cells: { ...cells } });
    }
  }
  return [...emptied, ...removed];
}

function columns_to(spec: TableSpec, table: string): string[] {
  return spec.columns.filter((column) => column.to === table).map((column) => column.name);
}
