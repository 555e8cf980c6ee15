/** Editing through the store: what is painted, what is refused, what is kept. */
import { expect, test } from "vitest";
import type { Touched } from "../../src/core/store";
import { loaded, need, set_cell, snapshot } from "./stage";

test("an edit is painted at once, marked, and sent with the revision it was made at", () => {
  const { store, channel } = loaded();
  expect(store.set_text("needs", "n2", "statement", "Fast")).toBeNull();
  expect(store.value("needs", "n2", "statement")).toBe("Fast");
  expect(store.is_pending("needs", "n2", "statement")).toBe(true);
  expect(store.is_pending("needs", "n1", "statement")).toBe(false);
  expect(store.status.pending).toBe(1);
  expect(channel.take()).toEqual([
    { kind: "op", client: "ana", n: 1, base: 4, changes: [set_cell("n2", "statement", "Fast", "")] },
  ]);
});

test("the derived value follows its operands", () => {
  const { store } = loaded();
  expect(store.value("needs", "n1", "opportunity")).toBe(15);
  store.set_text("needs", "n1", "satisfaction", "8");
  expect(store.value("needs", "n1", "opportunity")).toBe(10);
  store.set_text("needs", "n1", "importance", "");
  expect(store.value("needs", "n1", "opportunity")).toBeNull();
});

test("an unset cell has its column's empty value", () => {
  const { store } = loaded();
  const values = ["statement", "level", "importance"].map((column) => store.value("needs", "n2", column));
  expect(values).toEqual(["", null, null]);
  expect(store.value("stages", "s1", "optional")).toBe(false);
});

test("a refused text is kept at its cell, the old value stays, and nothing is sent", () => {
  const { store, channel } = loaded();
  const refused = store.set_text("needs", "n1", "importance", "99");
  const why = "“99” is not a whole number from 0 to 10.";
  expect(refused).toEqual({
    index: 0,
    code: "range",
    why,
    table: "needs",
    row: "n1",
    column: "importance",
    value: 9,
  });
  expect(store.draft("needs", "n1", "importance")).toMatchObject({ text: "99", code: "range", why });
  expect(store.value("needs", "n1", "importance")).toBe(9);
  expect(store.drafts()).toBe(1);
  expect(channel.take()).toEqual([]);
});

test("a draft goes with the next text taken at its cell, even if that is the old value", () => {
  const { store } = loaded();
  store.set_text("needs", "n1", "importance", "99");
  store.set_text("needs", "n1", "importance", "9");
  expect(store.draft("needs", "n1", "importance")).toBeUndefined();
  store.set_text("needs", "n1", "importance", "99");
  store.drop_draft("needs", "n1", "importance");
  expect(store.drafts()).toBe(0);
});

test("an edit without effect is no op", () => {
  const { store, channel } = loaded();
  expect(store.commit([set_cell("n1", "importance", 9)])).toEqual([]);
  expect(channel.take()).toEqual([]);
  expect(store.status.pending).toBe(0);
});

test("an edit is all or nothing, and every refusal is told", () => {
  const { store, channel } = loaded();
  const refused = store.commit([
    set_cell("n1", "statement", "Quick"),
    set_cell("n1", "opportunity", 3),
    set_cell("n9", "statement", "x"),
    set_cell("n1", "colour", "x"),
    set_cell("n1", "author", "me"),
  ]);
  expect(refused.map(({ index, code }) => [index, code])).toEqual([
    [1, "derived"],
    [2, "unknown_row"],
    [3, "unknown_column"],
    [4, "managed"],
  ]);
  expect(store.value("needs", "n1", "statement")).toBe("Cheap");
  expect(channel.take()).toEqual([]);
});

test("a ref is typed as an id or a name", () => {
  const { store } = loaded();
  expect(store.set_text("needs", "n1", "stage", " claims ")).toBeNull();
  expect(store.value("needs", "n1", "stage")).toBe("s1");
  expect(store.label("stages", "s1")).toBe("Claims");
  expect(store.set_text("needs", "n1", "stage", "–")).toBeNull();
  expect(store.value("needs", "n1", "stage")).toBeNull();
  expect(store.set_text("needs", "n1", "stage", "Clams")).toMatchObject({
    code: "ref",
    why: "“Clams” is not the name of a stage. Did you mean Claims?",
  });
  store.add_row("stages", { name: "CLAIMS" });
  expect(store.set_text("needs", "n1", "stage", "cLAIMS")).toMatchObject({
    why: "“cLAIMS” is the name of 2 rows. Choose one of them.",
  });
});

test("the map's own fields are edited with an empty table and row", () => {
  const { store, channel } = loaded();
  expect(store.set_text("", "", "process", "Renewal")).toBeNull();
  expect(store.fields).toEqual({ title: "Motor", process: "renewal" });
  expect(store.is_pending("", "", "process")).toBe(true);
  expect(channel.ops()[0]?.changes).toEqual([
    { kind: "field_set", field: "process", before: null, after: "renewal" },
  ]);
  expect(store.set_text("", "", "colour", "x")).toMatchObject({ code: "unknown_column" });
});

test("rows are added at the end, at the top, and behind a row", () => {
  const { store } = loaded();
  const end = store.add_row("needs", { statement: "End" });
  const top = store.add_row("needs", {}, null);
  const middle = store.add_row("needs", {}, "n1");
  expect(store.table("needs")?.ids).toEqual([top, "n1", middle, "n2", end]);
  expect(store.is_pending("needs", String(end), "statement")).toBe(true);
  expect(store.table("needs")?.row(String(end))?.cells).toEqual({ statement: "End" });
});

