/** The store: hello, and the answer to it. */
import { expect, test } from "vitest";
import { CLIENT, event, events, loaded, need, opened, set_cell, snapshot } from "./stage";

test("a store says hello with its first view, and nothing before", () => {
  const { channel, store } = opened();
  expect(channel.take()).toEqual([
    { kind: "hello", protocol: 1, client: CLIENT, rev: -1, epoch: "", sight: {} },
  ]);
  expect(store.status.phase).toBe("starting");
});

test("hello names the rows in sight", () => {
  const { channel, store, clock } = opened();
  store.sight("needs", 40, 20);
  channel.take();
  clock.pass(5_000);
  expect(channel.take()).toMatchObject([{ kind: "hello", sight: { needs: [40, 20] } }]);
});

test("a snapshot for somebody else is not taken", () => {
  const { channel, store } = opened();
  channel.say(snapshot({ to: ["ben"] }));
  expect(store.rev).toBe(-1);
});

test("the first snapshot shows its rows as they come and counts those on their way", () => {
  const { channel, store } = opened();
  channel.say(snapshot({ last: false, counts: { needs: 3 } }));
  expect(store.table("needs")).toMatchObject({ ids: ["n1", "n2"], count: 3 });
  expect(store.status).toMatchObject({ phase: "live", loading: 1 });
  channel.say(snapshot({ part: 1, rows: { needs: [need("n0", "Zz")] } }));
  expect(store.table("needs")).toMatchObject({ ids: ["n0", "n1", "n2"], count: 3 });
  expect(store.status.loading).toBe(0);
  expect(store.rev).toBe(4);
});

test("events after the snapshot's revision wait for its last part; older ones are dropped", () => {
  const { channel, store } = opened();
  channel.say(
    events([event(4, [set_cell("n1", "statement", "old")])]),
    snapshot({ last: false }),
    events([event(5, [set_cell("n3", "statement", "new")])]),
  );
  expect(store.rev).toBe(-1);
  channel.say(snapshot({ part: 1, rows: { needs: [need("n3", "a2")] } }));
  expect(store.value("needs", "n1", "statement")).toBe("Cheap");
  expect(store.value("needs", "n3", "statement")).toBe("new");
  expect(store.rev).toBe(5);
});

test("a later snapshot replaces the state only with its last part", () => {
  const { channel, store } = loaded();
  channel.say(snapshot({ rev: 9, last: false, rows: { needs: [need("n9", "a0")] } }));
  expect(store.table("needs")?.ids).toEqual(["n1", "n2"]);
  channel.say(snapshot({ rev: 9, part: 1, rows: { needs: [need("n8", "a1")] } }));
  expect(store.table("needs")?.ids).toEqual(["n9", "n8"]);
  expect(store.rev).toBe(9);
});

test("a snapshot that is behind what events have told changes nothing", () => {
  const { channel, store } = loaded();
  channel.say(events([event(5, [set_cell("n1", "statement", "new")])]), snapshot({ rev: 4 }));
  expect(store.value("needs", "n1", "statement")).toBe("new");
  expect(store.rev).toBe(5);
});

test("a snapshot with a part missing is asked for again", () => {
  const { channel, store, clock } = opened();
  channel.say(snapshot({ last: false }));
  channel.take();
  channel.say(snapshot({ part: 2, last: true, rows: {} }));
  clock.pass(5_000);
  expect(channel.kinds()).toEqual(["hello"]);
  channel.say(snapshot());
  expect(store.rev).toBe(4);
});

test("while parts keep coming no new hello is said", () => {
  const { channel, clock } = opened();
  channel.take();
  for (let part = 0; part < 5; part += 1) {
    clock.pass(3_000);
    channel.say(snapshot({ part, last: false, rows: {} }));
  }
  expect(channel.kinds()).toEqual([]);
});
