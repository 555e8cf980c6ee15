/** The store: answers that come late, twice, or for another question. */
import { expect, test } from "vitest";
import type { Op } from "../../src/core/protocol";
import { ack, CLIENT, event, events, loaded, opened, set_cell, snapshot } from "./stage";

test("a snapshot taken before an ack that has come meanwhile does not number the rest anew", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n2", "importance", "2");
  const [first] = channel.ops() as [Op];
  channel.say(snapshot({ rev: 4, last: false, last_n: { [CLIENT]: 0 } }));
  channel.say(ack(5, first));
  channel.say(snapshot({ rev: 4, part: 1, last_n: { [CLIENT]: 0 }, rows: {} }));
  expect(channel.ops()).toMatchObject([{ n: 2, changes: [{ row: "n2" }] }]);
  store.set_text("needs", "n2", "importance", "3");
  expect(channel.ops()).toMatchObject([{ n: 3 }]);
});

test("nor does one taken before a reject", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n2", "importance", "2");
  channel.say({ kind: "reject", to: [CLIENT], n: 1, errors: [] });
  channel.take();
  channel.say(snapshot({ rev: 6, last_n: {} }));
  expect(channel.ops()).toMatchObject([{ n: 2 }]);
});

test("an op whose refusal was lost keeps its number when a snapshot comes", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n2", "importance", "2");
  const [, second] = channel.ops() as [Op, Op];
  channel.say(ack(5, second));
  channel.say(snapshot({ rev: 4, last_n: {} }));
  expect(channel.ops()).toMatchObject([{ n: 1 }]);
  store.set_text("needs", "n2", "importance", "3");
  expect(channel.ops()).toMatchObject([{ n: 3 }]);
});

test("one lost op is sent again once, however often the kernel says that it misses it", () => {
  const { channel, store } = loaded();
  for (let edit = 0; edit < 50; edit += 1) store.set_text("needs", "n1", "statement", `Text ${edit}`);
  const ops = channel.ops();
  for (let want = 0; want < 49; want += 1) channel.say({ kind: "want", to: [CLIENT], n: 1 });
  expect(channel.ops()).toHaveLength(50);
  channel.say(ack(5, ops[0] as Op));
  channel.say({ kind: "want", to: [CLIENT], n: 2 });
  expect(channel.ops()).toHaveLength(49);
});

test("a copy of an ack is no answer to a hello", () => {
  const { channel, store, clock } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  const [op] = channel.ops() as [Op];
  channel.say(ack(5, op));
  store.set_text("needs", "n1", "importance", "2");
  expect(channel.kinds()).toEqual(["op"]);
  channel.say(events([event(8, [])]));
  expect(channel.kinds()).toEqual(["hello"]);
  channel.say(events([event(5, op.changes, { client: CLIENT, n: 1 })], { to: [CLIENT] }));
  channel.say(events([event(0, [], { client: CLIENT, n: 1 })], { to: [CLIENT] }));
  expect(channel.take()).toEqual([]);
  clock.pass(5_000);
  expect(channel.kinds()).toEqual(["hello"]);
  channel.say(events([event(6, []), event(7, [])], { to: [CLIENT] }));
  expect(store.rev).toBe(8);
  expect(channel.kinds()).toEqual(["op"]);
});

test("while a snapshot is asked for, events to me alone are not taken for it", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  channel.say({ kind: "want", to: [CLIENT], n: 7 });
  channel.take();
  channel.say(events([], { to: [CLIENT] }));
  expect(channel.take()).toEqual([]);
  channel.say(snapshot({ last_n: { [CLIENT]: 6 } }));
  expect(store.replaced("needs", "n1", "importance")).toMatchObject({ value: 1 });
  store.set_text("needs", "n1", "importance", "2");
  expect(channel.ops()).toMatchObject([{ n: 7 }]);
});

test("a store that nobody looks at keeps no events", () => {
  const { channel, store, close, clock } = opened();
  close();
  clock.pass(5_000);
  channel.say(events([event(5, [set_cell("n1", "importance", 5)])]));
  store.open_view(new AbortController().signal);
  channel.say(snapshot());
  expect(store.rev).toBe(4);
  expect(store.value("needs", "n1", "importance")).toBe(9);
});

