/** The rows of a data set as they go on changing. */
import type { Row, RowPatch } from "./protocol";

/** The rows a patch leads to; those given stay as they are. */
export function patched(rows: readonly Row[], patch: RowPatch): Row[] {
  const made = rows.slice(0, patch.keep);
  for (const [at, row] of patch.set) if (at < made.length) made[at] = row;
  return [...made, ...patch.rows];
}

/** Whether a row can take the place of another cell by cell: the same fields, and plain values where they differ. */
export function is_alike(was: Row, now: Row): boolean {
  const names = Object.keys(now);
  if (names.length !== Object.keys(was).length) return false;
  // An assignment to this name would change the object's prototype.
  return names.every(
    (name) =>
      Object.hasOwn(was, name) &&
      (was[name] === now[name] || (is_plain(was[name]) && is_plain(now[name]) && name !== "__proto__")),
  );
}

function is_plain(value: unknown): boolean {
  return value === null || typeof value !== "object";
}
