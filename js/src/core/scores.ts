/** The derived values of a need; the kernel computes the same. */
import { cell } from "./columns";
import type { Cells, ColumnSpec } from "./protocol";

const DEFICIT_LEVELS: readonly unknown[] = ["physiological", "safety", "love_belonging", "esteem"];
const BEING_LEVELS: readonly unknown[] = ["self_actualization"];

const FIGURES: readonly ColumnSpec["kind"][] = ["scale", "number"];

/** The columns each formula is computed from, with the kinds they may be of. */
export const FORMULAS: ReadonlyMap<string, readonly [string, readonly ColumnSpec["kind"][]][]> = new Map([
  ["need_kind", [["level", ["choice"]]]],
  [
    "opportunity",
    [
      ["importance", FIGURES],
      ["satisfaction", FIGURES],
    ],
  ],
]);

/** From this score on an opportunity is worth acting on. */
export const ACT = 12;

/** Ulwick's score, 0 (leave alone) to 20 (act now); null if an operand is missing. */
export function opportunity(importance: unknown, satisfaction: unknown): number | null {
  if (typeof importance !== "number" || typeof satisfaction !== "number") return null;
  return importance + Math.max(importance - satisfaction, 0);
}

/** "D" for Maslow's deficit needs, "B" for the being need, null without a level. */
export function need_kind(level: unknown): "D" | "B" | null {
  if (DEFICIT_LEVELS.includes(level)) return "D";
  return BEING_LEVELS.includes(level) ? "B" : null;
}

/** The value of a derived cell, from its row's cells; null for a formula this version does not know. */
export function derive(formula: string | undefined, cells: Readonly<Cells>): unknown {
  if (formula === "opportunity") return opportunity(cell(cells, "importance"), cell(cells, "satisfaction"));
  if (formula === "need_kind") return need_kind(cell(cells, "level"));
  return null;
}
