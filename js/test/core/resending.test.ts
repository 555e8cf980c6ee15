/** The store: gaps, epochs, and ops sent again. */
import { expect, test } from "vitest";
import type { Op } from "../../src/core/protocol";
import { ack, CLIENT, EPOCH, event, events, loaded, need, opened, set_cell, snapshot } from "./stage";

test("a gap in the revisions asks for what is missing, once, and applies all in order", () => {
  const { channel, store } = loaded();
  channel.say(
    events([event(6, [set_cell("n1", "importance", 6)])]),
    events([event(7, [set_cell("n1", "importance", 7)])]),
  );
  expect(store.value("needs", "n1", "importance")).toBe(9);
  expect(channel.take()).toMatchObject([{ kind: "hello", rev: 4, epoch: EPOCH }]);
  channel.say(events([event(5, []), event(6, [set_cell("n1", "importance", 6)])], { to: [CLIENT] }));
  expect(store.value("needs", "n1", "importance")).toBe(7);
  expect(store.rev).toBe(7);
  expect(channel.take()).toEqual([]);
});

test("events that come twice or out of order apply once and in order", () => {
  const { channel, store } = loaded();
  const [five, six] = [
    event(5, [set_cell("n1", "importance", 5)]),
    event(6, [set_cell("n1", "importance", 6)]),
  ];
  channel.say(events([six, five]), events([five]), events([six]));
  expect(store.value("needs", "n1", "importance")).toBe(6);
  expect(store.rev).toBe(6);
});

test("the answer to hello has the unacknowledged ops sent again, in order", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n2", "importance", "2");
  channel.take();
  channel.say(events([event(6, [])]));
  channel.take();
  channel.say(events([event(5, [])], { to: [CLIENT] }));
  expect(channel.ops().map(({ n }) => n)).toEqual([1, 2]);
});

test("a snapshot of the same kernel acknowledges what it consumed and has the rest sent again", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n2", "importance", "2");
  channel.take();
  channel.say(
    snapshot({
      rev: 9,
      last_n: { [CLIENT]: 1 },
      rows: { needs: [need("n1", "a0", { importance: 1 }), need("n2", "a1")] },
    }),
  );
  expect(store.status.pending).toBe(1);
  expect(store.replaced("needs", "n1", "importance")).toBeUndefined();
  expect(channel.ops()).toMatchObject([{ n: 2, changes: [set_cell("n2", "importance", 2)] }]);
});

test("where a snapshot does not hold what it consumed, the text is offered", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Mine");
  channel.say(snapshot({ rev: 9, last_n: { [CLIENT]: 1 } }));
  expect(store.value("needs", "n1", "statement")).toBe("Cheap");
  expect(store.replaced("needs", "n1", "statement")).toEqual({ value: "Mine", author: "", client: "" });
});

test("another epoch: hello, nothing is sent before the answer, then the rest is numbered anew", () => {
  const { channel, store } = loaded();
  for (const value of ["1", "2", "3"]) store.set_text("needs", "n1", "importance", value);
  channel.take();
  channel.say(events([event(1, [])], { epoch: "epoch_2" }));
  expect(channel.kinds()).toEqual(["hello"]);
  store.set_text("needs", "n1", "usp", "Kind people");
  expect(channel.take()).toEqual([]);
  channel.say(snapshot({ epoch: "epoch_2", rev: 1, last_n: { [CLIENT]: 1, ben: 40 } }));
  expect(
    channel.ops().map(({ n, changes }) => [n, changes[0]?.kind === "cell_set" && changes[0].after]),
  ).toEqual([
    [2, 2],
    [3, 3],
    [4, "Kind people"],
  ]);
  expect(store.rev).toBe(1);
  expect(store.value("needs", "n1", "importance")).toBe(3);
});

test("what was held back of one epoch is not taken for another's", () => {
  const { channel, store } = loaded();
  channel.say(
    events([event(6, [set_cell("n1", "importance", 6)])]),
    events([event(7, [])], { epoch: "epoch_2" }),
    snapshot({ epoch: "epoch_2", rev: 5 }),
  );
  expect(store.value("needs", "n1", "importance")).toBe(9);
  expect(store.rev).toBe(5);
});

test("an op made before the kernel's count is known never passes for one it has consumed", () => {
  const { channel, store } = opened();
  channel.say(snapshot({ last: false }));
  store.set_text("needs", "n1", "importance", "1");
  expect(store.value("needs", "n1", "importance")).toBe(1);
  channel.take();
  channel.say(snapshot({ part: 1, last_n: { [CLIENT]: 7 }, rows: {} }));
  expect(channel.ops()).toMatchObject([{ n: 8, base: 4 }]);
});

test("want has the ops sent again from there", () => {
  const { channel, store } = loaded();
  for (const value of ["1", "2", "3"]) store.set_text("needs", "n1", "importance", value);
  channel.take();
  channel.say({ kind: "want", to: [CLIENT], n: 2 });
  expect(channel.ops().map(({ n }) => n)).toEqual([2, 3]);
});

test("want for an op that is long acknowledged begins anew", () => {
  const { channel, store } = loaded();
  for (const value of ["1", "2"]) store.set_text("needs", "n1", "importance", value);
  channel.say(ack(5, channel.ops()[0] as Op));
  channel.say({ kind: "want", to: [CLIENT], n: 1 });
  expect(channel.take()).toMatchObject([{ kind: "hello", rev: -1, epoch: "" }]);
  channel.say(snapshot({ rev: 5 }));
  expect(channel.ops()).toMatchObject([{ n: 1, changes: [{ after: 2 }] }]);
});

test("only what is sent has a number", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "99");
  store.set_text("needs", "n1", "importance", "9");
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n1", "importance", "2");
  expect(channel.ops().map(({ n }) => n)).toEqual([1, 2]);
});

test("an op's copy that is acknowledged to me alone does not have the others sent again", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  const [op] = channel.ops();
  store.set_text("needs", "n1", "importance", "2");
  channel.take();
  channel.say(events([event(5, (op as Op).changes, { client: CLIENT, n: 1 })], { to: [CLIENT] }));
  expect(store.status.pending).toBe(1);
  expect(channel.take()).toEqual([]);
});
