import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RowHeights } from "../../src/ui/grid/row-heights";

const ids = (count: number) => Array.from({ length: count }, (_, at) => `r${at}`);

function arranged(count: number, on_their_way = 0): RowHeights {
  const heights = new RowHeights(30);
  heights.arrange(ids(count), count + on_their_way);
  return heights;
}

describe("row heights", () => {
  it("counts rows that were never measured with the estimate", () => {
    const heights = arranged(3, 2);
    expect(heights.total).toBe(150);
    expect(heights.top(4)).toBe(120);
  });

  it("moves the rows below a measured one", () => {
    const heights = arranged(4);
    expect(heights.measure(1, 50)).toBe(true);
    expect([0, 1, 2, 3].map((index) => heights.top(index))).toEqual([0, 30, 80, 110]);
    expect(heights.measure(1, 50)).toBe(false);
  });

  it("keeps a height with its row when the order changes", () => {
    const heights = arranged(3);
    heights.measure(0, 90);
    heights.arrange(["r2", "r0", "r1"], 3);
    expect([0, 1, 2].map((index) => heights.height(index))).toEqual([30, 90, 30]);
    heights.forget();
    expect(heights.total).toBe(90);
  });

  it("finds the row at a height, and the nearest one beyond the ends", () => {
    const heights = arranged(3);
    heights.measure(1, 50);
    expect([-5, 0, 29, 30, 79, 80, 109, 5_000].map((y) => heights.index_at(y))).toEqual([
      0, 0, 0, 1, 1, 2, 2, 2,
    ]);
    expect(new RowHeights(30).index_at(10)).toBe(0);
  });

  it("agrees with plain sums, whatever was measured", () => {
    const sizes = fc.array(fc.integer({ min: 20, max: 400 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.nat(), (measured, at) => {
        const heights = arranged(measured.length);
        measured.forEach((height, index) => {
          heights.measure(index, height);
        });
        const index = at % measured.length;
        const top = measured.slice(0, index).reduce((sum, height) => sum + height, 0);
        expect(heights.top(index)).toBe(top);
        expect(heights.index_at(top)).toBe(index);
        expect(heights.index_at(top + heights.height(index) - 1)).toBe(index);
      }),
    );
  });
});
