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
  const gone = new Map(rows.map((row) => [key(table, row), { table, row }]));
  if (take_along) {
    for (const { spec, rows: referring } of rows_that_refer(store, table, rows)) {
      for (const { id } of referring) gone.set(key(spec.name, id), { table: spec.name, row: id });
    }
  }
  const emptied: Change[] = [];
  for (const target of gone.values()) {
    for (const { spec, rows: referring } of rows_that_refer(store, target.table, [target.row])) {
      for (const left of referring) {
        if (gone.has(key(spec.name, left.id))) continue;
        for (const column of columns_to(spec, target.table)) {
          if (left.cells[column] !== target.row) continue;
          emptied.push({
            kind: "cell_set",
            table: spec.name,
            row: left.id,
            column,
            before: target.row,
            after: null,
          });
        }
      }
    }
  }
  const removed: Change[] = [];
  for (const target of gone.values()) {
    const found = store.table(target.table)?.row(target.row);
    if (!found) continue;
    const { order, cells } = found;
    removed.push({ kind: "row_removed", table: target.table, row: target.row, order, cells: { ...cells } });
  }
  return [...emptied, ...removed];
}

function columns_to(spec: TableSpec, table: string): string[] {
  return spec.columns.filter((column) => column.to === table).map((column) => column.name);
}

function key(table: string, row: string): string {
  return `${table}/${row}`;
}
