/** Rows that refer to a row: counted before it is deleted, and taken along or left without it. */
import type { Change, TableSpec } from "../core/protocol";
import type { Row, Store } from "../core/store";

export interface Dependants {
  readonly spec: TableSpec;
  readonly rows: readonly Row[];
}

/** By table the rows with a cell that points to this row. */
export function rows_that_refer(store: Store, table: string, row: string): Dependants[] {
  const found: Dependants[] = [];
  for (const spec of store.schema.tables) {
    const columns = columns_to(spec, table);
    const data = columns.length > 0 ? store.table(spec.name) : undefined;
    if (!data) continue;
    const rows: Row[] = [];
    for (const id of data.ids) {
      const candidate = data.row(id);
      const itself = spec.name === table && id === row;
      if (candidate && !itself && columns.some((column) => candidate.cells[column] === row)) {
        rows.push(candidate);
      }
    }
    if (rows.length > 0) found.push({ spec, rows });
  }
  return found;
}

/**
 * The changes that delete a row. Rows that refer to it go with it if `take_along`, else their cells are
 * emptied; whatever refers to a row that goes along is emptied too.
 */
export function removal(store: Store, table: string, row: string, take_along: boolean): Change[] {
  const gone = new Map([[key(table, row), { table, row }]]);
  if (take_along) {
    for (const { spec, rows } of rows_that_refer(store, table, row)) {
      for (const { id } of rows) gone.set(key(spec.name, id), { table: spec.name, row: id });
    }
  }
  const emptied: Change[] = [];
  for (const target of gone.values()) {
    for (const { spec, rows } of rows_that_refer(store, target.table, target.row)) {
      for (const left of rows) {
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
