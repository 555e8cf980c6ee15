import { describe, expect, it } from "vitest";
import type { Status } from "../../src/core/store";
import { clock_time } from "../../src/ui/phrases";
import { absence_text, is_safe, safety_text } from "../../src/ui/status-line";

const live: Status = {
  phase: "live",
  since: 0,
  pending: 0,
  loading: 0,
  saved_at: null,
  file: "",
  kept: "",
  reason: "",
  trouble: "",
  note: "",
  notice: "",
  notices: 0,
};
const RELOAD = "Reload the page.";

describe("a table that is not shown", () => {
  it("is missing only from a map that is there", () => {
    expect(absence_text(live, true, "risks")).toBe("This map has no table “risks”.");
    expect(absence_text({ ...live, phase: "cut_off" }, true, "risks")).toContain("no table");
    expect(absence_text({ ...live, phase: "starting" }, false, "needs")).toBe("Waiting for the map…");
  });

  it("is waited for while the kernel is busy, and since when", () => {
    const since = new Date(2026, 0, 5, 14, 32).getTime();
    const text = absence_text({ ...live, phase: "cut_off", since }, false, "needs");
    expect(text).toContain(clock_time(since));
    expect(text).not.toContain("no table");
  });

  it("says what to do where page and kernel do not understand each other", () => {
    const status: Status = { ...live, phase: "read_only", reason: RELOAD };
    expect(absence_text(status, false, "needs")).toBe(RELOAD);
    expect(safety_text(status)).toBe(RELOAD);
  });
});

it("calls edits safe until the kernel is out of reach", () => {
  expect(is_safe(live)).toBe(true);
  expect(is_safe({ ...live, phase: "cut_off" })).toBe(false);
  expect(is_safe({ ...live, phase: "kernel_gone" })).toBe(false);
  expect(is_safe({ ...live, trouble: "Not saved: the disk is full." })).toBe(false);
  expect(is_safe({ ...live, phase: "read_only" })).toBe(false);
});

describe("what is safe, in words", () => {
  const at = new Date(2026, 0, 5, 10, 42).getTime();
  const KEPT = "In /home/ana/.local/share/journeykit";

  it("says since when the kernel is gone, and what to do", () => {
    const status: Status = { ...live, phase: "kernel_gone", since: at };
    const text = "Kernel gone since 10:42. Your edits are kept here. Run the cells again.";
    expect(safety_text(status)).toBe(text);
    expect(absence_text(status, false, "needs")).toBe(text);
  });

  it("says why edits are not stored, whatever waits", () => {
    const trouble = "Not saved: the disk is full. Your edits are kept here and sent again.";
    expect(safety_text({ ...live, trouble, pending: 2 })).toBe(trouble);
    expect(safety_text({ ...live, trouble, phase: "cut_off", since: at })).toContain("Cut off since 10:42");
  });

  it("says where a map without a file is kept", () => {
    expect(safety_text({ ...live, kept: KEPT })).toBe("In the notebook’s memory; kept for jk.recover()");
    expect(safety_text({ ...live, kept: KEPT, saved_at: at })).toBe(
      "In the notebook’s memory, 10:42; kept for jk.recover()",
    );
    expect(safety_text({ ...live, kept: KEPT, file: "motor.journey.json", saved_at: at })).toBe(
      "Saved 10:42 in motor.journey.json",
    );
  });
});
