/** Stages take another place, lanes another side. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lanes_in_order, side_of } from "../../src/board/board-rows";
import { lane_moved, lane_stepped, stage_moved } from "../../src/board/reordering";
import type { Change } from "../../src/core/protocol";
import type { Store, TableData } from "../../src/core/store";
import { arrived, held, journey } from "./board-desk";

const lanes_of = (store: Store) => store.table("lanes") as TableData;
const shown = (store: Store) => lanes_in_order(lanes_of(store));
const SIDES = ["customer", "frontstage", "backstage", "support", "insight", ""];

function done(store: Store, changes: Change[]): void {
  expect(changes.length > 0 ? store.commit(changes) : []).toEqual([]);
}

describe("a stage", () => {
  it("comes to stand before another, or last", async () => {
    const store = await journey();
    const ids = () => store.table("stages")?.ids;
    done(store, stage_moved(store, "s3", "s1"));
    expect(ids()).toEqual(["s3", "s1", "s2"]);
    done(store, stage_moved(store, "s3", undefined));
    expect(ids()).toEqual(["s1", "s2", "s3"]);
    for (const changes of [
      stage_moved(store, "s2", "s2"),
      stage_moved(store, "s2", "s3"),
      stage_moved(store, "s3", undefined),
      stage_moved(store, "gone", "s1"),
      stage_moved(store, "s1", "gone"),
    ])
      expect(changes).toEqual([]);
  });
});

describe("a lane", () => {
  it("goes step by step over every line and back, one undo a step", async () => {
    const store = await journey();
    const before = held(store);
    const went: [string, number][] = [];
    const step = (by: -1 | 1) => {
      const changes = lane_stepped(store, "l1", shown(store), by);
      done(store, changes);
      if (changes.length > 0) went.push([side_of(lanes_of(store), "l1"), shown(store).indexOf("l1")]);
      return changes.length > 0;
    };
    while (step(1));
    expect(went.map(([side]) => side)).toEqual([
      "customer",
      "frontstage",
      "frontstage",
      "backstage",
      "backstage",
      "support",
      "support",
      "insight",
    ]);
    const steps = went.length;
    while (step(-1));
    expect(went.at(-1)).toEqual(["customer", 0]);
    expect(went.length).toBe(2 * steps);
    for (const _ of went) store.undo();
    await arrived(store);
    expect(held(store)).toEqual(before);
  });

  it("stands where it was dropped, whatever was where", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ lane: fc.nat(5), side: fc.nat(5), before: fc.nat(6) }), {
          minLength: 1,
          maxLength: 6,
        }),
        async (drops) => {
          const store = await journey();
          for (const { lane, side, before } of drops) {
            const id = `l${lane + 1}`;
            const to = SIDES[side] as string;
            const group = shown(store).filter(
              (other) => other !== id && side_of(lanes_of(store), other) === to,
            );
            const next = group[before];
            const was = held(store);
            const changes = lane_moved(store, id, to, next);
            done(store, changes);
            const now = shown(store).filter((other) => side_of(lanes_of(store), other) === to);
            const at = next === undefined ? group.length : before;
            expect(now).toEqual(group.toSpliced(at, 0, id));
            if (changes.length === 0) continue;
            store.undo();
            await arrived(store);
            expect(held(store)).toEqual(was);
            store.redo();
            await arrived(store);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
