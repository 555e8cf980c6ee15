/** Cells as an HTML table, which tells spreadsheets what is text and what a number. read_table(write_table(x)) = x. */
import { type Block, type Copied, MOST_CELLS, rectangle, with_plain_ends } from "./block";
import { is_hidden, shown_text } from "./shown-text";

/** Calc would make two cells of two lines, Excel too without the style. */
const LINE_END = `<br style="mso-data-placement:same-cell">`;
/** Excel reads the first, LibreOffice the second: no formula, number or date is to come of a text. */
const AS_TEXT = `style='mso-number-format:"\\@"' sdnum="1033;0;@"`;
/** A number that means another one elsewhere: 1.234 is above a thousand in Germany. */
const IS_AMBIGUOUS = /^[+-]?\d{1,3}([.,]\d{3})+$/;

export function write_table(block: Block): string {
  const rows = block.map((row) => `<tr>${row.map(write_cell).join("")}</tr>`).join("");
  const office = `xmlns:x="urn:schemas-microsoft-com:office:excel"`;
  return `<table data-journeykit ${office} style="white-space:pre-wrap">${rows}</table>`;
}

function write_cell({ text, number }: Copied): string {
  const escaped = with_plain_ends(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  const as_what = number === undefined ? AS_TEXT : `sdval="${number}" sdnum="1033" x:num="${number}"`;
  return `<td ${as_what}>${escaped.replaceAll("\n", LINE_END)}</td>`;
}

/** The cells of the one table the HTML consists of; null if it is something else. */
export function read_table(html: string): string[][] | null {
  // The parsed document has no window: nothing in it runs or loads.
  const { body } = new DOMParser().parseFromString(html, "text/html");
  const table = body.querySelector("table");
  table?.remove();
  if (!table || body.querySelector("table") || shown_text(body)) return null;
  const ours = "journeykit" in table.dataset;
  const rows: string[][] = [];
  /** By column, the row before which a cell from above ends. */
  const taken: number[] = [];
  const shown = [...table.rows].filter((row) => !is_hidden(row));
  for (const row of shown) {
    const texts: string[] = [];
    for (const cell of row.cells) {
      if (is_hidden(cell)) continue;
      while ((taken[texts.length] ?? 0) > rows.length) texts.push("");
      const until = rows.length + (cell.rowSpan || shown.length);
      for (let span = 0; span < cell.colSpan; span += 1) {
        taken[texts.length] = until;
        texts.push(span ? "" : read_cell(cell, ours));
      }
      if (texts.length > MOST_CELLS) break;
    }
    rows.push(texts);
    if (rows.length * taken.length > MOST_CELLS) break;
  }
  return rows.length ? rectangle(rows) : null;
}

function read_cell(cell: HTMLTableCellElement, ours: boolean): string {
  // In a table of ours line ends are the only elements; all else are the letters as they are.
  if (ours) return [...cell.childNodes].map((node) => node.nodeValue ?? "\n").join("");
  const text = shown_text(cell);
  // The text as shown, as all spreadsheets hand it over; Calc alone also tells the number behind it.
  return (IS_AMBIGUOUS.test(text) && cell.getAttribute("sdval")) || text;
}
