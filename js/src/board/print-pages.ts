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

/**
 * The rows of each band. Of the first one only `first` is left below what stands above the board; it is empty
 * if nothing fits there. Only a row that no page could hold is cut, and between cards.
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
  const is_cut = ({ height, cells }: PrintRow) => height > room && cells.length > 0;
  const least_of = (row: PrintRow) =>
    is_cut(row)
      ? Math.max(row.head, row.frame + Math.max(...row.cells.map(([card = 0]) => card)))
      : row.height;

  for (const [at, row] of rows.entries()) {
    const below = row.leads && rows[at + 1];
    const least = least_of(row) + (below ? least_of(below) : 0);
    if (least > left && left < room) turn();
    if (!is_cut(row)) {
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
