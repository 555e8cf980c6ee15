import { expect, it } from "vitest";
import { RowHeights } from "../../src/ui/grid/row-heights";
import { rendered_rows, rows_in_sight } from "../../src/ui/grid/rows-in-sight";

function table(count: number): RowHeights {
  const heights = new RowHeights(30);
  const ids = Array.from({ length: count }, (_, at) => `r${at}`);
  heights.arrange(ids, count);
  return heights;
}

it("renders the rows in sight and so many on each side", () => {
  expect(rows_in_sight(table(1_000), 3_000, 300, 2)).toEqual({ first: 98, end: 113 });
});

it("stops at the ends of the table", () => {
  expect(rows_in_sight(table(3), 0, 600, 2)).toEqual({ first: 0, end: 3 });
  expect(rows_in_sight(table(0), 0, 600, 2)).toEqual({ first: 0, end: 0 });
});

it("always renders the row that has the focus, in its order", () => {
  expect(rendered_rows({ first: 5, end: 8 }, 2)).toEqual([2, 5, 6, 7]);
  expect(rendered_rows({ first: 5, end: 8 }, 40)).toEqual([5, 6, 7, 40]);
  expect(rendered_rows({ first: 5, end: 8 }, 6)).toEqual([5, 6, 7]);
  expect(rendered_rows({ first: 5, end: 8 }, -1)).toEqual([5, 6, 7]);
});
