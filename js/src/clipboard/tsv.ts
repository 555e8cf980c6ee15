/** Cells as text between tabs, as every spreadsheet writes and reads it. read_tsv(write_tsv(x)) = x. */
import { type Block, rectangle, with_plain_ends } from "./block";

const NEEDS_QUOTES = /[\t\r\n"]/;
const END = /\t|\r\n?|\n|$/g;

export function write_tsv(block: Block): string {
  const text = block.map((row) => row.map((cell) => write_field(cell.text)).join("\t")).join("\r\n");
  // Else a lone empty cell at the end would not be seen: a line end after the last row is no row.
  return text.endsWith("\n") ? `${text}\r\n` : text;
}

function write_field(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${with_plain_ends(text).replaceAll('"', '""')}"` : text;
}

export function read_tsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (let at = 0; ; ) {
    const close = text[at] === '"' ? closing_quote(text, at + 1) : -1;
    END.lastIndex = close < 0 ? at : close + 1;
    const end = END.exec(text) as RegExpExecArray;
    const field = close < 0 ? text.slice(at, end.index) : text.slice(at + 1, close).replaceAll('""', '"');
    rows.at(-1)?.push(with_plain_ends(field));
    at = END.lastIndex;
    if (end[0] === "\t") continue;
    if (at === text.length) return rectangle(rows);
    rows.push([]);
  }
}

/**
 * Where the quoted field ends that begins at `from`; -1 if the quote before it is a letter like any other.
 * It gives up at the first lone quote, so that no text is searched again and again.
 */
function closing_quote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at < 0 || /[^\t\r\n]/.test(text.charAt(at + 1)) ? -1 : at;
}
