/** What a person typed into a cell, read as its value; a ref is typed as the name of a row. */
import { strip } from "./blanks";
import type { Document } from "./document";
import { nearest } from "./nearest";
import type { ColumnSpec } from "./protocol";
import { match_row, parse } from "./reading";
import { Refusal, shown } from "./values";

/** The value that the text stands for; throws a `Refusal` if it stands for none. */
export function read(document: Document, column: ColumnSpec, text: string): unknown {
  if (column.kind !== "ref") return parse(column, text);
  const plain = strip(text);
  if (plain === "" || plain === "–" || plain === "—") return null;
  const to = column.to ?? "";
  const ids = document.tables.get(to)?.ids() ?? [];
  const names = new Map(ids.map((id) => [id, document.label(to, id)]));
  const found = match_row(names, plain);
  if (found.length === 1) return found[0];
  if (found.length > 1) {
    throw new Refusal("ref", `${shown(plain)} is the name of ${found.length} rows. Choose one of them.`);
  }
  const near = nearest(plain, names.values());
  const hint = near ? ` Did you mean ${near}?` : "";
  throw new Refusal(
    "ref",
    `${shown(plain)} is not the name of a ${document.spec(to)?.row_title ?? "row"}.${hint}`,
  );
}
