/** The paper the curve is drawn on: where on it everything stands. */
import { type Felt, type Gap, type Series, segments } from "../../board/curve";
import type { Placed, Segment } from "../../board/curve-words";
import type { ColumnSpec } from "../../core/protocol";
import { UNAWARE } from "../../sheets/emotion-cells";

/** Heights at a text of 13 px: from the highest score to the lowest, below it, and a strip of its own. */
const [SPAN, BELOW, STRIP] = [200, 54, 40];

/** One line of the curve. */
export interface Curve extends Series {
  /** The item of its points. */
  readonly item: string;
  /** What one would call it, stage by stage; "" for no word. */
  readonly words: readonly string[];
  /** "Carla Meier, as is". */
  readonly title: string;
  readonly name: string;
  /** The person's place in their table: it gives colour and shape. */
  readonly face: number;
  readonly peak: number | undefined;
  readonly end: number | undefined;
}

export interface Plot {
  readonly spec: ColumnSpec;
  readonly curves: readonly Curve[];
  readonly height: number;
  /** Where the highest score is. */
  readonly top: number;
  /** How wide a stage is, in pixels. */
  readonly width: number;
  /** How much larger the text is than heights are measured at. */
  readonly scale: number;
  readonly slots: readonly (readonly number[])[];
  readonly pitch: number;
  readonly gap: Gap | undefined;
  /** By curve and stage. */
  readonly words: ReadonlyMap<string, Placed>;
  /** Whether somebody does not notice a stage. */
  readonly has_strip: boolean;
}

export function y_of({ spec, top }: Pick<Plot, "spec" | "top">, felt: Felt): number {
  const { low = 0, high = 0 } = spec;
  if (felt === UNAWARE) return top + SPAN + BELOW + STRIP / 2;
  return top + ((high - (felt ?? 0)) / (high - low)) * SPAN;
}

/** The nearest score to a height. */
export function score_at({ spec, top }: Plot, y: number): number {
  const { low = 0, high = 0, step = 1 } = spec;
  const score = high - ((y - top) / SPAN) * (high - low);
  return Math.max(low, Math.min(high, low + Math.round((score - low) / step) * step));
}

/** From the middle of its stage to a point. */
export function aside(plot: Plot, curve: number, stage: number): number {
  return (plot.slots[curve]?.[stage] ?? 0) * plot.pitch;
}

export function x_of(plot: Plot, curve: number, stage: number): number {
  return (stage + 0.5) * plot.width + aside(plot, curve, stage);
}

/** The lines of a curve, from stage to stage. */
export function lines_of(plot: Plot, at: number): readonly (Segment & { readonly stage: number })[] {
  const felt = plot.curves[at]?.felt ?? [];
  return segments(felt).map((stage) => ({
    stage,
    x1: x_of(plot, at, stage),
    y1: y_of(plot, felt[stage] ?? null),
    x2: x_of(plot, at, stage + 1),
    y2: y_of(plot, felt[stage + 1] ?? null),
  }));
}

/** The rule of the widest gap, from point to point. */
export function gap_line(plot: Plot): Segment | undefined {
  const { gap, curves } = plot;
  if (!gap) return undefined;
  const to_be = curves.findIndex(({ version }) => version === "to_be");
  const [x1, x2] = [x_of(plot, 0, gap.stage), x_of(plot, to_be, gap.stage)];
  return { x1, x2, y1: y_of(plot, gap.from), y2: y_of(plot, gap.to) };
}

export function height_of(top: number, has_strip: boolean): number {
  return top + SPAN + BELOW + (has_strip ? STRIP : 0);
}
