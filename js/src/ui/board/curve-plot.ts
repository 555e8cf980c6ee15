/** What the curve is drawn from, looked up once a rendering, and where on the paper everything stands. */
import {
  end_of,
  type Felt,
  type Gap,
  peak_of,
  type Series,
  segments,
  series_of,
  slots,
  widest_gap,
} from "../../board/curve";
import { type Box, type Placed, place_words, type Segment, type Wish } from "../../board/curve-words";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import { EMOTIONS, type EmotionKey, UNAWARE } from "../../sheets/emotion-cells";
import { cell_text, choice_label, figure } from "../cells/cell-text";
import { PERSONAS, persona_name } from "../people";
import { capitalised, short } from "../phrases";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";

/** Heights at a text of 13 px: above the highest score, from there to the lowest, below it, and a strip of its own. */
const [ABOVE, SPAN, BELOW, STRIP] = [72, 200, 54, 40];
/** A line of the legend, and about how wide it may be. */
const [LEGEND, LEGEND_WIDTH, LEGEND_NARROW] = [18, 900, 300];
/** Between points that stand side by side, for the mouse and for fingers. */
const PITCH = 24;
const TOUCH = 40;
/** The text that heights are measured at, about how wide a letter of it is, and the edges of a mark. */
const [TEXT, LETTER, TAG_EDGES] = [13, 7, 12];

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

export function plot_of(board: BoardState): Plot | undefined {
  const { store, stages, personas, versions, emotions } = board;
  const spec = spec_of(board, EMOTIONS, "score");
  if (!spec) return undefined;
  const version_spec = spec_of(board, EMOTIONS, "version");
  const word_spec = spec_of(board, EMOTIONS, "word");
  const word_of = (one: Series, stage: string) =>
    word_spec ? shown_word(store, word_spec, emotions.value(key_of_point(one, stage), "word")) : "";
  const people = store.table(PERSONAS)?.ids ?? [];
  const series = series_of(personas, versions, stages, (key) => emotions.value(key, "score"));
  const curves = series.map((one): Curve => {
    const { persona, version, felt } = one;
    const name = persona_name(store, persona);
    const said = version_spec ? choice_label(version_spec, version).toLowerCase() : version;
    const face = people.indexOf(persona);
    const item = `${persona} ${version}`;
    const words = felt.map((score, at) => (typeof score === "number" ? word_of(one, stages[at] ?? "") : ""));
    return {
      ...one,
      item,
      words,
      name,
      title: `${name}, ${said}`,
      face,
      peak: peak_of(felt),
      end: end_of(felt),
    };
  });
  const names = curves.reduce((sum, { name }) => sum + 30 + Math.min(180, name.length * 6), 140);
  const lines = Math.ceil(names / versions.length / (board.narrow.value ? LEGEND_NARROW : LEGEND_WIDTH));
  const top = ABOVE + LEGEND * Math.max(0, lines - 1);
  const has_strip = series.some(({ felt }) => felt.includes(UNAWARE));
  const width = board.stage_width.value || 176;
  const scale = text_scale(board);
  const wanted = globalThis.matchMedia?.("(pointer: coarse)").matches ? TOUCH : PITCH * scale;
  const plot = {
    spec,
    curves,
    top,
    height: top + SPAN + BELOW + (has_strip ? STRIP : 0),
    width,
    slots: slots(series),
    scale,
    pitch: Math.min(wanted, (width - wanted) / Math.max(1, series.length)),
    gap: widest_gap(series),
    words: new Map<string, Placed>(),
    has_strip,
  };
  return { ...plot, words: placed(board, plot) };
}

export function y_of({ spec, top }: Pick<Plot, "spec" | "top">, felt: Felt): number {
  const { low = 0, high = 0 } = spec;
  if (felt === UNAWARE) return top + SPAN + BELOW + STRIP / 2;
  return top + ((high - (felt ?? 0)) / (high - low)) * SPAN;
}

/** The score at a height, and how high the points may go. */
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

/** Where the size of the widest gap stands. */
function gap_box({ x1, x2, y1, y2 }: Segment): Box {
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return { left: x - 12, right: x + 12, top: y - 8, bottom: y + 8 };
}

/** "Peak", "End", or both. */
export function tag_of({ peak, end }: Curve, stage: number): string {
  if (peak === stage) return end === stage ? "Peak and end" : "Peak";
  return end === stage ? "End" : "";
}

export function key_of_point({ persona, version }: Series, stage: string): EmotionKey {
  return { persona, version, stage };
}

/** The word beside a score as it is shown. */
function shown_word(store: Store, spec: ColumnSpec, value: unknown): string {
  return capitalised(cell_text(store, spec, value));
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

/** How large the text is, as where somebody presents. */
function text_scale({ element }: BoardState): number {
  return element ? Number.parseFloat(getComputedStyle(element).fontSize) / TEXT : 1;
}

/** Find a place for the words: where there are several people, only for those at a peak or end. */
function placed(board: BoardState, plot: Plot): Map<string, Placed> {
  const { curves, width, scale } = plot;
  // In a font nobody knows.
  const width_of = (text: string) => Math.min(width - 8, text.length * LETTER * scale);
  const points: { x: number; y: number }[] = [];
  const wishes: (Wish & { readonly key: string; readonly rank: number })[] = [];
  const rated = curves.filter(({ felt }) => felt.some((score) => typeof score === "number"));
  const has_several = new Set(rated.map(({ persona }) => persona)).size > 1;
  for (const [at, curve] of curves.entries()) {
    for (const [stage, felt] of curve.felt.entries()) {
      if (felt === null) continue;
      const [x, y] = [x_of(plot, at, stage), y_of(plot, felt)];
      points.push({ x, y });
      const name = tag_of(curve, stage);
      const tag = name ? width_of(name) + TAG_EDGES : 0;
      const is_wanted = typeof felt === "number" && (!has_several || name);
      const word = is_wanted ? (curve.words[stage] ?? "") : "";
      const prefers = curve.version === "as_is" && board.versions.length > 1 ? "down" : "up";
      const rank = (name ? 0 : curves.length) + at;
      if (word || (is_wanted && name))
        wishes.push({
          key: `${at} ${stage}`,
          rank,
          x,
          y,
          word: width_of(short(word)),
          tag,
          prefers,
        });
    }
  }
  const rule = gap_line(plot);
  const lines = [...curves.flatMap((_, at) => lines_of(plot, at)), ...(rule ? [rule] : [])];
  wishes.sort((one, other) => one.rank - other.rank);
  const size = rule && gap_box(rule);
  const found = place_words(wishes, points, lines, width * board.stages.length, size ? [size] : []);
  return new Map(wishes.map(({ key }, at) => [key, found[at] as Placed]));
}
