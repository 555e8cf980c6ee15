/** Pasting, filling and clearing over a range: what lands where, what stays as it is, and one step to undo. */
import { beforeAll, describe, expect, it, vi } from "vitest";
import { spread } from "../../src/core/order";
import type { Cells, RowWire } from "../../src/core/protocol";
import type { Store } from "../../src/core/store";
import { NeedsSheet } from "../../src/sheets/needs-sheet";
import { TurnedSheet } from "../../src/sheets/turned-sheet";
import { paste_data, take_from } from "../../src/ui/grid/clipboard";
import { GridState } from "../../src/ui/grid/grid-state";
import { paste } from "../../src/ui/grid/pasting";
import { clear_range, fill, taken_range, with_titles } from "../../src/ui/grid/range-edits";
import { delete_rows, move_rows } from "../../src/ui/grid/row-edits";
import type { Place, Sheet } from "../../src/ui/grid/sheet";
import { TableSheet } from "../../src/ui/grid/table-sheet";
import { live_store } from "../core/stage";
import { seat, settled } from "../sheets/stage-motor";

const NEEDS: Cells[] = [
  { statement: "Know", stage: "s2", level: "safety", importance: 9, satisfaction: 3 },
  { statement: "Grow", stage: "s1", level: "esteem", importance: 5 },
  { statement: "Pay" },
];

function rows(prefix: string, all: readonly Cells[]): RowWire[] {
  const keys = spread(all.length, null);
  return all.map((cells, at) => [`${prefix}${at + 1}`, keys[at] as string, cells]);
}

async function needs(): Promise<Store> {
  const stages = rows("s", [{ name: "Research" }, { name: "Claims" }]);
  const personas = rows("p", [{ name: "Carla" }, { name: "Ben" }]);
  return live_store({ stages, personas, needs: rows("n", NEEDS) });
}

function state_of(sheet: Sheet): GridState {
  return new GridState(sheet, new AbortController().signal);
}

async function needs_grid(): Promise<GridState> {
  return state_of(new TableSheet(await needs(), "needs"));
}

const at = (row: string, column: string): Place => ({ row, column });
const copied = (state: GridState) => taken_range(state).map((line) => line.map((cell) => cell.copied));
const column_of = ({ sheet }: GridState, column: string) =>
  sheet.rows.map((row) => sheet.value({ row, column }));

beforeAll(() => {
  const watch = () => undefined;
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe = watch;
      unobserve = watch;
      disconnect = watch;
    },
  );
});

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

