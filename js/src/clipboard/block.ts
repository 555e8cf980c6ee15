/** What is copied: rows of cells, all of one length. A number comes with its text as the sheet shows it. */
export type Block = readonly (readonly Copied[])[];

export interface Copied {
  readonly text: string;
  readonly number?: number;
}

/** The most cells that are read: more is no table of a person's, and would keep the page busy. */
export const MOST_CELLS = 200_000;

/** Line ends of every system as they stand in a cell. */
export const with_plain_ends = (text: string): string => text.replace(/\r\n?/g, "\n");

/** Rows of one length. Padding must not take more than the text that asks for it could be worth. */
export function rectangle(rows: readonly string[][]): string[][] {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 1);
  return rows
    .slice(0, Math.max(1, Math.floor(MOST_CELLS / width)))
    .map((row) => [...row, ...Array<string>(width - row.length).fill("")]);
}
