/** Messages too large for one piece travel as parts, each a slice of the JSON text. */
import { type ClientMessage, PART_BYTES, type Part } from "./protocol";

/** A unit of text takes three bytes at most, or two as an escape within the part's own JSON. */
const PART_UNITS = Math.floor(PART_BYTES / 4);
/** So many unfinished messages are remembered; older ones have lost a part and are dropped. */
const UNFINISHED = 8;

/** The message itself, or its parts. `name` makes a new name for a message in parts. */
export function split(message: ClientMessage, name: () => string): ClientMessage[] {
  const text = JSON.stringify(message);
  if (text.length <= PART_UNITS || byte_length(text) <= PART_BYTES) return [message];
  const slices = slices_of(text);
  const of = name();
  return slices.map((slice, index): Part => ({ kind: "part", of, index, count: slices.length, text: slice }));
}

function byte_length(text: string): number {
  return new TextEncoder().encode(text).length;
}

/** The text in slices that never part the two halves of a character. */
function slices_of(text: string): string[] {
  const slices: string[] = [];
  for (let from = 0; from < text.length; ) {
    const to = from + PART_UNITS;
    const last = text.charCodeAt(to - 1);
    const end = last >= 0xd800 && last <= 0xdbff ? to - 1 : to;
    slices.push(text.slice(from, end));
    from = end;
  }
  return slices;
}

/** Puts the parts of messages together, in whatever order they come. */
export class Joiner<Message> {
  private readonly unfinished = new Map<string, Map<number, string>>();

  /** The whole message with its last missing part, null before. */
  add(part: Part): Message | null {
    const slices = this.unfinished.get(part.of) ?? new Map<number, string>();
    this.unfinished.set(part.of, slices.set(part.index, part.text));
    if (slices.size < part.count) {
      const [oldest] = this.unfinished.keys();
      if (this.unfinished.size > UNFINISHED && oldest !== undefined) this.unfinished.delete(oldest);
      return null;
    }
    this.unfinished.delete(part.of);
    return JSON.parse(Array.from({ length: part.count }, (_, index) => slices.get(index)).join(""));
  }
}