test("several rows are one step and stand in their order", () => {
  const { store, channel } = loaded();
  const { ids } = store.add_rows(
    "needs",
    Array.from({ length: 2_000 }, (_, at) => ({ statement: `need ${at}` })),
    "n1",
  );
  expect(store.table("needs")?.ids).toEqual(["n1", ...ids, "n2"]);
  expect(channel.ops()).toHaveLength(1);
  expect(store.add_rows("needs", [{ importance: 5 }, { importance: 50 }]).refused).toMatchObject([
    { index: 1, code: "range", column: "importance" },
  ]);
});

test("a row moves past another", () => {
  const { store } = loaded();
  expect(store.move_rows("needs", ["n1"], "n2", 1)).toEqual([]);
  expect(store.table("needs")?.ids).toEqual(["n2", "n1"]);
  expect(store.is_pending("needs", "n1", "order")).toBe(true);
  expect(store.move_rows("needs", ["n7"], "n1", 1)).toMatchObject([{ code: "unknown_row" }]);
});

test("several rows move as one step, and keep their order", () => {
  const { store, channel } = loaded();
  const rows = ["a", "b", "c", "d", "e"].map((id, at) => need(id, `a${at}`));
  channel.say(snapshot({ rev: 5, rows: { needs: rows } }));
  channel.take();
  store.move_rows("needs", ["b", "c"], "d", 1);
  expect(store.table("needs")?.ids).toEqual(["a", "d", "b", "c", "e"]);
  store.move_rows("needs", ["b", "c"], "a", -1);
  expect(store.table("needs")?.ids).toEqual(["b", "c", "a", "d", "e"]);
  expect(channel.ops()).toHaveLength(2);
});

test("rows that share an order key make room for one between them", () => {
  const { store, channel } = loaded();
  channel.say(
    snapshot({
      rev: 5,
      rows: { needs: [need("a", "a0"), need("b", "a0"), need("c", "a0"), need("d", "a1")] },
    }),
  );
  store.move_rows("needs", ["d"], "c", -1);
  expect(store.table("needs")?.ids).toEqual(["a", "b", "d", "c"]);
  store.move_rows("needs", ["d"], "b", -1);
  expect(store.table("needs")?.ids).toEqual(["a", "d", "b", "c"]);
  const fresh = store.add_row("needs", {}, "a");
  expect(store.table("needs")?.ids).toEqual(["a", fresh, "d", "b", "c"]);
});

test("removed rows are gone at once; one that is not there refuses all", () => {
  const { store } = loaded();
  expect(store.remove_rows("needs", ["n1", "n7"])).toMatchObject([{ index: 1, code: "unknown_row" }]);
  expect(store.remove_rows("needs", ["n1", "n2"])).toEqual([]);
  expect(store.table("needs")?.ids).toEqual([]);
});

test("a table is the same object until its order, count or spec changes", () => {
  const { store } = loaded();
  const before = store.table("needs");
  store.set_text("needs", "n1", "importance", "3");
  expect(store.table("needs")).toBe(before);
  expect(before?.row("n1")?.cells.importance).toBe(3);
  store.add_row("needs");
  expect(store.table("needs")).not.toBe(before);
  expect(before?.ids).toHaveLength(2);
});

test("listeners hear what was touched, until their signal ends", () => {
  const { store } = loaded();
  const heard: Touched[] = [];
  const gone = new AbortController();
  store.subscribe((touched) => heard.push(touched), gone.signal);
  store.set_text("needs", "n1", "importance", "3");
  expect(heard.map(({ tables, status, schema, fields }) => [[...tables], status, schema, fields])).toEqual([
    [[["needs", new Set(["n1"])]], true, false, false],
  ]);
  store.add_row("needs");
  expect(heard[1]?.tables.get("needs")).toBeNull();
  store.set_text("", "", "title", "Home");
  expect(heard[2]?.fields).toBe(true);
  gone.abort();
  store.set_text("needs", "n1", "importance", "4");
  expect(heard).toHaveLength(3);
});

test("a column named like a member of every object is an ordinary column", () => {
  const { store } = loaded();
  const column = { name: "constructor", kind: "text", title: "Constructor" } as const;
  store.commit([{ kind: "column_added", table: "needs", column, at: 0, values: {} }]);
  expect(store.value("needs", "n1", "constructor")).toBe("");
  store.set_text("needs", "n1", "constructor", "Ford");
  expect(store.value("needs", "n1", "constructor")).toBe("Ford");
});

test("a row with the id __proto__ is an ordinary row", () => {
  const { store, channel } = loaded();
  channel.say(
    snapshot({
      rev: 6,
      rows: { needs: [need("__proto__", "a0", JSON.parse('{"__proto__": "x", "usp": "y"}'))] },
    }),
  );
  expect(store.table("needs")?.ids).toEqual(["__proto__"]);
  store.set_text("needs", "__proto__", "statement", "z");
  expect(store.value("needs", "__proto__", "statement")).toBe("z");
  expect(store.value("needs", "__proto__", "usp")).toBe("y");
});

test("keys stay short, however often a row is put at the same place", () => {
  const { store, channel } = loaded();
  const { ids } = store.add_rows(
    "needs",
    Array.from({ length: 300 }, () => ({})),
  );
  let before = "n1";
  for (let turn = 0; turn < 300; turn += 1) {
    const fresh = String(store.add_row("needs", {}, turn % 2 ? before : "n1"));
    before = fresh;
    channel.take();
  }
  const table = store.table("needs");
  expect(Math.max(...(table?.ids ?? []).map((id) => table?.row(id)?.order.length ?? 0))).toBeLessThanOrEqual(
    40,
  );
  expect(table?.ids.filter((id) => ids.includes(id))).toEqual(ids);
});
