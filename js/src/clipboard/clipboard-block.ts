/** What a person pastes, as cells. */
import { read_table } from "./html-table";
import { read_tsv } from "./tsv";

export interface Pasted {
  readonly block: string[][];
  /** False for lines of prose, which may as well be meant for one cell. */
  readonly is_table: boolean;
}

/**
 * The cells on the clipboard; null if there are none. A table wins over the text beside it: between tabs
 * Calc has no line ends of a cell any more, and others do not tell a quote of theirs from one in a cell.
 */
export function read_clipboard(data: { getData(type: string): string }): Pasted | null {
  const html = data.getData("text/html");
  const table = html ? read_table(html) : null;
  if (table) return { block: table, is_table: true };
  const text = data.getData("text/plain");
  return text ? { block: read_tsv(text), is_table: text.includes("\t") } : null;
}
