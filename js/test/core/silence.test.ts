/** The store: pings, and a kernel that does not answer. */
import { expect, test } from "vitest";
import { CLIENT, EPOCH, event, events, loaded, opened, set_cell } from "./stage";

test("pings go every 5 s while a view is open, and stop with the last one", () => {
  const { channel, clock, close } = loaded();
  clock.pass(11_000);
  expect(channel.take()).toMatchObject([
    { kind: "ping", rev: 4, epoch: EPOCH },
    { kind: "ping", rev: 4, epoch: EPOCH },
  ]);
  close();
  clock.pass(30_000);
  expect(channel.take()).toEqual([]);
});

test("a store without a view still brings its pending ops home", () => {
  const { channel, store, clock, close } = loaded();
  close();
  clock.pass(5_000);
  store.set_text("needs", "n1", "importance", "1");
  expect(channel.kinds()).toEqual(["op", "hello"]);
  clock.pass(5_000);
  expect(channel.kinds()).toEqual(["hello"]);
  channel.say(
    events([event(5, [set_cell("n1", "importance", 1)], { client: CLIENT, n: 1 })], { to: [CLIENT] }),
  );
  clock.pass(20_000);
  expect(channel.take()).toEqual([]);
});

test("a pong that is ahead, or of another epoch, brings a hello", () => {
  const { channel } = loaded();
  channel.say({ kind: "pong", to: [CLIENT], rev: 4, epoch: EPOCH });
  expect(channel.take()).toEqual([]);
  channel.say({ kind: "pong", to: [CLIENT], rev: 5, epoch: EPOCH });
  expect(channel.kinds()).toEqual(["hello"]);
  const other = loaded();
  other.channel.say({ kind: "pong", to: [CLIENT], rev: 4, epoch: "epoch_2" });
  expect(other.channel.kinds()).toEqual(["hello"]);
});

test("an op that was lost is found out by the next pong and sent again", () => {
  const { channel, store, clock } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  clock.pass(5_000);
  expect(channel.kinds()).toEqual(["op", "ping"]);
  clock.pass(10);
  store.set_text("needs", "n2", "importance", "2");
  channel.take();
  channel.say({ kind: "pong", to: [CLIENT], rev: 4, epoch: EPOCH });
  expect(channel.ops().map(({ n }) => n)).toEqual([1, 2]);
});

test("an op made after the ping is not taken for lost", () => {
  const { channel, store, clock } = loaded();
  clock.pass(5_000);
  clock.pass(10);
  store.set_text("needs", "n1", "importance", "1");
  channel.take();
  channel.say({ kind: "pong", to: [CLIENT], rev: 4, epoch: EPOCH });
  expect(channel.take()).toEqual([]);
});

test("a pong that may answer an older ping proves nothing of what was sent after that", () => {
  const { channel, store, clock } = loaded();
  clock.pass(2_000);
  channel.say({ kind: "pong", to: ["ben"], rev: 4, epoch: EPOCH });
  clock.pass(5_000);
  store.set_text("needs", "n1", "importance", "1");
  clock.pass(4_000);
  expect(channel.kinds()).toEqual(["ping", "op", "ping"]);
  channel.say({ kind: "pong", to: [CLIENT], rev: 4, epoch: EPOCH });
  expect(channel.take()).toEqual([]);
});

test("ten seconds without a word: cut off, since the last one; any word ends it with a hello", () => {
  const { channel, store, clock } = loaded();
  clock.pass(2_000);
  channel.say({ kind: "pong", to: ["ben"], rev: 4, epoch: EPOCH });
  clock.pass(4_000);
  store.set_text("needs", "n1", "importance", "1");
  clock.pass(5_999);
  expect(store.status.phase).toBe("live");
  clock.pass(1);
  expect(store.status).toMatchObject({ phase: "cut_off", since: 2_000, pending: 1 });
  store.set_text("needs", "n2", "importance", "2");
  channel.take();
  channel.say({ kind: "pong", to: ["ben"], rev: 4, epoch: EPOCH });
  expect(store.status).toMatchObject({ phase: "live", since: 12_000 });
  expect(channel.kinds()).toEqual(["hello"]);
  channel.say(events([], { to: [CLIENT] }));
  expect(channel.ops().map(({ n }) => n)).toEqual([1, 2]);
});

test("a store that is answered is never cut off", () => {
  const { channel, store, clock } = loaded();
  for (let round = 0; round < 20; round += 1) {
    clock.pass(5_000);
    channel.say({ kind: "pong", to: [CLIENT], rev: 4, epoch: EPOCH });
  }
  expect(store.status.phase).toBe("live");
  expect(clock.waiting).toBe(2);
});

test("without a view, only a question that is not answered makes a silence", () => {
  const { store, clock, close } = loaded();
  close();
  clock.pass(60_000);
  expect(store.status.phase).toBe("live");
  store.set_text("needs", "n1", "importance", "1");
  clock.pass(9_999);
  expect(store.status.phase).toBe("live");
  clock.pass(1);
  expect(store.status).toMatchObject({ phase: "cut_off", since: 60_000 });
});

test("a hello without an answer is said again", () => {
  const { channel, clock } = opened();
  channel.take();
  clock.pass(15_000);
  expect(channel.kinds()).toEqual(["hello", "hello", "hello"]);
});
