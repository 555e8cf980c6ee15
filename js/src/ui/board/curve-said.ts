/** What is said of a point. */
import type { Felt } from "../../board/curve";
import type { ColumnSpec } from "../../core/protocol";
import { UNAWARE } from "../../sheets/emotion-cells";
import { figure } from "../cells/cell-text";
import type { Curve } from "./curve-paper";

/** "Peak", "End", or both. */
export function tag_of({ peak, end }: Curve, stage: number): string {
  if (peak === stage) return end === stage ? "Peak and end" : "Peak";
  return end === stage ? "End" : "";
}

/** The word the axis has for a score. */
export function axis_word({ words = [], low = 0, high = 0, step = 1 }: ColumnSpec, score: number): string {
  return words.length > (high - low) / step ? (words[Math.round((score - low) / step)] ?? "") : "";
}

/** What a screen reader hears of a point: "+1, pleased". */
export function spoken(spec: ColumnSpec, felt: Felt, word = ""): string {
  if (felt === null) return "not rated";
  if (felt === UNAWARE) return "does not notice";
  return [figure(spec, felt), word || axis_word(spec, felt).toLowerCase()].filter(Boolean).join(", ");
}
