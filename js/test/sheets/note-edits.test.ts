/** Editing a cell of notes: a line is a note, and stays the one it is. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  joined,
  left,
  type NoteLine,
  type OpenLine,
  opened,
  pasted,
  split,
} from "../../src/sheets/note-lines";
import {
  DOING,
  lines_at,
  paste_text,
  rows_of,
  type Seat,
  seat,
  settled,
  stage_sheet,
  texts_at,
  two_seats,
} from "./stage-motor";

/** Change the lines of the cell and hand them in. */
function edit(at: Seat, change: (lines: OpenLine[]) => OpenLine[], before = lines_at(at), seen?: number) {
  const after = left(before, change([...opened(before).lines]));
  return at.sheet.put(DOING, { value: { before, after } }, seen);
}
const write = (id: string, part: Partial<NoteLine>) => (lines: OpenLine[]) =>
  lines.map((line) => (line.id === id ? { ...line, ...part } : line));
const note = (text: string): OpenLine => ({ key: text, text });

describe("one person", () => {
  it("keeps a note's id, author, channel, grade and persona when its line is edited", async () => {
    const me = await seat();
    edit(me, write("o1", { text: "Calls three times " }));
    expect(me.store.table("notes")?.row("o1")?.cells).toEqual({
      lane: "doing",
      stage: "claims",
      text: "Calls three times",
      author: "ana",
      channel: "phone",
    });
    expect(me.store.status.pending).toBe(1);
  });

  it("sets details, and takes them away", async () => {
    const me = await seat();
    edit(me, write("o1", { channel: undefined, grade: "measured", persona: "ben" }));
    expect(lines_at(me)[0]).toMatchObject({ channel: undefined, grade: "measured", persona: "ben" });
  });

  it("puts new notes where they were typed, as one step that can be undone", async () => {
    const me = await seat();
    const was = rows_of(me.store, "notes");
    edit(me, ([one, two, three]) => [
      note("first"),
      one as OpenLine,
      note("second"),
      note(" "),
      { ...note("third"), persona: "carla", grade: "measured", channel: "app" },
      two as OpenLine,
      note("between notes of one place"),
      { ...(three as OpenLine), text: "" },
    ]);
    const shown = ["first", "Calls twice", "second", "third", "Takes a photo", "between notes of one place"];
    expect(texts_at(me)).toEqual(shown);
    expect(me.store.status.pending).toBe(1);
    await settled(me.store);
    expect(texts_at(me)).toEqual(shown);
    me.store.undo();
    await settled(me.store);
    expect(rows_of(me.store, "notes")).toEqual(was);
  });

  it("does nothing where nothing was changed", async () => {
    const me = await seat();
    edit(me, (lines) => [...lines, note("  ")]);
    expect(me.store.status.pending).toBe(0);
  });

  it("adds the lines of a text below those there", async () => {
    const me = await seat();
    me.sheet.put(DOING, { text: "- one\n- two" });
    expect(texts_at(me).slice(-2)).toEqual(["one", "two"]);
    expect(texts_at(me)).toHaveLength(5);
  });

  it("takes away the notes that are shown, and no other", async () => {
    const { store } = await seat();
    const sheet = stage_sheet(store, ["ben"]);
    store.subscribe((touched) => sheet.hear(touched));
    expect(paste_text(store, sheet, DOING, "")).toEqual([]);
    expect(store.table("notes")?.ids).toEqual(["o2", "o4", "o5"]);
    expect(store.status.pending).toBe(1);
  });

  it("keeps the text of a step the map refuses", async () => {
    const me = await seat();
    const long = "x".repeat(100_001);
    expect(edit(me, (lines) => [...write("o1", { text: long })(lines), note("also")])).toMatchObject({
      code: "length",
    });
    expect(me.sheet.draft(DOING)?.text).toBe(long);
    expect(lines_at(me)[0]).toMatchObject({ text: "Calls twice", draft: long });
    expect(me.store.draft_list().map(({ text }) => text)).toContain("also");
    edit(me, write("o1", { text: "Calls twice" }));
    expect(me.sheet.draft(DOING)).toBeUndefined();
  });

  it.each([
    ["stages", "claims"],
    ["lanes", "doing"],
  ])("keeps the texts typed for one of the %s that is gone", async (table, row) => {
    const me = await seat();
    me.store.remove_rows(table, [row]);
    me.sheet.put(DOING, { text: "typed meanwhile" });
    expect(me.store.draft_list().map(({ text }) => text)).toEqual(["typed meanwhile"]);
    expect(me.store.table("notes")?.ids).toHaveLength(5);
  });
});

