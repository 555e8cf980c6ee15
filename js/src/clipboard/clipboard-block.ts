/** What a person pastes, as cells. */
import { read_table } from "./html-table";
import { read_tsv } from "./tsv";

export interface Pasted {
  readonly block: string[][];
  /** False for lines of prose, which may as well be meant for one cell. */
  readonly is_table: boolean;
}

/** The cells on the clipboard; null if there are none. A table's cells are clearer in HTML than between tabs. */
export function read_clipboard(data: { getData(type: string): string }): Pasted | null {
  const table = read_table(data.getData("text/html"));
  if (table) return { block: table, is_table: true };
  const text = data.getData("text/plain");
  return text ? { block: read_tsv(text), is_table: text.includes("\t") } : null;
}
