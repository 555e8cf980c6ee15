/** The stage grid's rows, columns and news. */
import { expect, it } from "vitest";
import { ASKS, NO_NOTES } from "../../src/sheets/note-cells";
import type { News } from "../../src/ui/grid/sheet";
import { CLIENT, event, events, opened, snapshot } from "../core/stage";
import { DOING, seat, settled, stage_sheet, texts_at } from "./stage-motor";

it("has the scores next to the stage, then the questions, then what is said once", async () => {
  const { sheet } = await seat();
  expect(sheet.columns.map(({ key }) => key)).toEqual([
    "name",
    "score:carla",
    "score:ben",
    "lane:doing",
    "lane:thinking",
    "word:carla",
    "word:ben",
    "goal",
    "moment_of_truth",
  ]);
  expect(sheet.column("score:ben")).toMatchObject({ title: "Ben", sub: "As is", face: 1 });
  expect(sheet.column("lane:doing")).toMatchObject({ title: "Doing", sub: "What does the customer do?" });
});

it("leaves out people and lanes that are not wanted, and what is only about them", async () => {
  const { store } = await seat();
  const sheet = stage_sheet(store, ["carla"], ["doing"]);
  const keys = sheet.columns.map(({ key }) => key);
  expect(keys.slice(1, 4)).toEqual(["score:ben", "lane:doing", "word:ben"]);
  expect(texts_at({ store, sheet })).toEqual(["Calls twice", "Rides by bus"]);
  expect(sheet.tally()).toBe("3 stages · 2 lanes, 1 shown · 1 note of others hidden");
  expect(sheet.where({ table: "notes", row: "o3", column: "text" })).toBeUndefined();
});

it("finds the place of a note, an emotion and a stage", async () => {
  const { sheet } = await seat();
  expect(sheet.where({ table: "notes", row: "o3", column: "text" })).toEqual(DOING);
  expect(sheet.where({ table: "emotions", row: "m1", column: "word" })).toEqual({
    row: "claims",
    column: "word:carla",
  });
  expect(sheet.where({ table: "stages", row: "claims", column: "goal" })).toEqual({
    row: "claims",
    column: "goal",
  });
  expect(sheet.where({ table: "notes", row: "gone", column: "text" })).toBeUndefined();
});

it("asks a lane's question in its first empty cell only", async () => {
  const { store } = await seat();
  const sheet = stage_sheet(store);
  expect(sheet.value({ row: "renewal", column: "lane:doing" })).toBe(ASKS);
  expect(sheet.value({ row: "quote", column: "lane:thinking" })).toBe(ASKS);
  expect(sheet.value({ row: "renewal", column: "lane:thinking" })).toBe(NO_NOTES);
  let news: News | undefined;
  store.subscribe((touched) => {
    news = sheet.hear(touched);
  });
  sheet.put({ row: "quote", column: "lane:thinking" }, { text: "Too dear?" });
  expect(sheet.value({ row: "renewal", column: "lane:thinking" })).toBe(ASKS);
  expect(news?.rows, "a note came: the store does not say which").toBeNull();
});

it("keeps values and columns as long as they are the same", async () => {
  const { store, sheet } = await seat();
  const columns = sheet.columns;
  const others = ["lane:thinking", "lane:doing"].map((column) => sheet.value({ row: "quote", column }));
  store.set_text("notes", "o1", "text", "Calls once");
  await settled(store);
  expect(sheet.columns).toBe(columns);
  expect(["lane:thinking", "lane:doing"].map((column) => sheet.value({ row: "quote", column }))).toEqual(
    others,
  );
  expect(sheet.value({ row: "quote", column: "lane:doing" })).toBe(others[1]);
  store.set_text("lanes", "doing", "name", "Acting");
  expect(sheet.column("lane:doing")?.title).toBe("Acting");
});

it("renews the stages that a note leaves and comes to", async () => {
  const { store } = await seat();
  const sheet = stage_sheet(store);
  const heard: string[] = [];
  store.subscribe((touched) => heard.push(...(sheet.hear(touched).rows ?? ["all"])));
  store.set_value("notes", "o3", "stage", "quote");
  expect(heard).toEqual(expect.arrayContaining(["claims", "quote"]));
  heard.length = 0;
  store.remove_rows("notes", ["o3"]);
  expect(heard).toEqual(["all"]);
});

it("hears that my edit is confirmed by a message that also brings somebody's new note", () => {
  const { store, channel } = opened();
  const rows = {
    stages: [["quote", "a0", { name: "Quote" }]],
    lanes: [["doing", "a0", { name: "Doing" }]],
    notes: [["o1", "a0", { lane: "doing", stage: "quote", text: "Calls twice" }]],
  } as const;
  channel.say(snapshot({ rows: rows as never, counts: { stages: 1, lanes: 1, notes: 1 } }));
  const sheet = stage_sheet(store);
  const heard: unknown[] = [];
  store.subscribe((touched) => heard.push(sheet.hear(touched).rows));
  store.set_text("notes", "o1", "text", "Calls once");
  const [mine] = channel.ops();
  heard.length = 0;
  const theirs = { lane: "doing", stage: "elsewhere", text: "Why?" };
  channel.say(
    events([
      event(5, mine?.changes ?? [], { client: CLIENT, n: mine?.n ?? 0 }),
      event(6, [{ kind: "row_added", table: "notes", row: "o9", order: "a5", cells: theirs }]),
    ]),
  );
  expect(sheet.is_pending({ row: "quote", column: "lane:doing" })).toBe(false);
  expect(heard).toEqual([null]);
});

it("tells what is on its way in any note of a cell", async () => {
  const { store, sheet } = await seat();
  store.set_value("notes", "o4", "grade", "measured");
  expect(sheet.is_pending(DOING)).toBe(true);
  expect(sheet.is_pending({ row: "quote", column: "lane:doing" })).toBe(false);
  await settled(store);
  expect(sheet.is_pending(DOING)).toBe(false);
});