describe("two people in one cell", () => {
  it("keep each their own note", async () => {
    const [ana, ben] = await two_seats();
    const [hers, his] = [lines_at(ana), lines_at(ben)];
    edit(ana, write("o1", { text: "Ana was here" }), hers, ana.store.seen);
    edit(ben, write("o3", { text: "Ben was here", channel: "app" }), his, ben.store.seen);
    edit(ben, (lines) => [...lines, note("and more")], lines_at(ben));
    for (const { store } of [ana, ben]) await settled(store);
    expect(texts_at(ana)).toEqual(["Ana was here", "Ben was here", "Rides by bus", "and more"]);
    expect(texts_at(ben)).toEqual(texts_at(ana));
  });

  it("lose nothing when one edits what the other has changed since", async () => {
    const [ana, ben] = await two_seats();
    const seen = ana.store.seen;
    const stale = lines_at(ana);
    edit(ben, write("o1", { text: "Ben's words" }));
    await settled(ben.store);
    await settled(ana.store);
    edit(ana, write("o3", { text: "Ana's own note" }), stale, seen);
    await settled(ana.store);
    expect(texts_at(ana).slice(0, 2)).toEqual(["Ben's words", "Ana's own note"]);
    edit(ana, write("o1", { text: "Ana's words" }), stale, seen);
    for (const { store } of [ana, ben]) await settled(store);
    expect(ben.sheet.replaced(DOING)).toMatchObject({ value: "Ben's words", client: "ana" });
    expect(ben.sheet.target(DOING)).toEqual({ table: "notes", row: "o1", column: "text" });
  });

  it("do not take away a newer text with the line they knew", async () => {
    const [ana, ben] = await two_seats();
    const stale = lines_at(ana);
    edit(ben, write("o1", { text: "Ben's words" }));
    await settled(ben.store);
    await settled(ana.store);
    edit(ana, (lines) => lines.slice(1), stale);
    expect(texts_at(ana)[0]).toBe("Ben's words");
  });

  it("bring a note back that was removed only if something was written into it", async () => {
    const [ana, ben] = await two_seats();
    const stale = lines_at(ana);
    edit(ben, (lines) => lines.slice(2));
    await settled(ben.store);
    await settled(ana.store);
    edit(ana, write("o3", { text: "Takes two photos" }), stale);
    expect(lines_at(ana)).toMatchObject([{ text: "Takes two photos", persona: "carla" }, { id: "o4" }]);
  });
});

it("any editing keeps every note that still has a line, and can be undone", async () => {
  const spot = { line: fc.nat(9), from: fc.nat(14), length: fc.nat(3) };
  const step = fc.oneof(
    fc.record({ kind: fc.constant("split" as const), ...spot }),
    fc.record({ kind: fc.constant("join" as const), ...spot }),
    fc.record({ kind: fc.constant("type" as const), ...spot, text: fc.constantFrom("", "x", " y ", "Ω 車") }),
    fc.record({
      kind: fc.constant("paste" as const),
      ...spot,
      text: fc.constantFrom("a\nb", "- c\n\n- d\n- e"),
    }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const me = await seat();
      const was = rows_of(me.store, "notes");
      const before = lines_at(me);
      let lines: readonly OpenLine[] = opened(before).lines;
      for (const one of steps) {
        const at = one.line % lines.length;
        const text = (lines[at] as OpenLine).text;
        const from = Math.min(one.from, text.length);
        const span = { at, from, to: Math.min(from + one.length, text.length) };
        if (one.kind === "split") lines = split(lines, span).lines;
        else if (one.kind === "join") lines = joined(lines, at)?.lines ?? lines;
        else if (one.kind === "paste") lines = pasted(lines, span, one.text)?.lines ?? lines;
        else lines = lines.map((line, other) => (other === at ? { ...line, text: one.text } : line));
      }
      const known = lines.flatMap(({ id }) => id ?? []);
      expect(new Set(known).size).toBe(known.length);
      const after = left(before, lines);
      expect(me.sheet.put(DOING, { value: { before, after } })).toBeNull();
      const said = after.filter(({ text }) => text !== "");
      expect(texts_at(me)).toEqual(said.map(({ text }) => text));
      said.forEach(({ id }, place) => {
        if (id !== undefined) expect(lines_at(me)[place]?.id).toBe(id);
      });
      const is_edited = me.store.status.pending > 0;
      await settled(me.store);
      expect(texts_at(me)).toEqual(said.map(({ text }) => text));
      if (is_edited) me.store.undo();
      await settled(me.store);
      expect(rows_of(me.store, "notes")).toEqual(was);
    }),
    { numRuns: 60 },
  );
});
