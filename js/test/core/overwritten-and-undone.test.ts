/** The store: overwritten texts, undo, parts, and kernels of another kind. */
import { expect, test } from "vitest";
import type { Hello, Part, Reject, Snapshot } from "../../src/core/protocol";
import {
  CLIENT,
  EPOCH,
  event,
  events,
  loaded,
  NEEDS,
  opened,
  SCHEMA,
  STANDING,
  set_cell,
  snapshot,
} from "./stage";

function reject(n: number, index = 0, code = "range", why = "No."): Reject {
  return { kind: "reject", to: [CLIENT], n, errors: [{ index, code, why }] };
}

test("whose text was overwritten is told, with the text, until one writes there again", () => {
  const { channel, store } = loaded();
  const replaced = [
    { table: "needs", row: "n1", column: "statement", value: "Cheap", client: CLIENT, author: "Ana" },
  ];
  const theirs = event(5, [set_cell("n1", "statement", "Theirs")], { author: "Ben", replaced });
  channel.say(events([theirs]));
  expect(store.replaced("needs", "n1", "statement")).toEqual({
    value: "Cheap",
    author: "Ben",
    client: "ben",
  });
  store.set_text("needs", "n1", "statement", "Mine again");
  expect(store.replaced("needs", "n1", "statement")).toBeUndefined();
  channel.say(events([event(6, [], { replaced })]));
  store.drop_replaced("needs", "n1", "statement");
  expect(store.replaced("needs", "n1", "statement")).toBeUndefined();
});

test("what others lost among themselves is no mark of mine", () => {
  const { channel, store } = loaded();
  const lost = { table: "needs", row: "n1", column: "statement", value: "x", author: "" };
  channel.say(
    events([event(5, [], { replaced: [{ ...lost, client: "eve" }] })]),
    events([event(6, [], { client: CLIENT, replaced: [{ ...lost, client: "ben" }] })]),
  );
  expect(store.replaced("needs", "n1", "statement")).toBeUndefined();
});

test("undo and redo are asked of the kernel, and their outcome is told", () => {
  const { channel, store } = loaded();
  store.undo();
  const [op] = channel.ops();
  expect(op).toMatchObject({ n: 1, changes: [], undo: "undo" });
  const skipped = [{ table: "needs", row: "n1", column: "usp" }];
  const undone = { client: CLIENT, undo: "undo", n: 1 } as const;
  channel.say(events([event(5, [set_cell("n1", "importance", 4)], { ...undone, skipped })]));
  expect(store.value("needs", "n1", "importance")).toBe(4);
  expect(store.status.notice).toBe("Undone, except for one cell that somebody else has written since.");
  channel.say(events([event(6, [], { ...undone, n: 2, skipped })]));
  expect(store.status.notice).toBe("Nothing was changed: somebody else has written there since.");
  store.redo();
  channel.say(events([event(7, [], { client: CLIENT, n: 2, undo: "redo" })]));
  expect(store.status).toMatchObject({ notice: "Done again.", pending: 0 });
  store.undo();
  channel.say(reject(3, 0, "nothing", "There is nothing to undo."));
  expect(store.status.notice).toBe("There is nothing to undo.");
});

test("a message in parts is taken with its last part, in any order, by those it is for", () => {
  const { channel, store } = opened();
  const text = JSON.stringify(snapshot());
  const slices = [text.slice(0, 100), text.slice(100, 200), text.slice(200)];
  const parts = (to: string[]) =>
    slices
      .map((slice, index): Part => ({ kind: "part", of: "p1", index, count: 3, text: slice, to }))
      .reverse();
  channel.say(...parts(["ben"]));
  expect(store.rev).toBe(-1);
  channel.say(...parts([CLIENT]));
  expect(store.rev).toBe(4);
});

test("a kernel of another protocol: the page says so and takes no edit", () => {
  const { channel, store, clock } = opened();
  channel.say(snapshot({ protocol: 2 }));
  expect(store.status.phase).toBe("read_only");
  expect(store.status.notice).toContain("different versions");
  expect(store.commit([set_cell("n1", "importance", 1)])).toMatchObject([{ code: "read_only" }]);
  channel.take();
  clock.pass(20_000);
  expect(channel.take()).toEqual([]);
});

test("an event of a table or column that is not known does no harm", () => {
  const { channel, store } = loaded();
  const nowhere = { table: "nowhere", row: "x" };
  channel.say(
    events([
      event(5, [
        { kind: "cell_set", ...nowhere, column: "y", before: null, after: 1 },
        { kind: "row_moved", ...nowhere, before: "a0", after: "a1" },
        { kind: "row_added", ...nowhere, order: "a0", cells: {} },
        set_cell("n9", "statement", "x"),
        set_cell("n1", "importance", 5),
      ]),
    ]),
  );
  expect(store.value("needs", "n1", "importance")).toBe(5);
  expect(store.rev).toBe(5);
});

test("the map's file and the rest of the schema come with the snapshot", () => {
  const { channel, store } = loaded();
  const later: Partial<Snapshot> = {
    rev: 5,
    standing: { ...STANDING, file: "motor.journey.json" },
    map_schema: { ...SCHEMA, tables: [] },
  };
  channel.say(snapshot({ ...later, rows: { needs: NEEDS }, counts: {} }));
  expect(store.status.file).toBe("motor.journey.json");
  expect(store.table("needs")).toBeUndefined();
});

test("a view opened after a quiet time says hello with what is known", () => {
  const { channel, store, clock, close } = loaded();
  close();
  clock.pass(60_000);
  store.open_view(new AbortController().signal);
  expect(channel.take() as Hello[]).toMatchObject([{ kind: "hello", rev: 4, epoch: EPOCH }]);
});
