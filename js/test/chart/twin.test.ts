import { expect, it } from "vitest";
import { cell_text, MOST_ROWS, twin_of } from "../../src/chart/twin";

const COLUMNS = [
  { field: "a.b", title: "Stage" },
  { field: "n", title: "Score" },
];

it("has a row for each row of its data set, in its order, with the columns it names", () => {
  const rows = [
    { "a.b": "Seek", n: -1.5, other: 1 },
    { "a.b": "Buy", n: null },
  ];
  expect(twin_of({ title: "Felt", data: "jk_0", columns: COLUMNS }, { jk_0: rows, jk_1: [] })).toEqual({
    title: "Felt",
    columns: [
      { title: "Stage", number: false },
      { title: "Score", number: true },
    ],
    rows: [
      ["Seek", "−1.5"],
      ["Buy", "–"],
    ],
    rest: "",
  });
});

it("counts the rows it leaves out", () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));
  const rest = (count: number) =>
    twin_of({ title: "", data: "d", columns: COLUMNS }, { d: rows(count) }).rest;
  expect([rest(MOST_ROWS), rest(MOST_ROWS + 1), rest(MOST_ROWS + 1_234)]).toEqual([
    "",
    "And 1 more row.",
    "And 1,234 more rows.",
  ]);
});

it("is empty for a data set the chart does not have, whatever that is called", () => {
  for (const data of ["jk_9", "constructor", "__proto__"])
    expect(twin_of({ title: "", data, columns: COLUMNS }, {}).rows).toEqual([]);
});

it("says values as people do", () => {
  const said = [true, false, null, undefined, "", 2026, 12_345, 0.33333, -0.5, ["a", 1, null], { a: 1 }];
  expect(said.map(cell_text)).toEqual([
    ...["yes", "no", "–", "–", "–", "2026", "12,345", "0.333", "−0.5", "a, 1, –", '{"a":1}'],
  ]);
});
