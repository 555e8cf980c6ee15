/** Where the arrows lead on a board, and what is meant together. */
import { describe, expect, it } from "vitest";
import type { Spot } from "../../src/board/spots";
import type { BoardState } from "../../src/ui/board/board-state";
import { extend, forget_selection, meant, select_all, toggle, walk } from "../../src/ui/board/board-walking";
import type { Move } from "../../src/ui/grid/moves";
import { board } from "./board-desk";

const at = (row: string, stage: string, item = ""): Spot => ({ row, stage, item });
const DOING = "lane:l1";

/** Where one is after these steps. */
function walked(state: BoardState, from: Spot, ...moves: Move[]): string {
  state.go_to(from);
  for (const move of moves) walk(state, move);
  const spot = state.active.peek();
  return spot ? `${spot.row} ${spot.stage} ${spot.item}`.trim() : "";
}

describe("walking", () => {
  it("goes from note to note in a cell, then on to the next lane", async () => {
    const state = await board();
    expect(walked(state, at(DOING, "s2", "o2"), "down")).toBe(`${DOING} s2 o4`);
    expect(walked(state, at(DOING, "s2", "o2"), "down", "down")).toBe("lane:l3 s2 o3");
    expect(walked(state, at("lane:l3", "s2", "o3"), "up")).toBe(`${DOING} s2 o4`);
    expect(walked(state, at(DOING, "s2", "o2"), "left")).toBe(`${DOING} s1 o1`);
    expect(walked(state, at(DOING, "s2", "o2"), "right")).toBe(`${DOING} s3`);
    expect(walked(state, at(DOING, "s2", "o2"), "row_start")).toBe(`${DOING}`);
  });

  it("stops at the edges, and comes to each row on its way", async () => {
    const state = await board();
    expect(walked(state, at("stages", "s1"), "up", "left")).toBe("stages s1");
    const rows: (string | undefined)[] = [];
    state.go_to(at("stages", "s3"));
    for (let steps = 0; steps < 12; steps++) {
      walk(state, "down");
      rows.push(state.active.peek()?.row);
    }
    expect([...new Set(rows)]).toEqual(state.content.rows.slice(1).map(({ key }) => key));
    expect(rows.at(-1)).toBe("loose needs");
    walk(state, "up");
    const { row = "", stage } = state.active.peek() ?? {};
    expect([row, state.columns_of(row)]).toEqual(["loose", expect.arrayContaining([stage])]);
  });

  it("goes over a folded lane cell by cell", async () => {
    const state = await board();
    state.choose({ folded: [DOING] });
    expect(walked(state, at(DOING, "s1"), "right")).toBe(`${DOING} s2`);
    expect(walked(state, at(DOING, "s2"), "down")).toBe("lane:l3 s2 o3");
  });

  it("finds both ends of the board", async () => {
    const state = await board();
    expect(walked(state, at(DOING, "s2", "o2"), "first")).toBe("stages s1");
    expect(walked(state, at(DOING, "s2", "o2"), "last")).toContain("loose");
  });
});

describe("what is meant", () => {
  it("is the active note, or what is selected, as the board shows it", async () => {
    const state = await board();
    state.go_to(at(DOING, "s2", "o2"));
    expect(meant(state).ids).toEqual(["o2"]);
    toggle(state, at("lane:l3", "s2", "o3"));
    toggle(state, at(DOING, "s1", "o1"));
    expect(meant(state).ids).toEqual(["o1", "o2", "o3"]);
    toggle(state, at(DOING, "s2", "o2"));
    expect(meant(state).ids).toEqual(["o1", "o3"]);
  });

  it("never holds notes and needs together", async () => {
    const state = await board();
    state.go_to(at(DOING, "s2", "o2"));
    toggle(state, at("needs", "s2", "n1"));
    expect(meant(state).ids).toEqual(["n1"]);
    toggle(state, at("loose", "*", "o5"));
    expect(meant(state).ids).toEqual(["o5"]);
    forget_selection(state);
    state.go_to(at(DOING, "s2", "o2"));
    select_all(state);
    expect(meant(state).ids).toEqual(["o1", "o2", "o4"]);
    select_all(state);
    expect(meant(state).ids).toEqual(["o1", "o2", "o4", "o3", "o5"]);
    extend(state, "down");
    expect(meant(state).ids.every((id) => id.startsWith("o"))).toBe(true);
  });

  it("is dropped with what somebody else deletes", async () => {
    const state = await board();
    state.go_to(at(DOING, "s2", "o2"));
    toggle(state, at(DOING, "s2", "o4"));
    state.store.remove_rows("notes", ["o4"]);
    expect(meant(state).ids).toEqual(["o2"]);
    state.store.remove_rows("notes", ["o2"]);
    expect(state.active.peek()).toEqual(at(DOING, "s2"));
  });
});
