/** What a stage feels like: one row a person, stage and version, written through its score and its word. */
import { expect, it } from "vitest";
import { UNAWARE } from "../../src/sheets/emotion-cells";
import { cell_text } from "../../src/ui/cells/cell-text";
import { paste_text, seat, settled, two_seats } from "./stage-motor";

const score = (row: string, persona = "carla") => ({ row, column: `score:${persona}` });
const word = (row: string, persona = "carla") => ({ row, column: `word:${persona}` });

it("shows the first of several rows for one thing, and of the version looked at", async () => {
  const { sheet } = await seat();
  expect([sheet.value(score("claims")), sheet.value(word("claims"))]).toEqual([-2, "angry"]);
  expect(sheet.value(score("quote"))).toBe(UNAWARE);
  expect(sheet.value(score("claims", "ben"))).toBeNull();
  sheet.choose({ version: "to_be", hides: () => false, lanes: null });
  expect(sheet.value(score("claims"))).toBeNull();
  expect(sheet.column("score:carla")?.sub).toBe("To be");
});

it("makes the row with its first value, as one step", async () => {
  const { store, sheet } = await seat();
  expect(sheet.put(score("renewal", "ben"), { value: 0 })).toBeNull();
  const cells = { persona: "ben", stage: "renewal", version: "as_is", score: 0 };
  expect(store.table("emotions")?.row("renewal.ben.as_is")?.cells).toEqual(cells);
  expect(store.status.pending).toBe(1);
  sheet.put(word("renewal", "ben"), { text: "Satisfied" });
  expect(sheet.value(word("renewal", "ben"))).toBe("satisfied");
  sheet.put(word("renewal", "ben"), { value: null });
  sheet.put(score("renewal", "ben"), { value: null });
  expect(store.table("emotions")?.row("renewal.ben.as_is")?.cells).toEqual({ ...cells, score: undefined });
});

it("takes a score and a word typed together, as one step", async () => {
  const { store, sheet } = await seat();
  expect(sheet.put(score("renewal", "ben"), { text: "−1, really bored" })).toBeNull();
  expect(store.status.pending).toBe(1);
  const both = [sheet.value(score("renewal", "ben")), sheet.value(word("renewal", "ben"))];
  expect(both).toEqual([-1, "really bored"]);
  expect(sheet.put(score("renewal", "ben"), { text: "7 bored" })?.code).toBe("range");
  expect(sheet.draft(score("renewal", "ben"))?.text).toBe("7 bored");
  expect(sheet.value(score("renewal", "ben"))).toBe(-1);
});

it("holds the word to the score it was said with", async () => {
  const { store, sheet } = await seat();
  const both = () => [sheet.value(score("claims")), sheet.value(word("claims"))];
  expect(both()).toEqual([-2, "angry"]);
  sheet.put(score("claims"), { value: -2 });
  expect(both(), "the same score, picked once more").toEqual([-2, "angry"]);
  sheet.put(score("claims"), { text: "-1 😡" });
  expect(both()).toEqual([-1, "😡"]);
  sheet.put(score("claims"), { value: 2 });
  expect(both()).toEqual([2, null]);
  sheet.put(word("claims"), { text: "delighted" });
  paste_text(store, sheet, score("claims"), "");
  expect(both()).toEqual([null, null]);
});

it("makes no row for nothing", async () => {
  const { store, sheet } = await seat();
  expect(sheet.put(score("renewal"), { value: null })).toBeNull();
  expect(paste_text(store, sheet, word("renewal"), "")).toEqual([]);
  expect(store.table("emotions")?.ids).toEqual(["m1", "m2", "m3"]);
});

