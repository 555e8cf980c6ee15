import { expect, it } from "vitest";
import type { Store } from "../../src/core/store";
import { removal, rows_that_refer } from "../../src/ui/dependants";
import { live_store } from "../core/stage";

/** A stage with a need and a note; the need has a piece of evidence. */
function motor(): Promise<Store> {
  return live_store({
    stages: [["claims", "a0", { name: "Claims" }]],
    needs: [
      ["n1", "a0", { statement: "Know what happens next", stage: "claims" }],
      ["n2", "a1", { statement: "Be insured from tonight" }],
    ],
    notes: [["o1", "a0", { text: "Calls twice", stage: "claims" }]],
    evidence: [["e1", "a0", { finding: "Nobody told me", need: "n1" }]],
  });
}

it("finds what hangs on a row, table by table", async () => {
  const store = await motor();
  const found = rows_that_refer(store, "stages", ["claims"]);
  expect(found.map(({ spec, rows }) => [spec.name, rows.map(({ id }) => id)])).toEqual([
    ["notes", ["o1"]],
    ["needs", ["n1"]],
  ]);
  expect(rows_that_refer(store, "needs", ["n2"])).toEqual([]);
});

it("leaves dependants behind without the row", async () => {
  const store = await motor();
  expect(store.commit(removal(store, "stages", ["claims"], false))).toEqual([]);
  expect(store.table("stages")?.ids).toEqual([]);
  expect(store.table("needs")?.ids).toEqual(["n1", "n2"]);
  expect(store.value("needs", "n1", "stage")).toBeNull();
  expect(store.value("notes", "o1", "stage")).toBeNull();
});

it("takes dependants along, and empties what refers to them", async () => {
  const store = await motor();
  expect(store.commit(removal(store, "stages", ["claims"], true))).toEqual([]);
  expect(store.table("needs")?.ids).toEqual(["n2"]);
  expect(store.table("notes")?.ids).toEqual([]);
  expect(store.table("evidence")?.ids).toEqual(["e1"]);
  expect(store.value("evidence", "e1", "need")).toBeNull();
});
