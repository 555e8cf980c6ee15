import { expect, it } from "vitest";
import type { Cells, ColumnSpec } from "../../src/core/protocol";
import { derived_words } from "../../src/ui/cells/derived-words";

const derived = (formula: string): ColumnSpec => ({
  name: "c",
  kind: "derived",
  title: "C",
  help: "What it means.",
  formula,
});

it.each<[Cells, string]>([
  [{ importance: 9, satisfaction: 3 }, "9 + (9 − 3) = 15. 12 and more: act."],
  [{ importance: 8, satisfaction: 4 }, "8 + (8 − 4) = 12. 12 and more: act."],
  [{ importance: 7, satisfaction: 3 }, "7 + (7 − 3) = 11. Act from 12 on."],
  [{ importance: 10, satisfaction: 10 }, "10 + 0 = 10. Met as well as it matters."],
  [{ importance: 4, satisfaction: 8 }, "4 + 0 = 4. Met better than it matters."],
  [{ importance: 0, satisfaction: 0 }, "0 + 0 = 0. Met as well as it matters."],
  [{ importance: 9 }, "Needs satisfaction."],
  [{ satisfaction: 9 }, "Needs importance."],
  [{}, "Needs importance and satisfaction."],
])("explains the opportunity of %o", (cells, words) => {
  expect(derived_words(derived("opportunity"), cells)).toBe(words);
});

it.each<[Cells, string]>([
  [{ level: "esteem" }, "D: a deficit need, felt when missing."],
  [{ level: "self_actualization" }, "B: a being need, about growing."],
  [{}, "Follows from the level."],
])("explains the kind of %o", (cells, words) => {
  expect(derived_words(derived("need_kind"), cells)).toBe(words);
});

it("falls back on the column's help for a formula it does not know", () => {
  expect(derived_words(derived("another"), {})).toBe("What it means.");
});
