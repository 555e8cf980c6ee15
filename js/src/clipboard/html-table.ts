/** Cells as an HTML table, which tells spreadsheets what is text and what a number. read_table(write_table(x)) = x. */
import { type Block, type Copied, MOST_CELLS, rectangle, with_plain_ends } from "./block";
import { is_hidden, shown_text } from "./shown-text";

/** Excel would make two cells of two lines without the style. */
const LINE_END = `<br style="mso-data-placement:same-cell">`;
/** Excel reads the first, LibreOffice the second: no formula, number or date is to come of a text. */
const AS_TEXT = `style='mso-number-format:"\\@"' sdnum="1033;0;@"`;
/** Blanks that HTML would not keep; both make plain blanks of these. */
const LOST_BLANKS = / {2,}|^ | $/gm;
/** A number that means another one elsewhere: 1.234 is above a thousand in Germany. */
const IS_AMBIGUOUS = /^[+-]?\d{1,3}([.,]\d{3})+$/;

export function write_table(block: Block): string {
  const rows = block.map((row) => `<tr>${row.map(write_cell).join("")}</tr>`).join("");
  return `<table data-journeykit xmlns:x="urn:schemas-microsoft-com:office:excel">${rows}</table>`;
}

function write_cell({ text, number }: Copied): string {
  const html = with_plain_ends(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(LOST_BLANKS, (run) => `<span style="mso-spacerun:yes">${"&nbsp;".repeat(run.length)}</span>`)
    .replaceAll("\n", LINE_END);
  const as_what = number === undefined ? AS_TEXT : `sdval="${number}" sdnum="1033" x:num="${number}"`;
  return `<td ${as_what}>${html}</td>`;
}

/** The cells of the one table the HTML consists of; null if it is something else. */
export function read_table(html: string): string[][] | null {
  // The parsed document has no window: nothing in it runs or loads.
  const { head, body } = new DOMParser().parseFromString(html, "text/html");
  const table = body.querySelector("table");
  table?.remove();
  if (!table || body.querySelector("table") || shown_text(body)) return null;
  const read_cell =
    "journeykit" in table.dataset
      ? read_ours
      : head.querySelector("[content^=LibreOffice]") && !table.querySelector("p")
        ? read_calc
        : shown_text;
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
      for (let span = 0; span < cell.colSpan && texts.length < MOST_CELLS; span += 1) {
        taken[texts.length] = until;
        texts.push(span ? "" : read_cell(cell));
      }
    }
    rows.push(texts);
    if (rows.length * taken.length > MOST_CELLS) break;
  }
  return rows.length ? rectangle(rows) : null;
}

/** Line ends and blanks that HTML would not keep are the only elements. */
function read_ours(cell: Element): string {
  return [...cell.childNodes]
    .map((node) => node.nodeValue ?? (" ".repeat(node.textContent?.length ?? 0) || "\n"))
    .join("");
}

/** Calc writes a cell's blanks as they are, and lines of its own begin with tabs. */
function read_calc(cell: Element): string {
  const text = shown_text(cell, true).replace(/\n\t+/g, "");
  // The text as shown, as all spreadsheets hand it over; Calc alone also tells the number behind it.
  return (IS_AMBIGUOUS.test(text) && cell.getAttribute("sdval")) || text;
}
