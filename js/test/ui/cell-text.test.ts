import { describe, expect, it } from "vitest";
import { local_channel } from "../../src/core/local-kernel";
import type { ColumnSpec } from "../../src/core/protocol";
import { make_store } from "../../src/core/store";
import { cell_text, figure, is_judgement, typed_text } from "../../src/ui/cells/cell-text";

const store = make_store({
  channel: local_channel({ map_schema: { fields: [], tables: [] }, fields: {}, rows: {} }),
});
const column = (kind: ColumnSpec["kind"], more: Partial<ColumnSpec> = {}): ColumnSpec => ({
  name: "c",
  kind,
  title: "C",
  ...more,
});
const level = column("choice", {
  ordered: true,
  choices: [{ value: "love_belonging", label: "Love and belonging" }],
});
const score = column("scale", { low: -2, high: 2, step: 1 });

describe("a cell in words", () => {
  it.each<[ColumnSpec, unknown, string]>([
    [column("text"), "Know", "Know"],
    [column("text"), "", ""],
    [level, "love_belonging", "Love and belonging"],
    [level, "another", "another"],
    [column("multi_choice"), ["app", "phone"], "app, phone"],
    [score, -1, "−1"],
    [score, 2, "+2"],
    [column("number"), 4.5, "4.5"],
    [column("flag"), true, "yes"],
    [column("date"), "2026-03-31", "2026-03-31"],
  ])("%o %o", (spec, value, text) => {
    expect(cell_text(store, spec, value)).toBe(text);
  });

  it("shows a plus only on scales that go below nought", () => {
    expect(figure(column("scale", { low: 0, high: 10, step: 1 }), 9)).toBe("9");
  });

  it("starts an edit with what can be typed again", () => {
    expect(typed_text(score, -1)).toBe("−1");
    expect(typed_text(column("text"), "-1 is a text")).toBe("-1 is a text");
    expect(typed_text(score, null)).toBe("");
  });

  it("knows what people judge", () => {
    expect([level, score, column("choice"), column("text")].map(is_judgement)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
