import { expect, it } from "vitest";
import { box_of, is_inside, landing, size_of, through } from "../../src/ui/grid/box";

const box = box_of({ row: 4, column: 3 }, { row: 1, column: 2 });

it("spans two corners, whichever comes first", () => {
  expect(box).toEqual({ top: 1, left: 2, bottom: 4, right: 3 });
  expect(size_of(box)).toEqual({ rows: 4, columns: 2 });
  expect(is_inside(box, { row: 4, column: 2 })).toBe(true);
  expect(is_inside(box, { row: 5, column: 2 })).toBe(false);
  expect(through(2, 4)).toEqual([2, 3, 4]);
  expect(through(2, 1)).toEqual([]);
});

it.each([
  ["one value fills the range", 1, 1, box],
  ["a block that fits several times is repeated", 2, 1, box],
  ["any other goes from the top left on", 3, 1, { top: 1, left: 2, bottom: 3, right: 2 }],
  ["even beyond the range", 5, 4, { top: 1, left: 2, bottom: 5, right: 5 }],
])("%s", (_what, rows, columns, landed) => {
  expect(landing(box, { rows, columns })).toEqual(landed);
});
