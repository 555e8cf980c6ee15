import { expect, it } from "vitest";
import type { Cells } from "../../src/core/protocol";
import type { Row } from "../../src/core/store";
import { missing, next_place } from "../../src/sheets/missing";

function needs(...all: Cells[]): Row[] {
  return all.map((cells, at) => ({ id: `n${at + 1}`, order: "a0", cells }));
}

const WHOLE = { stage: "s1", level: "safety", importance: 9, satisfaction: 0 };

it("finds nothing in whole needs of every stage", () => {
  expect(missing(needs(WHOLE, { ...WHOLE, stage: "s2" }), ["s1", "s2"])).toEqual({
    level: [],
    stage: [],
    judgement: [],
    stages: [],
  });
});

it("leads to the empty cell", () => {
  const found = missing(needs({ statement: "Know what happens next" }, WHOLE), ["s1"]);
  expect(found.level).toEqual([{ row: "n1", column: "level" }]);
  expect(found.stage).toEqual([{ row: "n1", column: "stage" }]);
});

it("counts a need as not judged once, at the first judgement it lacks", () => {
  const { importance: _, ...unweighed } = WHOLE;
  const { satisfaction: __, ...unmet } = WHOLE;
  expect(missing(needs(unweighed, unmet, {}), ["s1"]).judgement).toEqual([
    { row: "n1", column: "importance" },
    { row: "n2", column: "satisfaction" },
    { row: "n3", column: "importance" },
  ]);
});

it("takes a stage that is gone for none", () => {
  expect(missing(needs({ ...WHOLE, stage: "gone" }), ["s1"])).toMatchObject({
    stage: [{ row: "n1", column: "stage" }],
    stages: ["s1"],
  });
});

it("lists the stages without a need in journey order", () => {
  expect(missing(needs({ ...WHOLE, stage: "s2" }), ["s3", "s2", "s1"]).stages).toEqual(["s3", "s1"]);
});

it("goes from place to place and begins again", () => {
  const rows = ["n1", "n2", "n3", "n4"];
  const places = ["n2", "n4"].map((row) => ({ row, column: "level" }));
  const next = (from?: string) => next_place(places, rows, from)?.row;
  expect([next(), next("n1"), next("n2"), next("n3"), next("n4"), next("gone")]).toEqual([
    "n2",
    "n2",
    "n4",
    "n4",
    "n2",
    "n2",
  ]);
  expect(next_place([], rows, "n1")).toBeUndefined();
});
