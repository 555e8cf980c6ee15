/** Moving notes: they lie where they were sent, in the order asked for, and each step back gives the map back. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { move_changes } from "../../src/board/moving";
import { lane_row } from "../../src/board/spots";
import type { Store } from "../../src/core/store";
import { arrived, held, journey } from "./board-desk";

const LANES = ["l1", "l2", "l3"];
const STAGES = ["s1", "s2", "s3"];

function lying(store: Store, lane: string, stage: string): string[] {
  const notes = store.table("notes");
  return (notes?.ids ?? []).filter((id) => {
    const cells = notes?.row(id)?.cells;
    return cells?.lane === lane && cells.stage === stage;
  });
}

const note = fc.record({ lane: fc.constantFrom(...LANES), stage: fc.constantFrom(...STAGES) });
const step = fc.record({
  lane: fc.constantFrom(...LANES),
  stage: fc.constantFrom(...STAGES),
  picks: fc.uniqueArray(fc.nat(30), { minLength: 1, maxLength: 4 }),
  before: fc.option(fc.nat(6), { nil: undefined }),
});

describe("moving notes", () => {
  it("gives the order asked for, and the map back, whatever is moved where", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(note, { minLength: 3, maxLength: 12 }),
        fc.array(step, { minLength: 1, maxLength: 8 }),
        async (notes, steps) => {
          const store = await journey(notes);
          const seen: ReturnType<typeof held>[] = [];
          for (const { lane, stage, picks, before } of steps) {
            const all = store.table("notes")?.ids ?? [];
            const ids = [...new Set(picks.map((pick) => all[pick % all.length] as string))];
            const there = lying(store, lane, stage);
            const left = there.filter((id) => !ids.includes(id));
            const next = before === undefined ? undefined : left[before];
            const at = next === undefined ? left.length : left.indexOf(next);
            const was = held(store);
            const changes = move_changes(
              store,
              "notes",
              ids,
              { row: lane_row(lane), stage, before: next },
              there,
            );
            const wanted = left.toSpliced(at, 0, ...ids);
            if (changes.length === 0) {
              expect(there).toEqual(wanted);
              continue;
            }
            expect(store.commit(changes)).toEqual([]);
            expect(lying(store, lane, stage)).toEqual(wanted);
            // Elsewhere nothing has changed its order.
            for (const other of LANES.flatMap((lane) => STAGES.map((stage) => [lane, stage] as const))) {
              const [other_lane, other_stage] = other;
              if (other_lane === lane && other_stage === stage) continue;
              const order = was.notes?.map(({ id }) => id as string) ?? [];
              const now = lying(store, other_lane, other_stage);
              expect(now).toEqual(order.filter((id) => now.includes(id)));
            }
            seen.push(was);
          }
          for (const was of seen.reverse()) {
            store.undo();
            await arrived(store);
            expect(held(store)).toEqual(was);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("changes nothing where it is there already, and leaves what is gone alone", async () => {
    const store = await journey();
    const to = { row: lane_row("l1"), stage: "s2" };
    expect(move_changes(store, "notes", ["o4"], to, ["o2", "o4"])).toEqual([]);
    expect(move_changes(store, "notes", ["o2", "o4"], to, ["o2", "o4"])).toEqual([]);
    expect(move_changes(store, "notes", ["nobody"], to, ["o2", "o4"])).toEqual([]);
    expect(move_changes(store, "risks", ["o2"], to, [])).toEqual([]);
  });

  it("gives a need a stage and no lane", async () => {
    const store = await journey();
    const changes = move_changes(store, "needs", ["n2"], { row: "needs", stage: "s1" }, []);
    expect(changes.map((change) => ("column" in change ? change.column : change.kind))).toEqual(["stage"]);
  });
});
