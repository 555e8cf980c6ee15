/** Cuts the board into pages: stages into groups that hang side by side, rows into bands that hang below each other. */

/** A row as it is measured; all lengths are in pixels of the board. */
export interface PrintRow {
  readonly height: number;
  /** What of its height is not cards. */
  readonly frame: number;
  /** How tall its head is. */
  readonly head: number;
  /** The cards of each cell from top to bottom, with the gap below; no cells where it cannot be cut. */
  readonly cells: readonly (readonly number[])[];
  /** Whether it belongs to what is below it, as a line of the blueprint does. */
  readonly leads?: boolean;
}

/** A row on a page; of one that is cut, the cards of each of its cells that stand there. */
export interface PrintPart {
  readonly row: number;
  readonly height: number;
  readonly cards?: readonly Span[];
}

/** From the first one up to the first that is not in it any more. */
export type Span = readonly [from: number, to: number];

/** As few groups of stages as `room` allows where a stage needs at least `least`; all of about the same size. */
export function stage_groups(count: number, room: number, least: number): readonly Span[] {
  const groups = Math.ceil(count / Math.max(1, Math.floor(room / least)));
  const start = (at: number) => Math.round((at * count) / groups);
  return Array.from({ length: groups }, (_, at) => [start(at), start(at + 1)]);
}

/** A row that is taller than this part of a page is cut rather than that it leaves so much of one empty. */
const TALL = 0.4;

/**
 * The rows of each band. Of the first one only `first` is left below what stands above the board; it is empty
 * if nothing fits there. Rows are cut between cards.
 */
export function bands_of(
  rows: readonly PrintRow[],
  room: number,
  first = room,
): readonly (readonly PrintPart[])[] {
  let band: PrintPart[] = [];
  const bands = [band];
  let left = first;
  const turn = () => {
    band = [];
    bands.push(band);
    left = room;
  };
  const put = (part: PrintPart) => {
    band.push(part);
    left -= part.height;
  };
  for (const [at, row] of rows.entries()) {
    const below = row.leads ? rows[at + 1] : undefined;
    const led = below ? least_of(below, room, left - row.height) : 0;
    if (least_of(row, room, left) + led > left && left < room) turn();
    if (row.height <= left || !may_cut(row, room)) {
      put({ row: at, height: row.height });
      continue;
    }
    let from = row.cells.map(() => 0);
    for (;;) {
      const cards = row.cells.map((heights, cell) => fitting(heights, from[cell] ?? 0, left - row.frame));
      const stacks = cards.map(([start, end], cell) => sum((row.cells[cell] ?? []).slice(start, end)));
      put({ row: at, cards, height: Math.max(row.head, row.frame + Math.max(...stacks)) });
      from = cards.map(([, to]) => to);
      if (row.cells.every(({ length }, cell) => from[cell] === length)) break;
      turn();
    }
  }
  return bands;
}

function may_cut({ height, cells }: PrintRow, room: number): boolean {
  return height > room * TALL && cells.length > 0;
}

/** What must stand together of a row where so much is left: all of it, or the first cards of one that is cut. */
function least_of(row: PrintRow, room: number, left: number): number {
  if (row.height <= left || !may_cut(row, room)) return row.height;
  return Math.max(row.head, row.frame + Math.max(...row.cells.map(([card = 0]) => card)));
}

/** The next cards that fit; at least one, or there would be no end. */
function fitting(cards: readonly number[], from: number, room: number): Span {
  let to = from;
  for (let left = room; to < cards.length; to++) {
    left -= cards[to] ?? 0;
    if (left < 0 && to > from) break;
  }
  return [from, to];
}

export function sum(lengths: readonly number[]): number {
  return lengths.reduce((total, length) => total + length, 0);
}
