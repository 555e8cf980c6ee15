import type { VNode } from "preact";
import { expect, it } from "vitest";
import type { RowWire } from "../../src/core/protocol";
import type { Store } from "../../src/core/store";
import { PersonaSheet, persona_cell } from "../../src/sheets/persona-sheet";
import { TurnedSheet } from "../../src/sheets/turned-sheet";
import type { Sheet } from "../../src/ui/grid/sheet";
import { live_store } from "../core/stage";

const CARLA: RowWire = ["p1", "a0", { name: "Carla Meier", grade: "several_voices", sample_size: 14 }];
const BEN: RowWire = ["p2", "a1", { name: "Ben Okafor", grade: "assumption" }];

function people(...rows: RowWire[]): Promise<Store> {
  return live_store({ personas: rows });
}

/** The words in what a cell shows. */
function words(shown: unknown): string {
  if (typeof shown === "string" || typeof shown === "number") return String(shown);
  if (Array.isArray(shown)) return shown.map(words).filter(Boolean).join(" ");
  const node = shown as VNode<{ children?: unknown }> | null | undefined | boolean;
  return node && typeof node === "object" ? words(node.props.children) : "";
}

function cell(sheet: Sheet, row: string, column: string): string {
  const place = { row, column };
  const spec = sheet.spec(place);
  if (!spec) throw new Error(`There is no cell ${row}, ${column}.`);
  return words(
    persona_cell({ store: sheet.store, column: spec, value: sheet.value(place), place, sheet }),
  ).trim();
}

it("asks the first person without an answer, in either shape", async () => {
  const store = await people(CARLA, BEN);
  const [rows, turned] = [new PersonaSheet(store), new TurnedSheet(store)];
  const goals = () => [cell(rows, "p1", "goals"), cell(rows, "p2", "goals"), cell(turned, "goals", "p2")];
  expect(goals()).toEqual(["What this person wants to get done.", "", ""]);
  store.set_text("personas", "p1", "goals", "A fair price");
  const asked = "What this person wants to get done.";
  expect(goals()).toEqual(["A fair price", asked, asked]);
});

it("asks for a number only where there is room for the question", async () => {
  const store = await people(CARLA, BEN);
  expect(cell(new PersonaSheet(store), "p2", "sample_size")).toBe("");
  expect(cell(new TurnedSheet(store), "sample_size", "p2")).toBe("From how many people we know.");
});

it("says what a grade makes of a person, and from how many people", async () => {
  const store = await people(CARLA, BEN);
  const sheet = new PersonaSheet(store);
  const known = () => ["p1", "p2"].map((id) => cell(sheet, id, "grade"));
  expect(known()).toEqual(["Researched, n = 14", "Proto-persona"].map((end) => expect.stringContaining(end)));
  store.set_text("personas", "p2", "grade", "one_voice");
  expect(cell(sheet, "p2", "grade")).toMatch(/Researched$/);
});

it("looks at all rows when one is touched: another person may be the first without an answer", async () => {
  const store = await people(CARLA, BEN);
  const sheet = new PersonaSheet(store);
  const touched = {
    tables: new Map([["personas", new Set(["p1"])]]),
    schema: false,
    fields: false,
    status: false,
    theirs: [],
  };
  expect(sheet.hear(touched)).toEqual({ order: false, rows: null });
  expect(sheet.hear({ ...touched, tables: new Map() })).toEqual({ order: false, rows: [] });
});
