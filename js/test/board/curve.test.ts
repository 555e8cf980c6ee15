/** The emotion curve as numbers. */
import { expect, it } from "vitest";
import cases from "../../../tests/contract/peaks.json";
import {
  beside,
  end_of,
  type Felt,
  peak_of,
  type Series,
  segments,
  series_of,
  slots,
  widest_gap,
} from "../../src/board/curve";
import { UNAWARE, type Version } from "../../src/sheets/emotion-cells";

const one = (persona: string, version: Version, ...felt: Felt[]): Series => ({ persona, version, felt });

it("has a series for each person and version shown, with what is no score as none", () => {
  const said: Record<string, unknown> = {
    "carla s1 as_is": 0,
    "carla s2 as_is": UNAWARE,
    "ben s2 to_be": "?",
  };
  const read = ({ persona, stage, version }: { persona: string; stage: string; version: Version }) =>
    said[`${persona} ${stage} ${version}`];
  expect(series_of(["carla", "ben"], ["as_is", "to_be"], ["s1", "s2"], read)).toEqual([
    one("carla", "as_is", 0, UNAWARE),
    one("carla", "to_be", null, null),
    one("ben", "as_is", null, null),
    one("ben", "to_be", null, null),
  ]);
});

it("draws no line over a stage without a score, nor over one that is not noticed", () => {
  expect(segments([1, 2, null, 0, -1, UNAWARE, 2])).toEqual([0, 3]);
  expect(segments([1])).toEqual([]);
  expect(segments([])).toEqual([]);
});

it.each(cases)("of $scores has peak and end where Python has them", ({ scores, peak, end }) => {
  expect([peak_of(scores), end_of(scores)]).toEqual([peak ?? undefined, end ?? undefined]);
});

it("takes what nobody notices for no score", () => {
  expect(peak_of([UNAWARE, 1, null, 0])).toBe(1);
  expect(end_of([1, 2, UNAWARE, null])).toBe(1);
  expect(peak_of([null, 2, UNAWARE])).toBeUndefined();
});

it("finds the widest gap of the first person, the first of equals", () => {
  const carla = [one("carla", "as_is", 0, -2, 1, 2), one("carla", "to_be", 1, 0, null, 0)];
  const ben = [one("ben", "as_is", -2), one("ben", "to_be", 2)];
  expect(widest_gap([...carla, ...ben])).toEqual({ stage: 1, from: -2, to: 0 });
  expect(widest_gap([one("carla", "as_is", 1), one("carla", "to_be", 1)])).toBeUndefined();
  expect(widest_gap([one("carla", "as_is", 1)]), "one version alone has none").toBeUndefined();
  expect(widest_gap([])).toBeUndefined();
});

it("lets points of one height stand side by side", () => {
  const three = [one("a", "as_is", 1, 1), one("b", "as_is", 1, 0), one("c", "as_is", -1, 1)];
  expect(slots(three)).toEqual([
    [-0.5, -0.5],
    [0.5, 0],
    [0, 0.5],
  ]);
});

it("lets what is not rated wait beside what is neutral, and those not noticed side by side", () => {
  expect(slots([one("a", "as_is", null), one("b", "as_is", 0), one("c", "as_is", null)])).toEqual([
    [1],
    [0],
    [2],
  ]);
  expect(slots([one("a", "as_is", UNAWARE), one("b", "as_is", UNAWARE), one("c", "as_is", null)])).toEqual([
    [-0.5],
    [0.5],
    [0],
  ]);
});

it("counts the earlier lines that a line would hide", () => {
  const same = [one("a", "as_is", 0, 0, 1), one("a", "to_be", 0, 0, 2), one("b", "as_is", 0, 0, 2)];
  expect(same.map((_, at) => beside(same, at, 0))).toEqual([0, 1, 2]);
  expect(same.map((_, at) => beside(same, at, 1))).toEqual([0, 0, 1]);
});
