import { expect, it } from "vitest";
import type { RowWire } from "../../src/core/protocol";
import type { Store, Touched } from "../../src/core/store";
import { TurnedSheet } from "../../src/sheets/turned-sheet";
import type { News } from "../../src/ui/grid/sheet";
import { live_store } from "../core/stage";

const CARLA: RowWire = ["p1", "a0", { name: "Carla Meier", goals: "One person who knows her case" }];
const BEN: RowWire = ["p2", "a1", { name: "Ben Okafor" }];
const NOBODY_YET: RowWire = ["p3", "a2", {}];

const FIELDS = [
  "name",
  "segment",
  "quote",
  "background",
  "goals",
  "behaviours",
  "motivations",
  "frustrations",
  "channels",
  "grade",
  "sample_size",
];

function people(...rows: RowWire[]): Promise<Store> {
  return live_store({ personas: rows, stages: [["s1", "a0", { name: "Claims" }]] });
}

/** A sheet that hears the store, and what it made of the last news. */
function turned(store: Store) {
  const sheet = new TurnedSheet(store);
  const heard: News[] = [];
  store.subscribe((touched) => heard.push(sheet.hear(touched)));
  return { sheet, heard };
}

const titles = (sheet: TurnedSheet) => sheet.columns.map(({ title }) => title);

it("has the fields as rows and the people as columns, each with a face", async () => {
  const { sheet } = turned(await people(CARLA, BEN, NOBODY_YET));
  expect(sheet.rows).toEqual(FIELDS);
  expect(titles(sheet)).toEqual(["Carla Meier", "Ben Okafor", "New persona"]);
  expect(sheet.columns.map(({ key, face }) => [key, face])).toEqual([
    ["p1", 0],
    ["p2", 1],
    ["p3", 2],
  ]);
  expect(sheet.row_head("quote")).toEqual({
    title: "Quote",
    help: "A sentence this person would say.",
    kind: "long_text",
  });
});

it("finds the cell of the map behind a place, and the place of a cell", async () => {
  const { sheet } = turned(await people(CARLA, BEN));
  const goals = { row: "goals", column: "p1" };
  const target = { table: "personas", row: "p1", column: "goals" };
  expect(sheet.target(goals)).toEqual(target);
  expect(sheet.where(target)).toEqual(goals);
  expect(sheet.where({ ...target, row: "gone" })).toBeUndefined();
  expect(sheet.where({ ...target, column: "author" })).toBeUndefined();
  expect(sheet.where({ table: "stages", row: "s1", column: "name" })).toBeUndefined();
  expect(sheet.value(goals)).toBe("One person who knows her case");
  expect(sheet.spec({ row: "channels", column: "p2" })?.kind).toBe("multi_choice");
  expect(sheet.spec({ row: "goals", column: "p2" })?.name).toBe("goals");
});

it("goes from person to person along a field, and to the name of one just added", async () => {
  const { sheet } = turned(await people(CARLA, BEN));
  expect(sheet.record({ row: "goals", column: "p2" })).toBe("p2");
  expect(sheet.place_of("p2", { row: "goals", column: "p1" })).toEqual({ row: "goals", column: "p2" });
  expect(sheet.place_of("p2")).toEqual({ row: "name", column: "p2" });
});

it("shows no fields while there is nobody to have them", async () => {
  const store = await people();
  const { sheet, heard } = turned(store);
  expect([sheet.rows, sheet.columns, sheet.place_of("p1")]).toEqual([[], [], undefined]);
  store.add_row("personas", { name: "Aiko" });
  expect(heard.some(({ order }) => order)).toBe(true);
  expect(sheet.rows).toEqual(FIELDS);
  expect(titles(sheet)).toEqual(["Aiko"]);
});

it("keeps rows and columns as they are while only texts change", async () => {
  const store = await people(CARLA, BEN);
  const { sheet, heard } = turned(store);
  const { rows, columns } = sheet;
  store.set_text("personas", "p1", "goals", "A fair price");
  expect(heard[0]).toEqual({ order: false, rows: null });
  expect([sheet.rows === rows, sheet.columns === columns]).toEqual([true, true]);
});

it("names a column anew and leaves the others alone", async () => {
  const store = await people(CARLA, BEN);
  const { sheet, heard } = turned(store);
  const [carla, ben] = sheet.columns;
  store.set_text("personas", "p2", "name", "Ben");
  expect(heard[0]?.order).toBe(true);
  expect(titles(sheet)).toEqual(["Carla Meier", "Ben"]);
  expect([sheet.columns[0] === carla, sheet.columns[1] === ben]).toEqual([true, false]);
});

it("follows people who move, go, and get new fields", async () => {
  const store = await people(CARLA, BEN);
  const { sheet } = turned(store);
  store.move_rows("personas", ["p2"], "p1", -1);
  expect(sheet.columns.map(({ key, face }) => [key, face])).toEqual([
    ["p2", 0],
    ["p1", 1],
  ]);
  store.remove_rows("personas", ["p1"]);
  expect(titles(sheet)).toEqual(["Ben Okafor"]);
  const column = { name: "city", kind: "text", title: "City", custom: true } as const;
  expect(store.commit([{ kind: "column_added", table: "personas", column, at: 11, values: {} }])).toEqual([]);
  expect(sheet.rows.at(-1)).toBe("city");
});

it("does not hear what is none of its business", async () => {
  const { sheet } = turned(await people(CARLA));
  const touched = (tables: Touched["tables"]): Touched => ({
    tables,
    schema: false,
    fields: true,
    status: true,
    theirs: [],
  });
  expect(sheet.hear(touched(new Map([["stages", null]])))).toEqual({ order: false, rows: [] });
  expect(sheet.hear(touched(new Map([["personas", new Set(["p1"])]])))).toEqual({ order: false, rows: null });
});
