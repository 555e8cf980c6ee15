/** A small journey on a board without a page. */
import { spread } from "../../src/core/order";
import type { Cells, RowWire } from "../../src/core/protocol";
import type { Store } from "../../src/core/store";
import { BoardState } from "../../src/ui/board/board-state";
import { live_store } from "../core/stage";
import { settled } from "../sheets/stage-motor";

// Only a page has sizes to watch.
Object.assign(globalThis, {
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});

function rows(prefix: string, all: readonly Cells[]): RowWire[] {
  const keys = spread(all.length, null);
  return all.map((cells, at) => [`${prefix}${at + 1}`, keys[at] as string, cells]);
}

const LANES: Cells[] = [
  { name: "Doing", prompt: "What do they do?", side: "customer" },
  { name: "Systems", side: "support" },
  { name: "Thinking", side: "customer" },
  { name: "Touchpoints", side: "frontstage" },
  { name: "Ideas" },
  { name: "Business", side: "backstage" },
];
const NOTES: Cells[] = [
  { lane: "l1", stage: "s1", text: "Hears of it" },
  { lane: "l1", stage: "s2", text: "Takes a photo", persona: "p1" },
  { lane: "l3", stage: "s2", text: "Am I covered?" },
  { lane: "l1", stage: "s2", text: "Calls twice", persona: "p2" },
  { lane: "gone", stage: "s2", text: "Lost" },
];

/** `more` are notes that come last. */
export function journey(more: readonly Cells[] = []): Promise<Store> {
  return live_store({
    personas: rows("p", [{ name: "Carla" }, { name: "Ben" }]),
    stages: rows("s", [{ name: "Research" }, { name: "Claims" }, { name: "Renewal" }]),
    lanes: rows("l", LANES),
    notes: rows("o", [...NOTES, ...more]),
    needs: rows("n", [{ statement: "Know", stage: "s2" }, { statement: "Grow" }]),
  });
}

export async function board(options = {}): Promise<BoardState> {
  return new BoardState(await journey(), options, `test ${Math.random()}`, new AbortController().signal);
}

/** Wait until the kernel has said its word to all that was done. */
export async function arrived(store: Store): Promise<void> {
  store.flush();
  await settled(store);
}

/** All rows of the store's tables, in their order. */
export function held(store: Store) {
  return Object.fromEntries(
    store.schema.tables.map(({ name }) => [
      name,
      (store.table(name)?.ids ?? []).map((id) => {
        const { order, cells } = store.table(name)?.row(id) ?? {};
        return { id, order, cells };
      }),
    ]),
  );
}
