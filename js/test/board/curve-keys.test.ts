/** Keys on the curve, on a board of its own that nobody looks at. */
import { beforeEach, expect, it } from "vitest";
import type { Store } from "../../src/core/store";
import { UNAWARE } from "../../src/sheets/emotion-cells";
import { BoardState } from "../../src/ui/board/board-state";
import { curve_key } from "../../src/ui/board/curve-keys";
import { point } from "../../src/ui/board/curve-scores";
import { seat } from "../sheets/stage-motor";

let store: Store;
let board: BoardState;

const show = (personas: readonly string[], version = "as_is") => {
  board = new BoardState(store, { personas, version }, "", new AbortController().signal);
};

beforeEach(async () => {
  store = (await seat()).store;
  show(["carla", "ben"]);
});

/** Press keys where the board is active; tells which were taken. */
function press(...keys: readonly string[]): boolean[] {
  return keys.map((keys) => {
    const parts = keys.split(/\+(?=.)/);
    const has = (name: string) => parts.slice(0, -1).includes(name);
    const spot = board.active.peek();
    const event = {
      key: parts.at(-1) ?? "",
      keyCode: 0,
      ctrlKey: has("Ctrl"),
      altKey: has("Alt"),
      shiftKey: has("Shift"),
      metaKey: false,
      isComposing: false,
      getModifierState: () => false,
    };
    return spot !== null && curve_key(board, spot, event as unknown as KeyboardEvent);
  });
}

const score = (stage: string, persona: string) =>
  board.emotions.value({ stage, persona, version: "as_is" }, "score");
const here = () => {
  const { stage = "", item = "" } = board.active.peek() ?? {};
  return `${stage} ${item}`.trim();
};

it("leaves the arrows alone on a cell, so that walking changes no score", () => {
  board.go_to(point("claims", ""));
  expect(press("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Escape", "Delete")).not.toContain(true);
  expect(store.edits).toBe(0);
});

it("goes from the cell to its points, and back", () => {
  board.go_to(point("claims", ""));
  press("Enter");
  expect(here()).toBe("claims carla as_is");
  press("Escape");
  expect(here()).toBe("claims");
});

it("steps a score, each step by itself, and stops at the ends", () => {
  board.go_to(point("claims", "carla as_is"));
  press("ArrowUp", "ArrowUp");
  expect(score("claims", "carla")).toBe(0);
  expect(store.edits).toBe(2);
  press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
  expect([score("claims", "carla"), store.edits]).toEqual([-2, 4]);
});

it("begins at neutral where nobody has rated or the customer does not notice", () => {
  board.go_to(point("claims", "ben as_is"));
  press("ArrowDown");
  expect(score("claims", "ben")).toBe(0);
  expect(score("quote", "carla")).toBe(UNAWARE);
  board.go_to(point("quote", "carla as_is"));
  press("ArrowUp");
  expect(score("quote", "carla")).toBe(0);
});

it("empties a score, once", () => {
  board.go_to(point("claims", "carla as_is"));
  expect(press("Delete", "Backspace")).toEqual([true, true]);
  expect([score("claims", "carla"), store.edits]).toEqual([null, 1]);
});

it("goes from point to point, stage by stage, or along one line", () => {
  board.go_to(point("quote", "ben as_is"));
  press("ArrowRight");
  expect(here()).toBe("claims carla as_is");
  press("Ctrl+ArrowRight");
  expect(here()).toBe("renewal carla as_is");
  press("Ctrl+ArrowRight");
  expect(here(), "the last stage").toBe("renewal carla as_is");
  press("ArrowLeft");
  expect(here()).toBe("claims ben as_is");
});

it("opens the editor with what is typed, and as it is with Enter", () => {
  board.go_to(point("claims", "ben as_is"));
  press("-");
  expect(board.editing.peek()).toMatchObject({ spot: point("claims", "ben as_is"), text: "-" });
  board.editing.value = null;
  press("F2");
  expect(board.editing.peek()?.text).toBeUndefined();
});

it("types on a cell into the only line, and not where it could be several", () => {
  board.go_to(point("claims", ""));
  press("2");
  expect([board.editing.peek(), here()]).toEqual([null, "claims carla as_is"]);
  show(["ben"]);
  board.go_to(point("claims", ""));
  press("2");
  expect(board.editing.peek()).toMatchObject({ spot: point("claims", "ben as_is"), text: "2" });
});

it("turns the curve into a table and back", () => {
  board.go_to({ row: "emotion", stage: "", item: "" });
  press("Enter");
  expect(board.content.rows.map(({ key }) => key)).toContain("emotion ben as_is");
  board.go_to({ row: "emotion ben as_is", stage: "claims", item: "" });
  press("1");
  expect(board.editing.peek()).toMatchObject({ text: "1" });
  board.editing.value = null;
  expect(press("ArrowRight", "ArrowUp"), "the rows are walked like any other").toEqual([false, false]);
  board.go_to({ row: "emotion ben as_is", stage: "", item: "" });
  expect(press("Enter"), "the head of one line").toEqual([false]);
  board.go_to({ row: "emotion", stage: "", item: "" });
  press("Enter");
  expect(board.curve_as_table.peek()).toBe(false);
});

it("gives way to shortcuts of the board", () => {
  board.go_to(point("claims", "carla as_is"));
  expect(press("Alt+ArrowDown", "Shift+F10", "Ctrl+z", "Ctrl+c")).not.toContain(true);
});
