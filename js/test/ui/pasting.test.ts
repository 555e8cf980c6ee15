/** Pasting over a range: what lands where, what stays as it is, and one step to undo. */
import { describe, expect, it, vi } from "vitest";
import { TurnedSheet } from "../../src/sheets/turned-sheet";
import { paste } from "../../src/ui/grid/pasting";
import { clear_range, with_titles } from "../../src/ui/grid/range-edits";
import { TableSheet } from "../../src/ui/grid/table-sheet";
import { live_store } from "../core/stage";
import { settled } from "../sheets/stage-motor";
import { at, column_of, copied, NEEDS, needs, needs_grid, state_of } from "./needs-desk";

describe("a paste", () => {
  it("reads what people write in spreadsheets, column by column", async () => {
    const state = await needs_grid();
    for (const [column, text] of [
      ["statement", "Decide, quickly"],
      ["stage", " claims "],
      ["level", "SAFETY"],
      ["importance", "4,0"],
      ["satisfaction", "+1"],
    ] as const) {
      state.go_to(at("n2", column));
      paste(state, [[text]]);
    }
    const row = state.sheet.data?.row("n2")?.cells;
    expect(row).toMatchObject({
      statement: "Decide, quickly",
      stage: "s2",
      level: "safety",
      importance: 4,
      satisfaction: 1,
    });
  });

  it("of one value fills the range, and a block that fits is repeated", async () => {
    const state = await needs_grid();
    state.go_to_range(at("n1", "importance"), at("n3", "satisfaction"));
    paste(state, [["7"]]);
    expect(column_of(state, "importance")).toEqual([7, 7, 7]);
    expect(column_of(state, "satisfaction")).toEqual([7, 7, 7]);
    state.go_to_range(at("n1", "importance"), at("n3", "satisfaction"));
    paste(state, [["1", "2"]]);
    expect(column_of(state, "importance")).toEqual([1, 1, 1]);
    expect(column_of(state, "satisfaction")).toEqual([2, 2, 2]);
  });

  it("adds the rows it needs beyond the last, says so, and is one step", async () => {
    const state = await needs_grid();
    const { store, sheet } = state;
    state.go_to(at("n3", "importance"));
    paste(state, [["1"], ["2"], ["3"]]);
    expect(column_of(state, "importance")).toEqual([9, 5, 1, 2, 3]);
    expect(state.message.value).toMatchObject({ text: "3 cells pasted. 2 needs added.", undo: true });
    expect(state.selection.in_words()).toBe("3 rows by 1 column selected.");
    expect(store.status.pending).toBe(1);
    store.undo();
    await settled(store);
    expect(column_of(state, "importance")).toEqual([9, 5, null]);
    expect(sheet.rows).toEqual(["n1", "n2", "n3"]);
  });

  it("marks what does not fit at its cell and takes the rest; undoing takes the marks away", async () => {
    const state = await needs_grid();
    const { store } = state;
    state.go_to(at("n2", "importance"));
    paste(state, [["1"], ["many"], ["99"], ["4"]]);
    expect(column_of(state, "importance")).toEqual([9, 1, null, null, 4]);
    expect(state.drafts().map(({ text }) => text)).toEqual(["many", "99"]);
    expect(state.message.value?.text).toBe("2 cells pasted. 2 needs added. 2 cells to correct.");
    await settled(store);
    store.undo();
    await settled(store);
    expect(state.drafts()).toEqual([]);
    expect(state.lost_draft()).toBeUndefined();
  });

  it("keeps the marks if something else is undone", async () => {
    const state = await needs_grid();
    const { store } = state;
    state.go_to(at("n1", "importance"));
    paste(state, [["1"], ["many"]]);
    state.sheet.put(at("n1", "importance"), { text: "2" });
    await settled(store);
    store.undo();
    await settled(store);
    expect(column_of(state, "importance")).toEqual([1, 5, null]);
    expect(state.drafts().map(({ text }) => text)).toEqual(["many"]);
  });

  it("brings back what did not fit as it is done again, and as a clearing is undone", async () => {
    const state = await needs_grid();
    const { store } = state;
    state.go_to(at("n1", "importance"));
    paste(state, [["1"], ["many"]]);
    await settled(store);
    const texts = () => state.drafts().map(({ text }) => text);
    store.undo();
    await settled(store);
    expect(texts()).toEqual([]);
    store.redo();
    await settled(store);
    expect(texts()).toEqual(["many"]);
    state.go_to_range(at("n1", "importance"), at("n2", "importance"));
    clear_range(state);
    expect([texts(), column_of(state, "importance")]).toEqual([[], [null, null, null]]);
    await settled(store);
    store.undo();
    await settled(store);
    expect([texts(), column_of(state, "importance")]).toEqual([["many"], [1, 5, null]]);
  });

  it("keeps its marks if a cell of it only looks as if it was undone", async () => {
    const state = await needs_grid();
    const { store } = state;
    state.go_to(at("n1", "importance"));
    paste(state, [["1"], ["many"]]);
    for (const text of ["2", "1"]) state.sheet.put(at("n1", "importance"), { text });
    await settled(store);
    store.undo();
    await settled(store);
    expect(state.drafts().map(({ text }) => text)).toEqual(["many"]);
  });

  it("leaves computed cells alone and columns beyond the last out", async () => {
    const state = await needs_grid();
    const columns = state.sheet.columns.map(({ key }) => key);
    state.go_to(at("n1", columns.at(-1) as string));
    paste(state, [["measured", "too much", "far too much"]]);
    expect(state.message.value?.text).toBe("1 cell pasted. 2 columns too many left out.");
    state.go_to(at("n1", "opportunity"));
    paste(state, [["20"]]);
    expect(state.message.value?.text).toBe("1 computed cell left as it is.");
    expect(state.sheet.value(at("n1", "opportunity"))).toBe(15);
  });

  it("of a whole table comes back as it was copied", async () => {
    const state = await needs_grid();
    state.selection.select_all();
    const before = NEEDS.map((_need, line) => ({ ...state.sheet.data?.row(`n${line + 1}`)?.cells }));
    const block = copied(state).map((line) => line.map(({ text }) => text));
    clear_range(state);
    expect(column_of(state, "statement")).toEqual(["", "", ""]);
    paste(state, block);
    expect(state.sheet.rows.map((row) => ({ ...state.sheet.data?.row(row)?.cells }))).toEqual(before);
  });

  it("begins a table that has no rows yet", async () => {
    const store = await live_store({ needs: [] });
    const state = state_of(new TableSheet(store, "needs"));
    paste(state, [["Know"], ["Grow"]]);
    expect(column_of(state, state.sheet.columns[0]?.key ?? "")).toEqual(["Know", "Grow"]);
    expect(state.active.value?.row).toBe(state.sheet.rows[0]);
  });

  it("leaves out the titles of its columns, with which it may have been copied", async () => {
    const state = await needs_grid();
    state.go_to_range(at("n1", "statement"), at("n2", "stage"));
    const titled = with_titles(state, copied(state)).map((line) => line.map(({ text }) => text));
    expect(titled.slice(0, 2)).toEqual([
      ["Statement", "Stage"],
      ["Know", "Claims"],
    ]);
    state.go_to(at("n3", "statement"));
    paste(state, titled);
    expect(column_of(state, "statement")).toEqual(["Know", "Grow", "Know", "Grow"]);
    expect(state.message.value?.text).toContain("The titles were left out.");
  });

  it("adds people where they are the columns", async () => {
    const store = await needs();
    const state = state_of(new TurnedSheet(store));
    state.go_to(at("name", "p2"));
    paste(state, [
      ["Ben", "Mia"],
      ["Drivers", "Riders"],
    ]);
    const mia = store.table("personas")?.ids[2] as string;
    expect(store.table("personas")?.row(mia)?.cells).toMatchObject({ name: "Mia", segment: "Riders" });
    expect(state.message.value?.text).toBe("4 cells pasted. 1 persona added.");
  });

  it("into a read-only map does nothing and says why", async () => {
    const state = await needs_grid();
    vi.spyOn(state.store, "status", "get").mockReturnValue({
      ...state.store.status,
      phase: "read_only",
      reason: "Only to be read.",
    });
    state.go_to(at("n1", "importance"));
    paste(state, [["1"]]);
    expect(column_of(state, "importance")).toEqual([9, 5, null]);
    expect(state.message.value?.text).toBe("Only to be read.");
  });
});
