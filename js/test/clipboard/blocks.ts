/** Random blocks of cells, of what spreadsheets are known to stumble over. */
import fc from "fast-check";
import type { Block } from "../../src/clipboard/block";

const AWKWARD = [
  ...[
    "",
    " ",
    "  two  blanks  ",
    "\u00a0",
    "\t",
    "a\tb",
    "\n",
    "\n\n",
    "two\nlines",
    "a\n",
    "\nb",
    "\r\n",
    "\r",
  ],
  ...['"', '""', '"""', '"quoted"', 'say "hi"', '"a\tb"', '"\n"', '" ', ' "', "'", "''"],
  ...["=1+1", "+1", "-item", "@x", "007", "1e5", "3/4", "1.234", "4,0", "NA", "TRUE", "2026-01-31"],
  ...["<b>bold</b>", "<br>", "</td>", "&amp;", "&lt;", "&nbsp;", "<!-- a -->", "<table><tr><td>x</table>"],
  ...[
    "👩‍👩‍👧",
    "שלום (a)",
    "\u202eabc",
    "日本語",
    "e\u0301",
    "\ufeff",
    "\u200b",
    "\u2028",
    "\f",
    "\v",
    "\\",
    "$1 $&",
  ],
];

const letter = fc.constantFrom("\t", "\n", "\r", '"', " ", "a", ",", ";", "<", "&", "\u00a0", "=", "é", "👍");
/** Characters in UTF-16 that HTML can hold: all but NUL. */
const any = fc.string({ unit: "binary", maxLength: 8 }).map((text) => text.replaceAll("\0", ""));
export const cell_text = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.array(letter, { maxLength: 12 }).map((letters) => letters.join("")),
  any,
);

/** Blocks of at least one cell; some cells are numbers. */
export function blocks(text: fc.Arbitrary<string> = cell_text): fc.Arbitrary<Block> {
  const number = fc.constantFrom(0, 4, 4.5, -1.25, 1e21, 1e-7);
  const cell = fc.oneof(
    { weight: 4, arbitrary: text.map((text) => ({ text })) },
    { weight: 1, arbitrary: number.map((number) => ({ text: String(number).replace(".", ","), number })) },
  );
  return fc
    .integer({ min: 1, max: 4 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }),
    );
}

/** What is to be read again: line ends of other systems have become our own. */
export function texts(block: Block): string[][] {
  return block.map((row) => row.map((cell) => cell.text.replace(/\r\n?/g, "\n")));
}

export function block_of(rows: readonly (readonly string[])[]): Block {
  return rows.map((row) => row.map((text) => ({ text })));
}
