/** Where the words of the curve stand. */
import { expect, it } from "vitest";
import { place_words, type Segment, type Side, type Wish } from "../../src/board/curve-words";

const wish = (x: number, y: number, more: Partial<Wish> = {}): Wish => ({
  x,
  y,
  word: 60,
  tag: 0,
  prefers: "up",
  ...more,
});
const line = (x1: number, y1: number, x2: number, y2: number): Segment => ({ x1, y1, x2, y2 });
/** Where the one word stands if these lines and points are there, too. */
const side = (lines: Segment[], points: { x: number; y: number }[] = [], prefers: Side = "up") =>
  place_words([wish(100, 100, { prefers })], [{ x: 100, y: 100 }, ...points], lines, 400)[0]?.side;

it("stands above a high point and below a low one", () => {
  expect(side([line(0, 200, 100, 100), line(100, 100, 200, 200)], [], "down")).toBe("up");
  expect(side([line(0, 0, 100, 100), line(100, 100, 200, 0)])).toBe("down");
});

it("stands where it would rather be if both sides are free", () => {
  const flat = [line(0, 100, 100, 100), line(100, 100, 200, 100)];
  expect(side(flat)).toBe("up");
  expect(side(flat, [], "down")).toBe("down");
});

it("is written over a line rather than over a point", () => {
  expect(side([line(0, 200, 100, 100)], [{ x: 100, y: 76 }])).toBe("down");
});

it("keeps off a line that runs straight up", () => {
  expect(side([line(100, 20, 100, 100)])).toBe("down");
});

it("moves aside rather than be crossed by a line", () => {
  // Down to the right on both sides: above there is room at the right, below at the left.
  const falling = [line(0, 60, 100, 100), line(100, 100, 200, 140)];
  const found = place_words([wish(100, 100, { word: 120 })], [{ x: 100, y: 100 }], falling, 400);
  expect(found).toEqual([{ side: "up", shift: 1, word: true, tag: false }]);
});

it("stays inside the paper", () => {
  expect(place_words([wish(20, 100)], [], [], 400)).toEqual([
    { side: "up", shift: 1, word: true, tag: false },
  ]);
  expect(place_words([wish(380, 100)], [], [], 400)[0]?.shift).toBe(-1);
});

it("gives way to the words before it, with its mark at last alone", () => {
  const points = [
    { x: 100, y: 100 },
    { x: 105, y: 100 },
    { x: 141, y: 100 },
  ];
  const wishes = points.map(({ x, y }) => wish(x, y, { tag: 20 }));
  expect(place_words(wishes, points, [], 400)).toEqual([
    { side: "up", shift: 0, word: true, tag: true },
    { side: "down", shift: 0, word: true, tag: true },
    { side: "up", shift: 0, word: false, tag: true },
  ]);
});

it("is left out where there is room on neither side", () => {
  const points = [100, 76, 124].map((y) => ({ x: 100, y }));
  expect(place_words([wish(100, 100)], points, [], 400)).toEqual([
    { side: "up", shift: 0, word: false, tag: false },
  ]);
});
