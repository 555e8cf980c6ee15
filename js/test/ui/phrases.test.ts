import { expect, it } from "vitest";
import type { TableSpec } from "../../src/core/protocol";
import type { Status } from "../../src/core/store";
import { joined, no_rows, row_count, rows_here, short, with_article } from "../../src/ui/phrases";
import { safety_text } from "../../src/ui/status-line";

const table = (title: string, row_title: string, custom = false): TableSpec => ({
  name: "t",
  title,
  row_title,
  label: "c",
  help: "",
  prefix: "t",
  unique: [],
  custom,
  columns: [],
});

it("counts rows in the table's own words", () => {
  expect(row_count(table("Needs", "need"), 1)).toBe("1 need");
  expect(row_count(table("Needs", "need"), 1_200)).toBe("1,200 needs");
  expect(row_count(table("Evidence", "piece of evidence"), 2)).toBe("2 pieces of evidence");
  expect(row_count(table("Risiken", "Risiko", true), 2)).toBe("2 rows");
  expect(no_rows(table("Needs", "need"))).toBe("No needs yet.");
});

it("counts the rows that are here while the others come in", () => {
  const needs = table("Needs", "need");
  expect(rows_here(needs, 200, 5_000)).toBe("Loading 200 of 5,000");
  expect(rows_here(needs, 0, 1)).toBe("Loading 0 of 1");
  expect(rows_here(needs, 1, 1)).toBe("1 need");
});

it("joins and shortens", () => {
  expect(["need", "emotion"].map(with_article)).toEqual(["a need", "an emotion"]);
  expect([joined([]), joined(["a"]), joined(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
  expect(short("one\n two", 20)).toBe("one two");
  expect(short("x".repeat(50), 10)).toBe("xxxxxxxxx…");
});

it("never says saved where there is no file", () => {
  const at = new Date(2026, 2, 31, 14, 32).getTime();
  const status: Status = {
    phase: "live",
    since: at,
    pending: 0,
    loading: 0,
    saved_at: at,
    file: "",
    kept: "",
    reason: "",
    trouble: "",
    note: "",
    notice: "",
    notices: 0,
  };
  expect(safety_text(status)).toBe("Live in the notebook’s memory, 14:32");
  expect(safety_text({ ...status, saved_at: null })).toBe("Live in the notebook’s memory");
  expect(safety_text({ ...status, file: "motor.journey.json" })).toBe("Saved 14:32 in motor.journey.json");
  expect(safety_text({ ...status, pending: 1 })).toBe("");
  const cut_off = { ...status, phase: "cut_off" } as const;
  const remedy = "If the kernel was restarted, run the cells again.";
  expect(safety_text(cut_off)).toBe(`Cut off since 14:32. ${remedy}`);
  expect(safety_text({ ...cut_off, pending: 1 })).toBe(
    `Cut off since 14:32. Your edits are kept here. ${remedy}`,
  );
});
