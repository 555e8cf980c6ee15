/** A small journey for the tests of the stage grid, held by one kernel and seen by as many stores as wanted. */
import { local_channel } from "../../src/core/local-kernel";
import type { Refused, RowWire } from "../../src/core/protocol";
import { make_store, type Store } from "../../src/core/store";
import type { NoteLine } from "../../src/sheets/note-lines";
import { StageSheet } from "../../src/sheets/stage-sheet";
import type { Place } from "../../src/ui/grid/sheet";
import { SCHEMA } from "../core/stage";

const ROWS: Record<string, RowWire[]> = {
  personas: [
    ["carla", "a0", { name: "Carla" }],
    ["ben", "a1", { name: "Ben" }],
  ],
  stages: [
    ["quote", "a0", { name: "Quote" }],
    ["claims", "a1", { name: "Claims" }],
    ["renewal", "a2", { name: "Renewal" }],
  ],
  lanes: [
    ["doing", "a0", { name: "Doing", prompt: "What does the customer do?" }],
    ["thinking", "a1", { name: "Thinking", prompt: "What does the customer think?" }],
  ],
  notes: [
    ["o1", "a0", { lane: "doing", stage: "claims", text: "Calls twice", author: "ana", channel: "phone" }],
    ["o2", "a1", { lane: "thinking", stage: "claims", text: "Am I covered?", grade: "one_voice" }],
    ["o3", "a2", { lane: "doing", stage: "claims", text: "Takes a photo", persona: "carla" }],
    ["o4", "a2", { lane: "doing", stage: "claims", text: "Rides by bus", persona: "ben" }],
    ["o5", "a3", { lane: "doing", stage: "quote", text: "Compares" }],
  ],
  emotions: [
    [
      "m1",
      "a0",
      { persona: "carla", stage: "claims", version: "as_is", score: -2, word: "angry", note: "why" },
    ],
    ["m2", "a1", { persona: "carla", stage: "claims", version: "as_is", score: 2 }],
    ["m3", "a2", { persona: "carla", stage: "quote", version: "as_is", unaware: true }],
  ],
};

export interface Seat {
  readonly store: Store;
  readonly sheet: StageSheet;
}

/** Write a text the way a paste does. */
export function paste_text(store: Store, sheet: StageSheet, place: Place, text: string): Refused[] {
  const { changes } = sheet.plan([{ place, content: { text } }]);
  return changes.length > 0 ? store.commit(changes) : [];
}

/** Two people at one map, with the news of each passed to their sheet. */
export async function two_seats(): Promise<[Seat, Seat]> {
  const channel = local_channel({ map_schema: SCHEMA, fields: {}, rows: structuredClone(ROWS) });
  const seats = ["ana", "ben"].map((client): Seat => {
    const store = make_store({ channel, client });
    store.open_view(new AbortController().signal);
    const sheet = stage_sheet(store);
    store.subscribe((touched) => sheet.hear(touched));
    return { store, sheet };
  });
  for (const { store } of seats) await settled(store);
  return seats as [Seat, Seat];
}

export async function seat(): Promise<Seat> {
  return (await two_seats())[0];
}

export function stage_sheet(store: Store, hidden: readonly string[] = [], lanes: string[] | null = null) {
  const hides = (persona: string) => hidden.includes(persona);
  return new StageSheet(
    store,
    { version: "as_is", hides, lanes },
    { score: {}, name: {}, lane: {}, moment_of_truth: {} },
  );
}

/** All that was on its way has arrived. */
export async function settled(store: Store): Promise<void> {
  const is_settled = () => store.status.phase === "live" && store.status.pending === 0;
  while (!is_settled()) await new Promise((done) => setTimeout(done));
  await new Promise((done) => setTimeout(done));
}

export const DOING = { row: "claims", column: "lane:doing" };

export function lines_at({ sheet }: Seat): readonly NoteLine[] {
  return sheet.value(DOING) as readonly NoteLine[];
}

export function texts_at(at: Seat): string[] {
  return lines_at(at).map(({ text }) => text);
}

/** Everything a table holds, in order. */
export function rows_of(store: Store, table: string): unknown[] {
  const data = store.table(table);
  return (data?.ids ?? []).map((id) => {
    const row = data?.row(id);
    return [id, row?.order, row?.cells];
  });
}
