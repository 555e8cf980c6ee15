/** Grids without a page: their commands, over real sheets and stores, at one kernel. */
import { local_channel } from "../../src/core/local-kernel";
import type { Change, RowWire } from "../../src/core/protocol";
import { make_store, type Store } from "../../src/core/store";
import { NeedsSheet } from "../../src/sheets/needs-sheet";
import { TurnedSheet } from "../../src/sheets/turned-sheet";
import { GridState } from "../../src/ui/grid/grid-state";
import type { Sheet } from "../../src/ui/grid/sheet";
import { TableSheet } from "../../src/ui/grid/table-sheet";
import { SCHEMA, TurnedClock } from "../core/stage";
import { stage_sheet } from "../sheets/stage-motor";

// What a browser has and a grid only asks for to measure and paint itself: there is nothing to measure here.
Object.assign(globalThis, {
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
  requestAnimationFrame: () => 0,
  CSS: { escape: (text: string) => text },
});

const ROWS: Record<string, RowWire[]> = {
  personas: [
    ["carla", "a0", { name: "Carla", goals: "A fair price", channels: ["app", "phone"], sample_size: 14 }],
    ["ben", "a1", { name: "Ben", grade: "assumption" }],
    ["aiko", "a2", {}],
  ],
  stages: [
    ["quote", "a0", { name: "Quote", goal: "Compare" }],
    ["claims", "a1", { name: "Claims", moment_of_truth: true }],
    ["renewal", "a2", { name: "Renewal" }],
  ],
  lanes: [
    ["doing", "a0", { name: "Doing" }],
    ["thinking", "a1", { name: "Thinking" }],
  ],
  notes: [
    ["o1", "a0", { lane: "doing", stage: "claims", text: "Calls twice", channel: "phone" }],
    ["o2", "a1", { lane: "thinking", stage: "claims", text: "Am I covered?", persona: "ben" }],
    ["o3", "a2", { lane: "doing", stage: "claims", text: "Takes a photo", persona: "carla" }],
  ],
  emotions: [
    ["m1", "a0", { persona: "carla", stage: "claims", version: "as_is", score: -2, word: "angry" }],
    ["m2", "a1", { persona: "carla", stage: "quote", version: "as_is", unaware: true }],
  ],
  needs: [
    [
      "n1",
      "a0",
      { statement: "Be insured", stage: "quote", level: "safety", importance: 9, satisfaction: 3 },
    ],
    // Two rows at one place: nothing fits between them until they have moved.
    ["n2", "a1", { statement: "Know what happens", stage: "claims", persona: "carla", importance: 8 }],
    ["n3", "a1", { statement: "Grow", level: "self_actualization" }],
    ["n4", "a2", { stage: "claims", kind: "delighter", satisfaction: 10 }],
  ],
  evidence: [["e1", "a0", { persona: "carla", need: "n2", finding: "Asked for it" }]],
};

/** The grids there are, by what is particular about them. */
export const SHEETS: Record<string, (store: Store) => Sheet> = {
  "of a table": (store) => new TableSheet(store, "needs"),
  "of personas": (store) => new TableSheet(store, "personas"),
  "of personas, turned": (store) => new TurnedSheet(store),
  "of needs, sorted and grouped": (store) => new NeedsSheet(store, { group: "stage", sort: "opportunity" }),
  "of stages, with notes and emotions": (store) => stage_sheet(store),
};

/** Who sits there, and the changes as the kernel made them. */
type Listener = (client: string, changes: readonly Change[]) => void;

export interface Seats {
  /** Ana's grid. */
  readonly state: GridState;
  /** Ben's store: he writes without a grid. */
  readonly ben: Store;
  /** All that was on its way has arrived. */
  arrived(): Promise<void>;
  /** Ana's undo or redo. */
  take_back(kind: "undo" | "redo"): Promise<void>;
  hear(listener: Listener): void;
  leave(): void;
}

export async function seats(make_sheet: (store: Store) => Sheet): Promise<Seats> {
  const channel = local_channel({ map_schema: SCHEMA, fields: {}, rows: structuredClone(ROWS) });
  const [clock, end] = [new TurnedClock(), new AbortController()];
  const [ana, ben] = ["ana", "ben"].map((client) => make_store({ channel, client, clock })) as [Store, Store];
  for (const store of [ana, ben]) store.open_view(end.signal);
  const arrived = async () => {
    do {
      for (const store of [ana, ben]) store.flush();
      await Promise.resolve();
    } while ([ana, ben].some(({ status }) => status.pending > 0 || status.phase !== "live"));
  };
  await arrived();
  const state = new GridState(make_sheet(ana), end.signal);
  return {
    state,
    ben,
    arrived,
    take_back: async (kind) => {
      ana[kind]();
      await arrived();
    },
    hear: (listener) =>
      channel.listen((message) => {
        if (message.kind !== "events") return;
        for (const { client, changes } of message.events) listener(client, changes);
      }),
    leave: () => end.abort(),
  };
}

/** What all tables hold, rows in order and with their order keys. */
export function tables_of(store: Store): Record<string, unknown[]> {
  return Object.fromEntries(
    store.schema.tables.map(({ name }) => {
      const data = store.table(name);
      const rows = (data?.ids ?? []).map((id) => ({ id, ...structuredClone(data?.row(id)) }));
      return [name, rows.map(({ id, order, cells }) => ({ id, order, cells }))];
    }),
  );
}
