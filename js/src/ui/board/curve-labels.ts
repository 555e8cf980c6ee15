/** Which words and marks of the curve are written on the paper, and where. */
import { type Box, type Placed, place_words, type Segment, type Wish } from "../../board/curve-words";
import type { BoardState } from "./board-state";
import { gap_line, lines_of, type Plot, x_of, y_of } from "./curve-paper";
import { tag_of } from "./curve-said";

/** About how wide a letter is, in a font nobody knows, and the edges of a mark. */
const [LETTER, TAG_EDGES] = [7, 12];

/** Find a place for the words: where there are several people, those at a peak or end come before the others. */
export function placed(board: BoardState, plot: Plot): Map<string, Placed> {
  const { curves, width, scale } = plot;
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
      const is_wanted = typeof felt === "number";
      const word = is_wanted ? (curve.words[stage] ?? "") : "";
      const prefers = curve.version === "as_is" && board.versions.length > 1 ? "down" : "up";
      const rank = (name ? 0 : curves.length) + at;
      if (word || (is_wanted && name))
        wishes.push({
          key: `${at} ${stage}`,
          rank,
          x,
          y,
          word: width_of(word),
          tag,
          prefers,
          is_minor: has_several && !name,
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

/** Where the size of the widest gap stands. */
function gap_box({ x1, x2, y1, y2 }: Segment): Box {
  const [x, y] = [(x1 + x2) / 2, (y1 + y2) / 2];
  return { left: x - 12, right: x + 12, top: y - 8, bottom: y + 8 };
}
