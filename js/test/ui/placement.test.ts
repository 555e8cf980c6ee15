import { expect, it } from "vitest";
import { placement } from "../../src/ui/placement";

const within = { width: 1000, height: 700 };
const size = { width: 300, height: 200 };
const anchor = (left: number, top: number) => ({ left, top, width: 120, height: 32 });

it("stands under its anchor", () => {
  expect(placement(anchor(100, 100), size, within)).toEqual({ left: 100, top: 136 });
});

it("stands above where there is no room below", () => {
  expect(placement(anchor(100, 600), size, within)).toEqual({ left: 100, top: 396 });
});

it("stays inside the window at its edges", () => {
  expect(placement(anchor(900, 100), size, within).left).toBe(692);
  expect(placement(anchor(-50, 100), size, within).left).toBe(8);
  expect(placement(anchor(100, 300), { width: 300, height: 690 }, within).top).toBe(8);
});

it("takes the side with more room if neither is enough", () => {
  expect(placement(anchor(0, 200), { width: 300, height: 600 }, within).top).toBe(92);
});
