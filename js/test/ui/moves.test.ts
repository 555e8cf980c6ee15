import { describe, expect, it } from "vitest";
import { type Extent, heir, type Move, moved, neighbour } from "../../src/ui/grid/moves";

const extent: Extent = {
  rows: 10,
  columns: 4,
  page: (row, direction) => Math.max(0, Math.min(9, row + 5 * direction)),
  filled: () => true,
};
const from = { row: 3, column: 2 };

describe("moving from cell to cell", () => {
  it.each<[Move, number, number]>([
    ["up", 2, 2],
    ["down", 4, 2],
    ["left", 3, 1],
    ["right", 3, 3],
    ["row_start", 3, 0],
    ["row_end", 3, 3],
    ["edge_up", 0, 2],
    ["edge_down", 9, 2],
    ["edge_left", 3, 0],
    ["edge_right", 3, 3],
    ["first", 0, 0],
    ["last", 9, 3],
    ["page_up", 0, 2],
    ["page_down", 8, 2],
  ])("%s", (move, row, column) => {
    expect(moved(from, move, extent)).toEqual({ row, column });
  });

  it.each([
    // From, to: within the run, to its end; from its end, to the next one; then to the edge of all.
    [0, 2],
    [1, 2],
    [2, 5],
    [3, 5],
    [5, 6],
    [6, 9],
    [9, 9],
  ])("jumps from row %i to the edge of what is filled, row %i", (row, to) => {
    const some = { ...extent, filled: ({ row }: { row: number }) => [0, 1, 2, 5, 6].includes(row) };
    expect(moved({ row, column: 1 }, "edge_down", some)).toEqual({ row: to, column: 1 });
  });

  it("stops at the edges", () => {
    expect(moved({ row: 0, column: 0 }, "up", extent)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 0, column: 0 }, "left", extent)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 9, column: 3 }, "down", extent)).toEqual({ row: 9, column: 3 });
    expect(moved({ row: 9, column: 3 }, "right", extent)).toEqual({ row: 9, column: 3 });
  });

  it("goes on to the next row in reading order, but not beyond the table", () => {
    expect(neighbour({ row: 3, column: 3 }, 1, extent)).toEqual({ row: 4, column: 0 });
    expect(neighbour({ row: 3, column: 0 }, -1, extent)).toEqual({ row: 2, column: 3 });
    expect(neighbour({ row: 9, column: 3 }, 1, extent)).toEqual({ row: 9, column: 3 });
    expect(neighbour({ row: 0, column: 0 }, -1, extent)).toEqual({ row: 0, column: 0 });
  });

  it("passes on to the row that took the place of one that is gone", () => {
    expect(heir(["a", "b", "c"], 1)).toBe("b");
    expect(heir(["a", "b", "c"], 7)).toBe("c");
    expect(heir([], 0)).toBeUndefined();
  });
});
