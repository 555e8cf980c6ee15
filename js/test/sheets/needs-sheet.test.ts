import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spread } from "../../src/core/order";
import type { Cells, RowWire } from "../../src/core/protocol";
import type { Store } from "../../src/core/store";
import { type Arrangement, KEYS } from "../../src/sheets/arrangement";
import { NeedsSheet } from "../../src/sheets/needs-sheet";
import type { News } from "../../src/ui/grid/sheet";
import { live_store } from "../core/stage";

const NEEDS: Cells[] = [
  { statement: "Be insured from tonight", stage: "s2", level: "safety", importance: 10, satisfaction: 10 },
  { statement: "Know what happens next", stage: "s3", level: "safety", importance: 9, satisfaction: 0 },
  { statement: "Grow", stage: "s3", level: "self_actualization", importance: 5, satisfaction: 3 },
  { statement: "Not be called at work" },
  { statement: "Decide", stage: "s1", level: "esteem", importance: 8, satisfaction: 3 },
];

function rows(prefix: string, all: readonly Cells[]): RowWire[] {
  const keys = spread(all.length, null);
  return all.map((cells, at) => [`${prefix}${at + 1}`, keys[at] as string, cells]);
}

function motor(): Promise<Store> {
  const stages = ["Research", "Purchase", "Claims"].map((name) => ({ name }));
  return live_store({ stages: rows("s", stages), needs: rows("n", NEEDS) });
}

/** The sheet as a grid has it: shown, and hearing everything. */
function sheet_of(store: Store, arrangement: Partial<Arrangement> = {}): NeedsSheet & { heard: News[] } {
  const heard: News[] = [];
  const sheet = new NeedsSheet(store, { group: "", sort: "", ...arrangement });
  store.subscribe((touched) => heard.push(sheet.hear(touched)));
  expect(sheet.rows).toHaveLength(NEEDS.length);
  return Object.assign(sheet, { heard });
}

function headings(sheet: NeedsSheet): (string | undefined)[] {
  return sheet.rows.map((row) => sheet.heading(row)?.title);
}

describe("the columns", () => {
  it("stand in the order of the questions, those of the user's own last", async () => {
    const store = await motor();
    store.commit([
      {
        kind: "column_added",
        table: "needs",
        column: { name: "effort", kind: "scale", title: "Effort", low: 0, high: 5, step: 1, custom: true },
        at: 1,
        values: {},
      },
    ]);
    const order =
      "statement persona stage level kind importance satisfaction opportunity usp usp_proof rival grade effort";
    expect(sheet_of(store).columns.map(({ key }) => key)).toEqual(order.split(" "));
  });

  it("say by which of them the rows are sorted", async () => {
    const sheet = sheet_of(await motor(), { sort: "opportunity" });
    const sorted = () => sheet.columns.flatMap(({ key, sorted }) => (sorted ? [key, sorted] : []));
    expect(sorted()).toEqual(["opportunity", "descending"]);
    sheet.arrange({ group: "", sort: "level" });
    expect(sorted()).toEqual(["level", "ascending"]);
    sheet.arrange({ group: "level", sort: "" });
    expect(sorted()).toEqual([]);
  });
});

describe("the order", () => {
  it.each<[Partial<Arrangement>, string]>([
    [{}, "n1 n2 n3 n4 n5"],
    [{ sort: "opportunity" }, "n2 n5 n1 n3 n4"],
    [{ sort: "stage" }, "n5 n1 n2 n3 n4"],
    [{ sort: "level" }, "n1 n2 n5 n3 n4"],
    [{ group: "stage", sort: "opportunity" }, "n5 n1 n2 n3 n4"],
    [{ group: "level", sort: "opportunity" }, "n2 n1 n5 n3 n4"],
  ])("by %o", async (arrangement, order) => {
    expect(sheet_of(await motor(), arrangement).rows.join(" ")).toBe(order);
  });

  it("can be made by hand only where there is no other", async () => {
    const store = await motor();
    expect(sheet_of(store).moves).toBe("down");
    expect(sheet_of(store, { sort: "stage" }).moves).toBe("none");
    expect(sheet_of(store, { group: "level" }).moves).toBe("none");
  });

  it("is the same array as long as it is the same", async () => {
    const store = await motor();
    const sheet = sheet_of(store, { sort: "opportunity" });
    const before = sheet.rows;
    store.set_value("needs", "n2", "usp", "An app");
    store.set_value("needs", "n2", "satisfaction", 1);
    expect(sheet.rows).toBe(before);
  });
});

describe("a row somebody works in", () => {
  it("stays where it is until it is left", async () => {
    const store = await motor();
    const sheet = sheet_of(store, { sort: "opportunity" });
    sheet.at_work = "n3";
    store.set_value("needs", "n3", "importance", 10);
    expect(sheet.take_places()).toBe(false);
    expect(sheet.rows.join(" ")).toBe("n2 n5 n1 n3 n4");
    sheet.at_work = "n4";
    expect(sheet.rows.join(" ")).toBe("n2 n5 n1 n3 n4");
    expect(sheet.take_places()).toBe(true);
    expect(sheet.rows.join(" ")).toBe("n2 n3 n5 n1 n4");
    expect(sheet.take_places()).toBe(false);
  });

  it("stays in its group until it is left", async () => {
    const store = await motor();
    const sheet = sheet_of(store, { group: "stage" });
    sheet.at_work = "n4";
    store.set_value("needs", "n4", "stage", "s1");
    expect(headings(sheet)).toEqual(["Research", "Purchase", "Claims", undefined, "Without a stage"]);
    sheet.at_work = undefined;
    expect(sheet.take_places()).toBe(true);
    expect(sheet.rows.join(" ")).toBe("n4 n5 n1 n2 n3");
    expect(headings(sheet)).toEqual(["Research", undefined, "Purchase", "Claims", undefined]);
  });

  it("does not move when others come and go", async () => {
    const store = await motor();
    const sheet = sheet_of(store, { sort: "opportunity" });
    sheet.at_work = "n3";
    store.set_value("needs", "n3", "importance", 10);
    const added = store.add_row("needs", { importance: 7, satisfaction: 0 });
    store.remove_rows("needs", ["n1"]);
    expect(sheet.rows).toEqual(["n2", added, "n5", "n3", "n4"]);
  });

  it("has no say where nobody works: what comes from elsewhere takes its place at once", async () => {
    const store = await motor();
    const sheet = sheet_of(store, { sort: "opportunity" });
    store.set_value("needs", "n4", "importance", 9);
    store.set_value("needs", "n4", "satisfaction", 1);
    expect(sheet.rows.join(" ")).toBe("n2 n4 n5 n1 n3");
    expect(sheet.heard.at(-1)?.order).toBe(true);
  });
});