describe("in the stages", () => {
  const plain = (text: string) => ({ getData: (type: string) => (type === "text/plain" ? text : "") });

  it("a table replaces notes, and one that says the same stays the note it is", async () => {
    const { store, sheet } = await seat();
    const state = state_of(sheet);
    state.go_to(at("claims", "lane:doing"));
    paste(state, [["Takes a photo\nWaits", "Is it safe?"]]);
    const notes = store.table("notes");
    const doing = notes?.ids.filter(
      (id) => notes.row(id)?.cells.lane === "doing" && notes.row(id)?.cells.stage === "claims",
    );
    expect(doing?.map((id) => notes?.row(id)?.cells.text)).toEqual(["Takes a photo", "Waits"]);
    expect(doing?.[0]).toBe("o3");
    expect(store.status.pending).toBe(1);
  });

  it("lines of prose are added to the notes of the cell", async () => {
    const { sheet } = await seat();
    const state = state_of(sheet);
    state.go_to(at("quote", "lane:doing"));
    paste_data(state, plain("- Asks a friend\n- Reads"));
    const lines = sheet.value(at("quote", "lane:doing")) as { text: string }[];
    expect(lines.map(({ text }) => text)).toEqual(["Compares", "Asks a friend", "Reads"]);
  });

  it("lines that are added leave alone what was refused of the notes there", async () => {
    const { store, sheet } = await seat();
    const state = state_of(sheet);
    store.set_text("notes", "o5", "text", "x".repeat(100_001));
    state.go_to(at("quote", "lane:doing"));
    paste_data(state, plain("Asks a friend"));
    expect(store.draft("notes", "o5", "text")?.text).toHaveLength(100_001);
    paste_data(state, plain("\n \n"));
    expect(state.message.value).toEqual({ text: "There is no text to paste.", undo: false, edits: 1 });
  });

  it("notes that are cut keep what is known of them where they are pasted", async () => {
    const { store, sheet } = await seat();
    const state = state_of(sheet);
    state.go_to(at("claims", "lane:doing"));
    const cells = taken_range(state);
    clear_range(state, "cut");
    expect(state.message.value?.text).toBe("1 cell cut. 3 notes deleted.");
    state.go_to(at("renewal", "lane:thinking"));
    paste(state, [["Calls twice\nTakes a photo\nRides by bus"]], cells);
    const notes = store.table("notes");
    const known = notes?.ids.flatMap((id) => {
      const { stage, persona, channel } = notes.row(id)?.cells ?? {};
      return stage === "renewal" ? [[persona, channel]] : [];
    });
    expect(known).toEqual([
      [undefined, "phone"],
      ["carla", undefined],
      ["ben", undefined],
    ]);
  });

  it("a score and its word that are pasted together belong together", async () => {
    const { sheet } = await seat();
    const state = state_of(sheet);
    const score = sheet.columns.findIndex(({ key }) => key === "score:carla");
    const word = sheet.columns.findIndex(({ key }) => key === "word:carla");
    const line = Array.from({ length: word - score + 1 }, () => "");
    line[0] = "1";
    line[line.length - 1] = "angry";
    state.go_to(at("claims", "score:carla"));
    paste(state, [line]);
    expect(sheet.value(at("claims", "score:carla"))).toBe(1);
    expect(sheet.value(at("claims", "word:carla"))).toBe("angry");
  });

  it("a new stage comes with its notes and scores, as one step", async () => {
    const { store, sheet } = await seat();
    const state = state_of(sheet);
    state.go_to(at("renewal", "name"));
    const width = sheet.columns.findIndex(({ key }) => key === "lane:doing") + 1;
    const line = (name: string, note: string) =>
      sheet.columns
        .slice(0, width)
        .map(({ key }) =>
          key === "name" ? name : key === "lane:doing" ? note : key === "score:ben" ? "2" : "",
        );
    paste(state, [line("Renewal", "Compares"), line("Leaving", "Cancels")]);
    const added = sheet.rows[3] as string;
    expect(sheet.value(at(added, "name"))).toBe("Leaving");
    expect(sheet.value(at(added, "score:ben"))).toBe(2);
    expect(sheet.copied(at(added, "lane:doing")).text).toBe("Cancels");
    expect(store.status.pending).toBe(1);
    expect(state.message.value?.text).toContain("1 stage added.");
  });
});

describe("filling", () => {
  it("goes down from the first row, or from the cell above, and right from the first column", async () => {
    const state = await needs_grid();
    state.go_to_range(at("n1", "stage"), at("n3", "stage"));
    fill(state, true);
    expect(column_of(state, "stage")).toEqual(["s2", "s2", "s2"]);
    state.go_to(at("n2", "level"));
    fill(state, true);
    expect(column_of(state, "level")).toEqual(["safety", "safety", null]);
    state.go_to_range(at("n1", "importance"), at("n2", "satisfaction"));
    fill(state, false);
    expect(column_of(state, "satisfaction")).toEqual([9, 5, null]);
    expect(state.message.value?.text).toBe("2 cells filled.");
  });

  it("copies notes with what is known of them", async () => {
    const { store, sheet } = await seat();
    const state = state_of(sheet);
    state.go_to_range(at("claims", "lane:thinking"), at("renewal", "lane:thinking"));
    fill(state, true);
    const notes = store.table("notes");
    const copy = notes?.ids.find((id) => notes.row(id)?.cells.stage === "renewal");
    expect(notes?.row(copy ?? "")?.cells).toMatchObject({ text: "Am I covered?", grade: "one_voice" });
  });
});

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
