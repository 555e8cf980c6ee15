/** Writing in a cell of notes: what becomes of lines as they are split, joined and pasted. */
import { expect, it } from "vitest";
import {
  is_unchanged,
  joined,
  left,
  type NoteLine,
  opened,
  pasted,
  split,
  text_lines,
} from "../../src/sheets/note-lines";

const NOTES: NoteLine[] = [
  { id: "o1", text: "Calls twice", channel: "phone" },
  { id: "o2", text: "Waits", grade: "one_voice", persona: "carla" },
];
const said = (lines: readonly NoteLine[]) => lines.map(({ id, text }) => [id, text]);

it("opens with the caret behind the last note, or in an empty line", () => {
  expect(opened(NOTES)).toMatchObject({ at: 1, caret: 5 });
  expect(said(opened([]).lines)).toEqual([[undefined, ""]]);
});

it("puts what is typed to begin below the notes that are there", () => {
  const { lines, at } = opened(NOTES, "");
  expect(said(lines)).toEqual([...said(NOTES), [undefined, ""]]);
  expect(at).toBe(2);
  expect(said(opened([], "x").lines)).toEqual([[undefined, "x"]]);
});

it("opens with the text the map did not take", () => {
  const { lines } = opened([{ id: "o1", text: "Old", draft: "Mine" }]);
  expect(lines[0]?.text).toBe("Mine");
});

it("splits at the caret: the note keeps what stands before it, the rest is known in the same way", () => {
  const { lines, at, caret } = split(opened(NOTES).lines, { at: 1, from: 2, to: 3 });
  expect(said(lines)).toEqual([
    ["o1", "Calls twice"],
    ["o2", "Wa"],
    [undefined, "ts"],
  ]);
  expect(lines[2]).toMatchObject({ grade: "one_voice", persona: "carla" });
  expect([at, caret]).toEqual([2, 0]);
});

it("begins a plain new note at the end of a line", () => {
  const { lines } = split(opened(NOTES).lines, { at: 1, from: 5, to: 5 });
  expect(lines[2]).toMatchObject({ text: "", persona: undefined, grade: undefined });
});

it("makes room before a line without taking its note away", () => {
  const { lines, at } = split(opened(NOTES).lines, { at: 0, from: 0, to: 0 });
  expect(said(lines)).toEqual([[undefined, ""], ...said(NOTES)]);
  expect(at).toBe(1);
});

it("joins into the earlier note, and into the later one if the earlier says nothing", () => {
  const { lines, at, caret } = joined(opened(NOTES).lines, 1) as NonNullable<ReturnType<typeof joined>>;
  expect(said(lines)).toEqual([["o1", "Calls twiceWaits"]]);
  expect([at, caret]).toEqual([0, 11]);
  const below = split(opened(NOTES).lines, { at: 0, from: 0, to: 0 }).lines;
  expect(said(joined(below, 1)?.lines ?? [])).toEqual(said(NOTES));
  expect(joined(below, 0)).toBeNull();
});

it("makes several pasted lines several notes", () => {
  const at = { at: 0, from: 5, to: 11 };
  expect(said(pasted(opened(NOTES).lines, at, " once\r\n- Writes\n\n• Waits \n")?.lines ?? [])).toEqual([
    ["o1", "Callsonce"],
    [undefined, "Writes"],
    [undefined, "Waits"],
    ["o2", "Waits"],
  ]);
  expect(pasted(opened(NOTES).lines, at, "one line")).toBeNull();
});

it("pastes before a line without taking its note away", () => {
  const next = pasted(opened(NOTES).lines, { at: 1, from: 0, to: 0 }, "a\nb");
  expect(said(next?.lines ?? [])).toEqual([
    ["o1", "Calls twice"],
    [undefined, "a"],
    [undefined, "b"],
    ["o2", "Waits"],
  ]);
  expect(next).toMatchObject({ at: 2, caret: 1 });
});

it("reads the lines of a list without its bullets, and leaves signs alone", () => {
  expect(text_lines("* one\n  – two\n-5 % less\n\n·\tthree")).toEqual(["one", "two", "-5 % less", "three"]);
});

it("hands in texts without blanks at their ends, untouched ones as they were", () => {
  const before = [{ id: "o1", text: " as it was " }];
  const [one] = opened(before).lines;
  expect(left(before, [{ ...one, key: "", text: " as it was " }])[0]?.text).toBe(" as it was ");
  expect(left(before, [{ ...one, key: "", text: " other " }])[0]?.text).toBe("other");
});

it("knows when nothing was changed", () => {
  const edit = (lines: ReturnType<typeof opened>["lines"]) => ({ before: NOTES, after: left(NOTES, lines) });
  expect(is_unchanged(edit(opened(NOTES).lines))).toBe(true);
  expect(is_unchanged(edit(opened(NOTES, " ").lines))).toBe(true);
  expect(is_unchanged(edit(opened(NOTES, "x").lines))).toBe(false);
  expect(is_unchanged(edit(opened(NOTES).lines.slice(1)))).toBe(false);
  const graded = opened(NOTES).lines.map((line) => ({ ...line, grade: "measured" }));
  expect(is_unchanged(edit(graded))).toBe(false);
});
