/** Undo: the inverse of what an op did, as a new revision, sparing what somebody else has written since. */
import { apply_checked } from "./applying";
import { inverse, type Place, place_of } from "./changes";
import { cell } from "./columns";
import { same_column } from "./declaring";
import type { Applied, Document } from "./document";
import type { Change, RowRemoved } from "./protocol";
import { PLACE, row_again, type Stamp, type StampedRow, same_owners, stamp_of, TableRows } from "./rows";
import { Refusal } from "./values";

/** Apply the inverses, last first, as revision `rev`; `skipped` names what was left alone. */
export function take_back(
  document: Document,
  done: readonly Applied[],
  rev: number,
): { readonly applied: Applied[]; readonly skipped: Place[] } {
  const applied: Applied[] = [];
  const skipped: Place[] = [];
  for (const step of [...done].reverse()) {
    try {
      const back = apply_inverse(document, step, rev);
      if (back) applied.push(back);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      if (!is_gone(document, step.change)) skipped.push(place_of(step.change));
    }
  }
  return { applied, skipped };
}

/** Whether there is nothing left to take back: the added row is away already. */
function is_gone(document: Document, change: Change): boolean {
  return change.kind === "row_added" && !document.tables.get(change.table)?.has(change.row);
}

function apply_inverse(document: Document, step: Applied, rev: number): Applied | null {
  if (!still_owned(document, step)) throw new Refusal("replaced", "Somebody else has written there since.");
  if (step.change.kind === "row_removed")
    return put_back(document, step.change, step.found as StampedRow, rev);
  const back = apply_checked(document, inverse(step.change), { rev, owner: owner_before(step, rev) });
  return back && with_old_owners(document, back, step, rev);
}

function owner_before({ change, found }: Applied, rev: number): number {
  if (change.kind === "field_set") return (found as Stamp | undefined)?.owner ?? 0;
  if (change.kind === "cell_set") return stamp_of(found as StampedRow, change.column).owner;
  return change.kind === "row_moved" ? stamp_of(found as StampedRow, PLACE).owner : rev;
}

/** Bring a removed row back as it was. */
function put_back(document: Document, change: RowRemoved, found: StampedRow, rev: number): Applied {
  const rows = document.tables.get(change.table);
  if (!rows) throw new Refusal("unknown_table", `There is no table ${change.table}.`);
  if (rows.has(change.row)) throw new Refusal("row_exists", `There is a row ${change.row} already.`);
  const left = row_again(found, rev);
  document.put(change.table, left);
  return { change: inverse(change), left, restore: () => document.drop(change.table, change.row) };
}

/** The cells of a column or table that comes back keep the owners they had. */
function with_old_owners(
  document: Document,
  back: Applied,
  { change, found }: Applied,
  rev: number,
): Applied {
  if (change.kind !== "column_removed" && change.kind !== "table_removed") return back;
  const table = change.kind === "column_removed" ? change.table : change.spec.name;
  const rows = document.tables.get(table);
  for (const old of found as TableRows) {
    const row = rows?.get(old.id);
    if (row && change.kind === "table_removed") document.put(table, row_again(old, rev));
    else if (row && change.kind === "column_removed") {
      const { name } = change.column;
      const stamps = new Map(row.stamps).set(name, { rev, owner: stamp_of(old, name).owner });
      if (cell(row.cells, name) !== undefined) document.put(table, { ...row, stamps });
    }
  }
  return { ...back, left: new TableRows(rows) };
}

/** Whether what an op left is still its own, nobody having written there since. */
function still_owned(document: Document, { change, left }: Applied): boolean {
  switch (change.kind) {
    case "field_set":
      return document.field_stamps.get(change.field)?.owner === (left as Stamp).owner;
    case "cell_set":
    case "row_moved":
    case "row_added": {
      const row = document.tables.get(change.table)?.get(change.row);
      if (!row) return false;
      if (change.kind === "row_added") return same_owners(row, left as StampedRow);
      const key = change.kind === "cell_set" ? change.column : PLACE;
      return stamp_of(row, key).owner === stamp_of(left as StampedRow, key).owner;
    }
    case "column_changed": {
      const declared = document.column(change.table, change.after.name);
      return declared !== undefined && same_column(declared, change.after);
    }
    case "column_added": {
      const { name } = change.column;
      const rows = [...(document.tables.get(change.table) ?? [])].filter(
        (row) => cell(row.cells, name) !== undefined,
      );
      return rows.every((row) => {
        const mine = (left as TableRows).get(row.id);
        return mine !== undefined && stamp_of(row, name).owner === stamp_of(mine, name).owner;
      });
    }
    case "table_added":
      return [...(document.tables.get(change.spec.name) ?? [])].every((row) => {
        const mine = (left as TableRows).get(row.id);
        return mine !== undefined && same_owners(row, mine);
      });
    default:
      return true;
  }
}
