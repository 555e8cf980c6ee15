/** Pasting and filling in the stages, where a cell stands for several rows of the map. */
import { describe, expect, it } from "vitest";
import { paste_data } from "../../src/ui/grid/clipboard";
import { paste } from "../../src/ui/grid/pasting";
import { clear_range, fill, taken_range } from "../../src/ui/grid/range-edits";
import { seat } from "../sheets/stage-motor";
import { at, column_of, needs_grid, state_of } from "./needs-desk";

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
