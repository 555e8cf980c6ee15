/** A change is data that carries its own inverse. */
import type { Change } from "./protocol";

export function inverse(change: Change): Change {
  switch (change.kind) {
    case "cell_set":
    case "field_set":
      return { ...change, before: change.after, after: change.before };
    case "row_moved":
      return { ...change, before: change.after, after: change.before };
    case "column_changed":
      return { ...change, before: change.after, after: change.before };
    case "row_added":
      return { ...change, kind: "row_removed" };
    case "row_removed":
      return { ...change, kind: "row_added" };
    case "column_added":
      return { ...change, kind: "column_removed" };
    case "column_removed":
      return { ...change, kind: "column_added" };
    case "table_added":
      return { ...change, kind: "table_removed" };
    case "table_removed":
      return { ...change, kind: "table_added" };
  }
}

/** Where a cell is. Empty table: a field of the map. Empty row: a column or table. Empty column: the whole row. */
export interface Place {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

/** The place a change writes to, as it is named to people and other clients. */
export function place_of(change: Change): Place {
  switch (change.kind) {
    case "cell_set":
      return { table: change.table, row: change.row, column: change.column };
    case "field_set":
      return { table: "", row: "", column: change.field };
    case "row_moved":
      return { table: change.table, row: change.row, column: "order" };
    case "row_added":
    case "row_removed":
      return { table: change.table, row: change.row, column: "" };
    case "column_added":
    case "column_removed":
      return { table: change.table, row: "", column: change.column.name };
    case "column_changed":
      return { table: change.table, row: "", column: change.after.name };
    case "table_added":
    case "table_removed":
      return { table: change.spec.name, row: "", column: "" };
  }
}

/** The place as a key. A table's name and a row's id hold no blanks. */
export function place_key({ table, row, column }: Place): string {
  return `${table} ${row} ${column}`;
}

/** What a person has typed in these changes, by cell. */
export function texts_of(changes: readonly Change[]): { readonly place: Place; readonly value: unknown }[] {
  return changes.flatMap((change) => {
    const place = place_of(change);
    if (change.kind === "cell_set" || change.kind === "field_set") return [{ place, value: change.after }];
    if (change.kind !== "row_added") return [];
    return Object.entries(change.cells).map(([column, value]) => ({ place: { ...place, column }, value }));
  });
}

/** The keys of the cells whose texts these changes replace; of a row taken away, that of the whole row. */
export function replaced_by(changes: readonly Change[]): string[] {
  const gone = changes.filter((change) => change.kind === "row_removed").map(place_of);
  return [...texts_of(changes).map(({ place }) => place), ...gone].map(place_key);
}
