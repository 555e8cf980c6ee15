/** The lines of a cell of notes while somebody writes in it: one line a note. */

import { new_id } from "../core/ids";

/** A note as a line. Without an id it is a new one. */
export interface NoteLine {
  readonly id?: string | undefined;
  readonly text: string;
  readonly persona?: string | undefined;
  readonly channel?: string | undefined;
  readonly grade?: string | undefined;
  /** The text that the map did not take for it. */
  readonly draft?: string | undefined;
}

/** What a line says beside its text. */
export const DETAILS = ["persona", "channel", "grade"] as const;

/** The lines as they were found and as they were left. */
export interface NoteEdit {
  readonly before: readonly NoteLine[];
  readonly after: readonly NoteLine[];
}

export function is_note_edit(value: unknown): value is NoteEdit {
  return typeof value === "object" && value !== null && "before" in value && "after" in value;
}

/** A line in the editor; its key stays while the line does. */
export interface OpenLine extends NoteLine {
  readonly key: string;
}

/** Lines with the caret in one of them. */
export interface Writing {
  readonly lines: readonly OpenLine[];
  readonly at: number;
  readonly caret: number;
}

/** Where in a line something is to be put: between two positions of its text. */
export interface Span {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export function new_line(text = "", like?: NoteLine): OpenLine {
  const { persona, channel, grade } = like ?? {};
  return { key: `new ${new_id("o", NONE)}`, text, persona, channel, grade };
}

const NONE = { has: () => false };

/** The lines to begin with; `text` is what has been typed to begin: it goes below what is there. */
export function opened(notes: readonly NoteLine[], text?: string): Writing {
  const lines = notes.map(
    (note): OpenLine => ({ ...note, key: note.id ?? "", text: note.draft ?? note.text }),
  );
  if (lines.length === 0 || text !== undefined) lines.push(new_line(text));
  return { lines, at: lines.length - 1, caret: lines.at(-1)?.text.length ?? 0 };
}

/** The line with another text or detail. */
export function changed(lines: readonly OpenLine[], at: number, part: Partial<NoteLine>): OpenLine[] {
  return lines.map((line, other) => (other === at ? { ...line, ...part } : line));
}

/**
 * A line becomes two. What stands before the caret stays the note it was; what stands behind it becomes a note
 * that is known in the same way. At the start of a text a line of its own is put before it.
 */
export function split(lines: readonly OpenLine[], { at, from, to }: Span): Writing {
  const line = lines[at] as OpenLine;
  const [head, tail] = [line.text.slice(0, from), line.text.slice(to)];
  const parts =
    head === "" && tail !== ""
      ? [new_line(), { ...line, text: tail }]
      : [{ ...line, text: head }, new_line(tail, tail.trim() ? line : undefined)];
  return { lines: lines.toSpliced(at, 1, ...parts), at: at + 1, caret: 0 };
}

/** A line joins the one before it, which stays the note it was, unless it says nothing. */
export function joined(lines: readonly OpenLine[], at: number): Writing | null {
  const [first, second] = [lines[at - 1], lines[at]];
  if (!first || !second) return null;
  const kept = first.text === "" && second.text !== "" ? second : first;
  const line = { ...kept, text: first.text + second.text };
  return { lines: lines.toSpliced(at - 1, 2, line), at: at - 1, caret: first.text.length };
}

/** Several lines put in at once are notes of their own. Null if the text is one line. */
export function pasted(lines: readonly OpenLine[], { at, from, to }: Span, text: string): Writing | null {
  const parts = text_lines(text);
  if (!/[\r\n]/.test(text) || parts.length === 0) return null;
  const line = lines[at] as OpenLine;
  const [head, tail] = [line.text.slice(0, from), line.text.slice(to)];
  const last = parts.at(-1) as string;
  if (head === "" && tail !== "") {
    const added = parts.map((part) => new_line(part));
    return { lines: lines.toSpliced(at, 0, ...added), at: at + parts.length - 1, caret: last.length };
  }
  const [first, ...rest] = parts as [string, ...string[]];
  const added = rest.map((part, place) => new_line(place === rest.length - 1 ? part + tail : part));
  const own = { ...line, text: head + first + (rest.length === 0 ? tail : "") };
  const caret = rest.length === 0 ? head.length + first.length : last.length;
  return { lines: lines.toSpliced(at, 1, own, ...added), at: at + rest.length, caret };
}

/** Before a line that comes from a list elsewhere. */
const BULLET = /^[ \t]*(?:[-*•–·◦‣][ \t]+)?/;

/** The lines of a text that say something, without what marks them as a list. */
export function text_lines(text: string): string[] {
  const lines = text.split(/\r\n?|\n/).map((line) => line.replace(BULLET, "").trimEnd());
  return lines.filter((line) => line !== "");
}

/** Lines as they are handed in: without blanks at their ends. One that nobody touched stays as it is. */
export function left(before: readonly NoteLine[], lines: readonly OpenLine[]): NoteLine[] {
  const found = new Map(before.map((note) => [note.id, note]));
  return lines.map(({ key: _key, draft: _draft, ...line }) => {
    const text = line.text.trim();
    const was = line.id === undefined ? undefined : found.get(line.id);
    return was && was.text.trim() === text ? { ...line, text: was.text } : { ...line, text };
  });
}

/** Whether handing in would do nothing. A draft that was typed back is something: it can go. */
export function is_unchanged({ before, after }: NoteEdit): boolean {
  const said = after.filter(({ id, text }) => id !== undefined || text !== "");
  return (
    said.length === before.length &&
    before.every((note, at) => {
      const line = said[at] as NoteLine;
      const same = line.id === note.id && line.text === note.text && note.draft === undefined;
      return same && DETAILS.every((name) => line[name] === note[name]);
    })
  );
}
