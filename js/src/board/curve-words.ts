/** Where the words of the curve stand: on the free side of the line, or nowhere if there is no room. */

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Segment {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** A word, or a mark such as “Peak”, or both, that wants to stand at a point. */
export interface Wish {
  readonly x: number;
  readonly y: number;
  /** How wide the word is; 0 without one. */
  readonly word: number;
  /** How wide the mark is; 0 without one. */
  readonly tag: number;
  /** Which side is taken if both are free. */
  readonly prefers: Side;
  /** It stands where nothing else does, or not at all. */
  readonly is_minor?: boolean;
}

export type Side = "up" | "down";
export type Shift = -1 | 0 | 1;

export interface Placed {
  readonly side: Side;
  /** To which side of the point it is moved, out of the way of a line: left (-1), right (1), or not at all. */
  readonly shift: Shift;
  readonly word: boolean;
  readonly tag: boolean;
}

/** From a point to what is written there. */
export const CLEAR = 11;
const LINE = 16;
const RADIUS = 8;
/** What stands in the way: a line can be written over, a point, another word or the edge cannot. */
const BLOCKED = 10;
const SHIFTS: readonly Shift[] = [0, -1, 1];
/** How far a word that is moved still reaches beyond its point. */
const REACH = 12;

/**
 * Place the wishes one after the other, those that come first being the most important, from 0 to `width`
 * and beside what stands there already.
 */
export function place_words(
  wishes: readonly Wish[],
  points: readonly { readonly x: number; readonly y: number }[],
  lines: readonly Segment[],
  width: number,
  already: readonly Box[] = [],
): readonly Placed[] {
  const taken = [...already];
  const cost = (box: Box, { x, y }: Wish, near: readonly Segment[]) => {
    const crossed = near.filter((line) => crosses(line, box)).length;
    const covered = points.filter((point) => (point.x !== x || point.y !== y) && is_near(point, box)).length;
    const overlapped = taken.filter((other) => overlaps(other, box)).length;
    const outside = box.left < 0 || box.right > width ? 1 : 0;
    return crossed + BLOCKED * (covered + overlapped + outside);
  };
  return wishes.map((wish) => {
    const sides: readonly Side[] = wish.prefers === "up" ? ["up", "down"] : ["down", "up"];
    const most = Math.max(wish.word, wish.tag);
    const near = lines.filter(({ x1, x2 }) => x1 < wish.x + most && x2 > wish.x - most);
    const ways = [wish, { ...wish, word: 0 }].filter(({ word, tag }) => word + tag > 0);
    for (const way of ways) {
      let best: (Placed & { readonly box: Box }) | undefined;
      let least = wish.is_minor ? 1 : BLOCKED;
      for (const shift of SHIFTS)
        for (const side of sides) {
          const box = box_of(way, side, shift);
          const found = cost(box, wish, near);
          if (found >= least) continue;
          least = found;
          best = { side, shift, word: way.word > 0, tag: way.tag > 0, box };
        }
      if (!best) continue;
      const { box, ...place } = best;
      taken.push(box);
      return place;
    }
    return { side: wish.prefers, shift: 0, word: false, tag: false };
  });
}

function box_of({ x: at, y, word, tag }: Wish, side: Side, shift: Shift): Box {
  const half = Math.max(word, tag) / 2;
  const x = at + shift * Math.max(0, half - REACH);
  const height = (word > 0 ? LINE : 0) + (tag > 0 ? LINE : 0);
  const top = side === "up" ? y - CLEAR - height : y + CLEAR;
  return { left: x - half, right: x + half, top, bottom: top + height };
}

/** Lines run from left to right, or straight up and down. */
function crosses({ x1, y1, x2, y2 }: Segment, box: Box): boolean {
  const [from, to] = [Math.max(x1, box.left), Math.min(x2, box.right)];
  if (from > to) return false;
  const y = (x: number) => y1 + ((x - x1) / (x2 - x1)) * (y2 - y1);
  const [one, other] = x1 === x2 ? [y1, y2] : [y(from), y(to)];
  return Math.max(one, other) > box.top && Math.min(one, other) < box.bottom;
}

function is_near({ x, y }: { readonly x: number; readonly y: number }, box: Box): boolean {
  const across = x > box.left - RADIUS && x < box.right + RADIUS;
  return across && y > box.top - RADIUS && y < box.bottom + RADIUS;
}

function overlaps(one: Box, other: Box): boolean {
  const across = one.left < other.right && one.right > other.left;
  return across && one.top < other.bottom && one.bottom > other.top;
}
