/** What a range is about as rows move, and what is done to its rows. */
import { describe, expect, it } from "vitest";
import { NeedsSheet } from "../../src/sheets/needs-sheet";
import { take_from } from "../../src/ui/grid/clipboard";
import { delete_rows, move_rows } from "../../src/ui/grid/row-edits";
import { settled } from "../sheets/stage-motor";
import { at, needs, needs_grid, state_of } from "./needs-desk";

describe("a range", () => {
  it("ends where rows are put in another order, for it would be about others", async () => {
    const store = await needs();
    const sheet = new NeedsSheet(store, { group: "", sort: "" });
    const state = state_of(sheet);
    state.go_to_range(at("n1", "importance"), at("n2", "importance"));
    sheet.arrange({ group: "", sort: "stage" });
    state.renew();
    expect(sheet.rows).toEqual(["n2", "n1", "n3"]);
    expect(state.selection.count).toBe(2);
    state.go_to_range(at("n1", "importance"), at("n3", "importance"));
    sheet.arrange({ group: "", sort: "" });
    state.renew();
    expect(state.selection.count).toBe(1);
  });

  it("follows a sorted table as its stages move", async () => {
    const store = await needs();
    const sheet = new NeedsSheet(store, { group: "", sort: "stage" });
    const state = state_of(sheet);
    expect(sheet.rows).toEqual(["n2", "n1", "n3"]);
    state.go_to_range(at("n2", "importance"), at("n1", "importance"));
    store.move_rows("stages", ["s2"], "s1", -1);
    expect(sheet.rows).toEqual(["n1", "n2", "n3"]);
    expect(state.selection.records()).toEqual(["n1", "n2"]);
  });

  it("that others put a row into is none any more", async () => {
    const state = await needs_grid();
    state.go_to_range(at("n1", "importance"), at("n2", "importance"));
    state.store.add_row("needs", {}, "n2");
    expect(state.selection.count).toBe(2);
    state.store.add_row("needs", {}, "n1");
    expect(state.selection.count).toBe(1);
  });
});

describe("cutting", () => {
  it("says so where there is nothing, and offers nothing to take back", async () => {
    const state = await needs_grid();
    state.go_to(at("n3", "importance"));
    const event = {
      stopPropagation: () => undefined,
      preventDefault: () => undefined,
      target: { matches: () => true },
      clipboardData: { setData: () => undefined },
    };
    take_from(state, event as unknown as ClipboardEvent, "cut");
    expect(state.message.value).toMatchObject({ text: "There is nothing to cut.", undo: false });
  });
});

describe("rows of a range", () => {
  it("move and go together, each as one step", async () => {
    const state = await needs_grid();
    state.go_to_range(at("n1", "statement"), at("n2", "statement"));
    move_rows(state, 1);
    expect(state.sheet.rows).toEqual(["n3", "n1", "n2"]);
    move_rows(state, 1);
    expect(state.sheet.rows).toEqual(["n3", "n1", "n2"]);
    delete_rows(state);
    expect(state.sheet.rows).toEqual(["n3"]);
    expect(state.message.value?.text).toBe("2 needs deleted.");
    state.store.undo();
    await settled(state.store);
    expect(state.sheet.rows).toEqual(["n3", "n1", "n2"]);
  });
});