describe("the groups", () => {
  it("of stages tell how many needs they have, and their mean opportunity", async () => {
    const store = await motor();
    const sheet = sheet_of(store, { group: "stage" });
    expect(sheet.heading("n2")).toEqual({ title: "Claims", detail: "2 needs · mean opportunity 12.5" });
    expect(sheet.heading("n3")).toBeUndefined();
    expect(sheet.heading("n4")).toEqual({ title: "Without a stage", detail: "1 need" });
    store.set_value("stages", "s3", "name", "Damage");
    expect(sheet.heading("n2")?.title).toBe("Damage");
  });

  it("of levels explain the level and carry its mark", async () => {
    const sheet = sheet_of(await motor(), { group: "level" });
    expect(sheet.heading("n1")).toEqual({
      title: "Safety",
      detail: "No nasty surprises · Deficit · 2 needs",
      mark: "maslow_s",
    });
    expect(sheet.heading("n3")?.detail).toContain("Being");
    expect(sheet.heading("n4")?.title).toBe("Without a level");
  });

  it("of opportunities are the analysts' bands", async () => {
    const sheet = sheet_of(await motor(), { group: "opportunity", sort: "opportunity" });
    expect(headings(sheet)).toEqual([
      "15 and more: act first",
      "12 to 15: act",
      "10 to 12: worth a look",
      "Below 10",
      "Not judged yet",
    ]);
  });

  it("follow the journey when its stages are put in another order", async () => {
    const store = await motor();
    const sheet = sheet_of(store, { group: "stage" });
    sheet.at_work = "n1";
    store.move_rows("stages", ["s3"], "s2", -1);
    expect(headings(sheet)).toEqual(["Research", "Claims", undefined, "Purchase", "Without a stage"]);
  });

  it("give what is added beside their rows their own value", async () => {
    const sheet = sheet_of(await motor(), { group: "stage" });
    const beside = (row: string) => sheet.preset({ row, column: "usp" });
    expect(beside("n2")).toEqual({ stage: "s3" });
    expect(beside("n4")).toEqual({});
    expect(sheet.preset(null)).toEqual({});
    const arrange = (arrangement: Arrangement) => {
      sheet.arrange(arrangement);
      expect(sheet.rows).toHaveLength(NEEDS.length);
    };
    arrange({ group: "level", sort: "" });
    expect(beside("n2")).toEqual({ level: "safety" });
    arrange({ group: "opportunity", sort: "" });
    expect(beside("n2")).toEqual({});
  });
});

it("counts what is missing in the order of the rows, and as it changes", async () => {
  const store = await motor();
  const sheet = sheet_of(store, { sort: "opportunity" });
  store.add_row("needs", { importance: 9, satisfaction: 0 });
  expect(sheet.missing()?.level.map(({ row }) => row)).toEqual([sheet.rows[1], "n4"]);
  const before = sheet.edits.value;
  store.set_value("needs", "n4", "level", "safety");
  expect(sheet.edits.value).toBeGreaterThan(before);
  expect(sheet.missing()?.level).toHaveLength(1);
  expect(sheet.missing()?.stages).toEqual([]);
});

it("ends in the order of a sheet made anew, whatever was edited in between", async () => {
  const cells = fc.record({
    row: fc.constantFrom("n1", "n2", "n3", "n4", "n5"),
    cell: fc.oneof(
      fc.tuple(fc.constant("stage"), fc.constantFrom(null, "s1", "s2", "s3")),
      fc.tuple(fc.constant("level"), fc.constantFrom(null, "safety", "esteem")),
      fc.tuple(fc.constantFrom("importance", "satisfaction"), fc.constantFrom(null, 0, 6, 10)),
    ),
    at_work: fc.option(fc.constantFrom("n1", "n2", "n3"), { nil: undefined }),
    settles: fc.boolean(),
  });
  const key = fc.constantFrom(...KEYS);
  await fc.assert(
    fc.asyncProperty(fc.record({ group: key, sort: key }), fc.array(cells), async (arrangement, edits) => {
      const store = await motor();
      const sheet = sheet_of(store, arrangement);
      for (const { row, cell, at_work, settles } of edits) {
        sheet.at_work = at_work;
        store.set_value("needs", row, cell[0], cell[1]);
        if (settles) sheet.take_places();
        expect([...sheet.rows].sort()).toEqual(["n1", "n2", "n3", "n4", "n5"]);
      }
      sheet.at_work = undefined;
      sheet.take_places();
      const anew = new NeedsSheet(store, arrangement);
      expect(sheet.rows).toEqual(anew.rows);
      expect(headings(sheet)).toEqual(headings(anew));
    }),
  );
});
