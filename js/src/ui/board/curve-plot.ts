/** What the curve is drawn from, looked up once a change. */
import { end_of, peak_of, type Series, series_of, slots, widest_gap } from "../../board/curve";
import type { Placed } from "../../board/curve-words";
import { EMOTIONS, type EmotionKey, UNAWARE } from "../../sheets/emotion-cells";
import { cell_text, choice_label } from "../cells/cell-text";
import { PERSONAS, persona_name } from "../people";
import { capitalised } from "../phrases";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";
import { placed } from "./curve-labels";
import { type Curve, height_of, type Plot } from "./curve-paper";

/** Above the highest score, at a text of this size. */
const [ABOVE, TEXT] = [72, 13];
/** A line of the legend, and about how wide it may be. */
const [LEGEND, LEGEND_WIDTH, LEGEND_NARROW] = [18, 900, 300];
/** Between points that stand side by side, for the mouse and for fingers. */
const [PITCH, TOUCH] = [24, 40];

export function plot_of(board: BoardState): Plot | undefined {
  const { store, stages, personas, versions, emotions } = board;
  const spec = spec_of(board, EMOTIONS, "score");
  if (!spec) return undefined;
  const version_spec = spec_of(board, EMOTIONS, "version");
  const word_spec = spec_of(board, EMOTIONS, "word");
  const word_of = (one: Series, stage: string) =>
    word_spec
      ? capitalised(cell_text(store, word_spec, emotions.value(key_of_point(one, stage), "word")))
      : "";
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
  const legend = personas.reduce(
    (sum, id) => sum + 30 + Math.min(180, persona_name(store, id).length * 6),
    140,
  );
  const lines = Math.ceil(legend / (board.narrow.value ? LEGEND_NARROW : LEGEND_WIDTH));
  const top = ABOVE + LEGEND * (lines - 1);
  const has_strip = series.some(({ felt }) => felt.includes(UNAWARE));
  const width = board.stage_width.value || 176;
  const scale = text_scale(board);
  const wanted = globalThis.matchMedia?.("(pointer: coarse)").matches ? TOUCH : PITCH * scale;
  const plot = {
    spec,
    curves,
    top,
    height: height_of(top, has_strip),
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

export function key_of_point({ persona, version }: Series, stage: string): EmotionKey {
  return { persona, version, stage };
}

/** How large the text is, as where somebody presents. */
function text_scale({ element }: BoardState): number {
  return element ? Number.parseFloat(getComputedStyle(element).fontSize) / TEXT : 1;
}
