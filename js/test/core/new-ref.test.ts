/** A row made by naming it in a column that refers to its table. */
import { expect, test } from "vitest";
import { loaded, opened, snapshot } from "./stage";

test("the row and the reference to it are one edit", () => {
  const { store, channel } = loaded();
  expect(store.set_new_ref("needs", "n1", "persona", " Mia ")).toBeNull();
  const mia = store.value("needs", "n1", "persona") as string;
  expect(store.label("personas", mia)).toBe("Mia");
  const [op, ...others] = channel.ops();
  expect(others).toEqual([]);
  expect(op?.changes).toMatchObject([
    { kind: "row_added", table: "personas", row: mia, cells: { name: "Mia" } },
    { kind: "cell_set", table: "needs", row: "n1", column: "persona", after: mia },
  ]);
});

test("the row stands at the end of its table", () => {
  const { store } = loaded();
  store.set_new_ref("needs", "n1", "stage", "Renewal");
  expect(store.table("stages")?.ids.map((id) => store.label("stages", id))).toEqual(["Claims", "Renewal"]);
});

test("a row that is called so already is taken, whatever the case", () => {
  const { store } = loaded();
  expect(store.set_new_ref("needs", "n1", "stage", "CLAIMS")).toBeNull();
  expect(store.value("needs", "n1", "stage")).toBe("s1");
  expect(store.table("stages")?.ids).toEqual(["s1"]);
});

test("what is refused leaves the name at the cell and no row behind", () => {
  const { store, channel } = loaded();
  expect(store.set_new_ref("needs", "n9", "stage", "Renewal")).toMatchObject({ code: "unknown_row" });
  expect(store.draft("needs", "n9", "stage")).toMatchObject({ text: "Renewal", code: "unknown_row" });
  expect(store.table("stages")?.ids).toEqual(["s1"]);
  expect(store.set_new_ref("needs", "n1", "statement", "Renewal")).toBeNull();
  expect(store.value("needs", "n1", "statement")).toBe("Renewal");
  expect(channel.ops()).toHaveLength(1);
});

test("while rows of the other table are on their way, none is added and the name is kept", () => {
  const { store, channel } = opened();
  channel.say(snapshot({ last: false, counts: { needs: 2, stages: 2 } }));
  channel.take();
  expect(store.set_new_ref("needs", "n1", "stage", "Renewal")).toMatchObject({ code: "loading" });
  expect(store.draft("needs", "n1", "stage")?.text).toBe("Renewal");
  expect(channel.ops()).toEqual([]);
  // One that is there can be taken.
  expect(store.set_new_ref("needs", "n1", "stage", "claims")).toBeNull();
  expect(store.draft("needs", "n1", "stage")).toBeUndefined();
});

test("a field of the map has its value, or its column's empty one", () => {
  const { store } = loaded();
  const values = ["title", "process", "scope", "colour"].map((field) => store.value("", "", field));
  expect(values).toEqual(["Motor", null, "", null]);
});