it("who does not notice has neither score nor word, in one step; who has one does notice", async () => {
  const { store, sheet } = await seat();
  sheet.put(score("claims"), { value: UNAWARE });
  expect(store.status.pending).toBe(1);
  expect(store.table("emotions")?.row("m1")?.cells).toMatchObject({ unaware: true, note: "why" });
  expect([sheet.value(score("claims")), sheet.value(word("claims"))]).toEqual([UNAWARE, null]);
  sheet.put(score("claims"), { text: "1" });
  expect([sheet.value(score("claims")), store.value("emotions", "m1", "unaware")]).toEqual([1, false]);
  sheet.put(score("claims"), { text: "Does n" });
  expect(sheet.value(score("claims"))).toBe(UNAWARE);
  sheet.put(word("claims"), { value: "curious" });
  expect(store.value("emotions", "m1", "unaware")).toBe(false);
  paste_text(store, sheet, score("quote"), "");
  expect(sheet.value(score("quote"))).toBeNull();
});

it("keeps a text that is no score at its cell, with the reason, before there is a row", async () => {
  const { store, sheet } = await seat();
  const place = score("renewal");
  expect(sheet.put(place, { text: "sixish" })?.code).toBeDefined();
  expect(sheet.draft(place)).toMatchObject({
    text: "sixish",
    why: "“sixish” is not a whole number from −2 to 2.",
  });
  const kept = store.draft_list()[0];
  expect(kept && sheet.where(kept)).toEqual(place);
  sheet.put(place, { value: 1 });
  expect([sheet.draft(place), sheet.value(place)]).toEqual([undefined, 1]);
  expect(store.drafts()).toBe(0);
});

it("two people who rate the same thing at once make one row", async () => {
  const [ana, ben] = await two_seats();
  ana.sheet.put(score("renewal"), { value: 1 });
  ben.sheet.put(score("renewal"), { value: -1 });
  for (const { store } of [ana, ben]) await settled(store);
  const rows = ana.store.table("emotions")?.ids.filter((id) => id.startsWith("renewal"));
  expect(rows).toEqual(["renewal.carla.as_is"]);
  expect(ana.sheet.value(score("renewal"))).toBe(1);
  expect(ben.sheet.draft(score("renewal"))).toMatchObject({
    text: "-1",
    why: "Somebody else has rated this at the same moment.",
  });
});

it("tells at the score what somebody overwrote of “does not notice”", async () => {
  const [ana, ben] = await two_seats();
  const seen = ben.store.seen;
  ana.sheet.put(score("claims"), { value: UNAWARE });
  await settled(ana.store);
  ben.sheet.put(score("claims"), { value: 1 }, seen);
  for (const { store } of [ana, ben]) await settled(store);
  const mine = ana.sheet.replaced(score("claims"));
  const spec = ana.sheet.spec(score("claims"));
  expect(spec && cell_text(ana.store, spec, mine?.value)).toBe("Does not notice");
});

it("keeps what is typed for somebody, or a stage, that is gone by then", async () => {
  const { store, sheet } = await seat();
  const [ben, renewal] = [score("claims", "ben"), score("renewal")];
  store.remove_rows("personas", ["ben"]);
  expect(sheet.put(ben, { text: "-2 furious" })).not.toBeNull();
  store.remove_rows("stages", ["renewal"]);
  expect(sheet.put(renewal, { text: "2" })).not.toBeNull();
  expect(store.draft_list().map(({ text }) => text)).toEqual(["-2 furious", "2"]);
  expect(store.table("emotions")?.ids).toEqual(["m1", "m2", "m3"]);
});

it("brings back a score over what does not notice, without contradiction", async () => {
  const [mine, theirs] = await two_seats();
  mine.sheet.put(score("claims"), { value: 1 });
  theirs.sheet.put(score("claims"), { value: UNAWARE });
  await settled(mine.store);
  await settled(theirs.store);
  expect(mine.sheet.value(score("claims"))).toBe(UNAWARE);
  expect(mine.sheet.replaced(score("claims"))?.value).toBe(1);
  expect(mine.sheet.bring_back(score("claims"))).toBeNull();
  expect(mine.sheet.value(score("claims"))).toBe(1);
  expect(mine.store.table("emotions")?.row("m1")?.cells.unaware).toBeUndefined();
});
