/** How the board is cut into pages. */
import { expect, it } from "vitest";
import { bands_of, type PrintPart, type PrintRow, stage_groups, sum } from "../../src/board/print-pages";

const FRAME = 20;

/** A row whose cells hold cards of these heights. */
function lane(...cells: readonly (readonly number[])[]): PrintRow {
  return { height: FRAME + Math.max(0, ...cells.map(sum)), frame: FRAME, head: 40, cells };
}

/** A row that cannot be cut. */
function solid(height: number, leads = false): PrintRow {
  return { height, frame: height, head: height, cells: [], leads };
}

const line = solid(26, true);

function rows_in(bands: readonly (readonly PrintPart[])[]): readonly (readonly number[])[] {
  return bands.map((band) => band.map(({ row }) => row));
}

it("puts as many stages on a page as can be read there, about as many on each", () => {
  expect(stage_groups(5, 820, 150)).toEqual([[0, 5]]);
  expect(stage_groups(7, 820, 150)).toEqual([
    [0, 4],
    [4, 7],
  ]);
  expect(stage_groups(11, 820, 150).map(([from, to]) => to - from)).toEqual([4, 3, 4]);
  expect(stage_groups(2, 100, 150)).toEqual([
    [0, 1],
    [1, 2],
  ]);
  expect(stage_groups(0, 820, 150)).toEqual([]);
});

it("keeps rows whole, and begins a page where one does not fit", () => {
  const bands = bands_of([solid(300), solid(150), solid(100), solid(450)], 500);
  expect(rows_in(bands)).toEqual([[0, 1], [2], [3]]);
  expect(bands.flat().every(({ cards }) => cards === undefined)).toBe(true);
});

it("has less room on the first page, or none at all", () => {
  expect(rows_in(bands_of([solid(200), solid(200)], 500, 300))).toEqual([[0], [1]]);
  expect(rows_in(bands_of([solid(400)], 500, 300))).toEqual([[], [0]]);
});

it("never leaves a line of the blueprint alone at the end of a page", () => {
  expect(rows_in(bands_of([solid(400), line, solid(90)], 500))).toEqual([[0], [1, 2]]);
  expect(rows_in(bands_of([solid(380), line, solid(90)], 500))).toEqual([[0, 1, 2]]);
  // The lane below would fit a page, but not with its line.
  const bands = bands_of([solid(400), line, lane([120, 120, 120, 110])], 500);
  expect(rows_in(bands)).toEqual([[0], [1, 2], [2]]);
});

it("cuts a row no page could hold between its cards, each cell by itself", () => {
  const bands = bands_of([lane([200, 200, 200, 200], [450, 60], [])], 500);
  expect(bands.map((band) => band.map(({ cards }) => cards))).toEqual([
    [
      [
        [0, 2],
        [0, 1],
        [0, 0],
      ],
    ],
    [
      [
        [2, 4],
        [1, 2],
        [0, 0],
      ],
    ],
  ]);
  expect(bands.map(([part]) => part?.height)).toEqual([470, 420]);
});

it("begins a tall row on what is left of a page if its first cards fit there", () => {
  expect(rows_in(bands_of([solid(250), lane([100, 100, 100])], 500))).toEqual([[0, 1], [1]]);
  expect(rows_in(bands_of([solid(250), lane([240, 50])], 500))).toEqual([[0], [1]]);
  // A low one goes to the next page as it is.
  expect(rows_in(bands_of([solid(400), lane([60, 60])], 500))).toEqual([[0], [1]]);
});

it("comes to an end even with a card taller than a page", () => {
  const bands = bands_of([lane([900, 10])], 500);
  expect(bands.flat().map(({ cards }) => cards)).toEqual([[[0, 1]], [[1, 2]]]);
});

it("shows every card once, on pages that are never fuller than they can be", () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let round = 0; round < 300; round++) {
    const [room, first] = [400 + random(400), 150 + random(250)];
    const rows = Array.from({ length: 1 + random(12) }, () =>
      random(4) === 0
        ? line
        : lane(
            ...Array.from({ length: 1 + random(6) }, () =>
              Array.from({ length: random(9) }, () => 20 + random(120)),
            ),
          ),
    );
    const bands = bands_of(rows, room, first);
    for (const [at, band] of bands.entries()) {
      expect(sum(band.map(({ height }) => height))).toBeLessThanOrEqual(at === 0 ? first : room);
    }
    for (const [row, { cells }] of rows.entries()) {
      const parts = bands.flat().filter((part) => part.row === row);
      if (parts.length === 1 && !parts[0]?.cards) continue;
      for (const [cell, cards] of cells.entries()) {
        const spans = parts.map((part) => part.cards?.[cell] ?? [0, 0]);
        expect(spans.flatMap(([from, to]) => cards.slice(from, to))).toEqual(cards);
      }
    }
    expect([...new Set(bands.flat().map(({ row }) => row))]).toEqual(rows.map((_, row) => row));
  }
});