test("an edit is based on the snapshot that is shown while it loads", () => {
  const { channel, store } = opened();
  expect(store.seen).toBe(-1);
  channel.say(snapshot({ last: false }));
  const begun = store.seen;
  expect(begun).toBe(4);
  channel.say(events([event(5, [])]), snapshot({ part: 1, rows: {} }));
  expect(store.seen).toBe(5);
  channel.take();
  store.set_text("needs", "n1", "importance", "1", begun);
  store.set_text("needs", "n1", "importance", "2");
  store.set_text("needs", "n1", "importance", "3", -1);
  expect(channel.ops().map(({ base }) => base)).toEqual([4, 5, 0]);
});

test("what was begun or made in another epoch has seen nothing of this one", () => {
  const { channel, store } = loaded();
  channel.say(events([event(5, []), event(6, [])]));
  const begun = store.seen;
  store.set_text("needs", "n1", "importance", "1");
  channel.take();
  channel.say(events([event(3, [])], { epoch: "epoch_2" }), snapshot({ epoch: "epoch_2", rev: 3 }));
  expect(channel.ops()).toMatchObject([{ n: 1, base: 0 }]);
  const begun_here = store.seen;
  channel.say(events([event(4, []), event(5, []), event(6, []), event(7, [])], { epoch: "epoch_2" }));
  store.set_text("needs", "n1", "usp", "old", begun);
  store.set_text("needs", "n1", "usp", "here", begun_here);
  store.set_text("needs", "n1", "usp", "now", store.seen);
  expect(channel.ops().map(({ base }) => base)).toEqual([0, 3, 7]);
});

test("another epoch may show itself while the first snapshot is on its way", () => {
  const { channel, store } = opened();
  channel.say(snapshot({ last: false, rev: 9 }));
  const begun = store.seen;
  channel.say(snapshot({ epoch: "epoch_2", rev: 2 }));
  channel.take();
  store.set_text("needs", "n1", "importance", "1", begun);
  expect(channel.ops()).toMatchObject([{ base: 0 }]);
});

test("a snapshot in the background is no loading that anybody sees", () => {
  const { channel, store } = loaded();
  channel.say(snapshot({ rev: 9, last: false, counts: { needs: 900, stages: 1 } }));
  expect(store.status.loading).toBe(0);
  expect(store.table("needs")).toMatchObject({ count: 2 });
});

test("while rows are on their way none is added or moved among them", () => {
  const { channel, store } = opened();
  channel.say(snapshot({ last: false, counts: { needs: 3, stages: 1 } }));
  expect(store.add_row("needs")).toMatchObject([{ code: "loading" }]);
  expect(store.move_rows("needs", ["n1"], "n2", 1)).toMatchObject([{ code: "loading" }]);
  expect(store.add_row("stages")).toEqual(expect.any(String));
  channel.say(snapshot({ part: 1, rows: { needs: [["n3", "a5", {}]] } }));
  const row = store.add_row("needs");
  expect(store.table("needs")?.ids).toEqual(["n1", "n2", "n3", row]);
});

test("parts of messages have names that no earlier page of this client has used", () => {
  const names = () => {
    const { channel, store } = loaded();
    store.add_rows(
      "needs",
      Array.from({ length: 30 }, () => ({ statement: "x".repeat(90_000) })),
    );
    return new Set(channel.take().map((message) => (message.kind === "part" ? message.of : "")));
  };
  const [one] = names();
  const [other] = names();
  expect(one).toMatch(/^\w{12}$/);
  expect(other).not.toBe(one);
});

test("an edit larger than any message may be is refused, and nothing of it stays", () => {
  const { channel, store } = loaded();
  const cells = { statement: "x".repeat(99_000) };
  const refused = store.add_rows(
    "needs",
    Array.from({ length: 510 }, () => cells),
  ).refused;
  expect(refused).toMatchObject([
    { code: "length", why: "This is too much for one step. Do it in smaller steps." },
  ]);
  expect(store.table("needs")?.ids).toEqual(["n1", "n2"]);
  expect(channel.take()).toEqual([]);
  expect(store.status.pending).toBe(0);
});

test("a store that nobody looks at asks for nothing it has missed until somebody does", () => {
  const { channel, store, close, clock } = loaded();
  close();
  clock.pass(5_000);
  channel.say(events([event(6, [])]), events([event(7, [])]), events([event(1, [])], { epoch: "epoch_2" }));
  expect(channel.take()).toEqual([]);
  store.open_view(new AbortController().signal);
  expect(channel.take()).toMatchObject([{ kind: "hello", rev: 4, epoch: "epoch_1" }]);
});
