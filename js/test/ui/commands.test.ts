import { expect, it, vi } from "vitest";
import type { RowWire } from "../../src/core/protocol";
import { COMMANDS, type CommandName, command, in_words, is_on, MENU } from "../../src/ui/grid/commands";
import { GridState } from "../../src/ui/grid/grid-state";
import { TableSheet } from "../../src/ui/grid/table-sheet";
import { live_store } from "../core/stage";
import { SHEETS, seats } from "./grid-seats";

const EVIDENCE: RowWire[] = [
  ["e1", "a0", { finding: "Waits too long", link: "https://example.org/study" }],
  ["e2", "a1", { finding: "Asks twice" }],
];

async function evidence(): Promise<GridState> {
  const store = await live_store({ evidence: EVIDENCE });
  return new GridState(new TableSheet(store, "evidence"), new AbortController().signal);
}

const at = (row: string, column: string) => ({ row, column });

it("lists every command in the menu, but for the one that only adds at the end", () => {
  const listed = new Set<CommandName>(MENU.flat());
  const all = Object.keys(COMMANDS) as CommandName[];
  expect(all.filter((name) => !listed.has(name))).toEqual(["add_row"]);
});

it("offers to open a link where there is one", async () => {
  const state = await evidence();
  const offers = (row: string, column: string) => {
    state.go_to(at(row, column));
    return is_on(state, COMMANDS.open_link);
  };
  expect(offers("e1", "link")).toBe(true);
  expect(offers("e2", "link")).toBe(false);
  expect(offers("e1", "finding")).toBe(false);
});

it("says how many rows it is about, and in which direction they stand", async () => {
  const state = await evidence();
  const label = (name: CommandName, of = state) => in_words(of, command(name)).label;
  state.go_to(at("e1", "finding"));
  expect(label("delete_rows")).toBe("Delete piece of evidence");
  expect(label("insert_row")).toBe("New piece of evidence below");
  state.go_to_range(at("e1", "finding"), at("e2", "finding"));
  expect(label("delete_rows")).toBe("Delete 2 pieces of evidence");
  expect(label("insert_row")).toBe("Add 2 pieces of evidence below");
  const { state: turned } = await seats(SHEETS["of personas, turned"] as (typeof SHEETS)[string]);
  expect(label("move_on", turned)).toBe("Move persona right");
  expect(in_words(turned, command("move_on"))).toMatchObject({ keys: "Alt Shift →", icon: "right" });
});

it("moves nothing beyond the ends, and writes nothing into a map that can only be read", async () => {
  const state = await evidence();
  const on = (...names: CommandName[]) => names.map((name) => is_on(state, command(name)));
  state.go_to(at("e1", "finding"));
  expect(on("move_back", "move_on")).toEqual([false, true]);
  state.go_to_range(at("e1", "finding"), at("e2", "finding"));
  expect(on("move_back", "move_on")).toEqual([false, false]);
  vi.spyOn(state.store, "status", "get").mockReturnValue({ ...state.store.status, phase: "read_only" });
  expect(on("cut", "paste", "clear", "undo", "delete_rows")).toEqual(Array(5).fill(false));
  expect(on("copy", "copy_titles", "select_all")).toEqual([true, true, true]);
});
