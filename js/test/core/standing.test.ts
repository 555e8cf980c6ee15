/** The store: where the map lives, whether it can be written, and whether there is a way to the kernel at all. */
import { expect, test } from "vitest";
import type { KernelMessage, Op, Standing } from "../../src/core/protocol";
import { ack, CLIENT, EPOCH, events, loaded, need, opened, type Scene, STANDING, snapshot } from "./stage";

const FULL = "Not saved: the disk is full. Your edits are kept here and sent again.";
const ELSEWHERE = "Another kernel has this file open. This one can only show it.";

function standing(parts: Partial<Standing>, more: { epoch?: string; to?: string[] } = {}): KernelMessage {
  return { kind: "standing", epoch: EPOCH, standing: { ...STANDING, ...parts }, ...more };
}

function pong(epoch = EPOCH): KernelMessage {
  return { kind: "pong", to: [CLIENT], rev: 4, epoch };
}

function type_in({ store }: Scene, text: string, row = "n1"): unknown {
  return store.set_text("needs", row, "statement", text);
}

test("where the map lives comes with the snapshot, and anew when it changes", () => {
  const { channel, store } = opened();
  channel.say(snapshot({ standing: { ...STANDING, kept: "In /home/ana/journeykit" } }));
  expect(store.status).toMatchObject({ phase: "live", file: "", kept: "In /home/ana/journeykit" });
  channel.say(standing({ file: "motor.journey.json" }));
  expect(store.status).toMatchObject({ file: "motor.journey.json", kept: "" });
  channel.say(standing({ file: "other.journey.json" }, { to: ["ben"] }));
  expect(store.status.file).toBe("motor.journey.json");
});

test("a note stays until it is dismissed, and another one comes again", () => {
  const { channel, store } = loaded();
  channel.say(standing({ note: "Two lines of the journal could not be read." }));
  expect(store.status.note).toBe("Two lines of the journal could not be read.");
  store.dismiss_note();
  expect(store.status.note).toBe("");
  channel.say(standing({ note: "Two lines of the journal could not be read." }));
  expect(store.status.note).toBe("");
  channel.say(standing({ note: "A copy was written." }));
  expect(store.status.note).toBe("A copy was written.");
});

test("the standing of another epoch is no news of this one, but of the kernel", () => {
  const { channel, store } = loaded();
  channel.say(standing({ trouble: FULL }, { epoch: "epoch_2" }));
  expect(store.status.trouble).toBe("");
  expect(channel.kinds()).toEqual(["hello"]);
});

test("a map that can only be read takes no edit, with the reason, and sends nothing", () => {
  const scene = opened();
  const { channel, store } = scene;
  channel.say(snapshot({ standing: { ...STANDING, read_only: ELSEWHERE } }));
  channel.take();
  expect(store.status).toMatchObject({ phase: "read_only", reason: ELSEWHERE });
  expect(type_in(scene, "Mine")).toMatchObject({ code: "read_only", why: ELSEWHERE });
  expect(store.value("needs", "n1", "statement")).toBe("Cheap");
  expect(store.draft("needs", "n1", "statement")).toMatchObject({ text: "Mine", why: ELSEWHERE });
  expect(store.add_row("needs")).toMatchObject([{ why: ELSEWHERE }]);
  store.undo();
  expect(store.status.notice).toBe(ELSEWHERE);
  expect(channel.take()).toEqual([]);
});

test("ops that wait as the map is taken away stay marked and kept, and go as soon as it is given back", () => {
  const written: (readonly Op[])[] = [];
  const storage = {
    read: () => ({ mine: undefined, found: [] }),
    write: ({ ops }: { ops: readonly Op[] }) => written.push(ops),
    forget: () => {},
  };
  const scene = loaded({ storage });
  const { channel, store, clock } = scene;
  type_in(scene, "Mine");
  type_in(scene, "Next", "n2");
  channel.take();
  channel.say(standing({ read_only: ELSEWHERE }, { to: [CLIENT] }));
  expect(store.status).toMatchObject({ phase: "read_only", pending: 2 });
  expect(store.is_pending("needs", "n1", "statement")).toBe(true);
  for (let round = 0; round < 3; round += 1) {
    clock.pass(5_000);
    channel.say(pong(), { kind: "want", to: [CLIENT], n: 1 });
  }
  expect(new Set(channel.kinds())).toEqual(new Set(["ping"]));
  expect(written.at(-1)?.length).toBe(2);
  channel.say(standing({}));
  expect(channel.ops().map(({ n }) => n)).toEqual([1, 2]);
  expect(store.status.phase).toBe("live");
  expect(type_in(scene, "More")).toBeNull();
});

test("after a cut a map that could only be read is asked for anew: only so is it heard that it can be written", () => {
  const { channel, clock } = loaded();
  channel.say(standing({ read_only: ELSEWHERE }));
  clock.pass(16_000);
  channel.take();
  channel.say(pong());
  expect(channel.take()).toMatchObject([{ kind: "hello", rev: -1, epoch: "" }]);
});

test("in trouble edits stay pending; one is tried a round, and all go when the trouble is over", () => {
  const scene = loaded();
  const { channel, store, clock } = scene;
  type_in(scene, "A");
  channel.take();
  channel.say(standing({ trouble: FULL }, { to: [CLIENT] }));
  expect(store.status).toMatchObject({ phase: "live", trouble: FULL, pending: 1 });
  expect(type_in(scene, "B")).toBeNull();
  type_in(scene, "C");
  expect(channel.take()).toEqual([]);
  expect(store.is_pending("needs", "n1", "statement")).toBe(true);
  clock.pass(5_000);
  channel.take();
  channel.say(pong());
  expect(channel.ops().map(({ n }) => n)).toEqual([1]);
  channel.say(standing({ trouble: FULL }, { to: [CLIENT] }));
  expect(channel.take()).toEqual([]);
  channel.say(standing({}));
  expect(channel.ops().map(({ n }) => n)).toEqual([1, 2, 3]);
  expect(store.status.trouble).toBe("");
});

test("the op that was tried and is taken ends the trouble, whether or not it is said", () => {
  const scene = loaded();
  const { channel, store, clock } = scene;
  type_in(scene, "A");
  type_in(scene, "B", "n2");
  channel.take();
  channel.say(standing({ trouble: FULL }, { to: [CLIENT] }));
  clock.pass(5_000);
  channel.say(pong());
  const [tried] = channel.ops() as [Op];
  channel.say(ack(5, tried));
  expect(store.status).toMatchObject({ trouble: "", pending: 1 });
  expect(channel.ops().map(({ n }) => n)).toEqual([2]);
});

test("an answer from before the trouble does not end it", () => {
  const scene = loaded();
  const { channel, store } = scene;
  type_in(scene, "A");
  type_in(scene, "B");
  const [first] = channel.ops() as [Op];
  channel.say(standing({ trouble: FULL }, { to: [CLIENT] }), ack(5, first));
  expect(store.status).toMatchObject({ trouble: FULL, pending: 1 });
  expect(channel.take()).toEqual([]);
});

test("a closed way is noticed with the first message, and edits are kept", () => {
  const scene = loaded();
  const { channel, store, clock } = scene;
  clock.pass(1_000);
  channel.closed = true;
  type_in(scene, "Mine");
  expect(store.status).toMatchObject({ phase: "kernel_gone", since: 1_000, pending: 1 });
  expect(type_in(scene, "Mine too", "n2")).toBeNull();
  clock.pass(30_000);
  expect(store.status).toMatchObject({ phase: "kernel_gone", since: 1_000, pending: 2 });
});

test("without an edit the next ping notices, and a knock at once", () => {
  const { channel, store, clock } = loaded();
  channel.closed = true;
  clock.pass(4_999);
  expect(store.status.phase).toBe("live");
  clock.pass(1);
  expect(store.status.phase).toBe("kernel_gone");
  const knocked = loaded();
  let told = 0;
  knocked.store.subscribe(({ status }) => {
    told += Number(status);
  });
  knocked.channel.closed = true;
  knocked.store.knock();
  expect(knocked.store.status.phase).toBe("kernel_gone");
  expect(told).toBe(1);
});

test("a way that opens again is no longer gone once something was heard", () => {
  const scene = loaded();
  const { channel, store, clock } = scene;
  channel.closed = true;
  type_in(scene, "Mine");
  channel.closed = false;
  clock.pass(5_000);
  expect(channel.kinds()).toEqual(["ping"]);
  expect(store.status.phase).toBe("kernel_gone");
  channel.say(pong());
  expect(store.status.phase).toBe("live");
  expect(channel.kinds()).toEqual(["op", "hello"]);
});

test("after a cut it is said once that it is over, with the number of edits sent", () => {
  const scene = loaded();
  const { channel, store, clock } = scene;
  for (const text of ["A", "B", "C"]) type_in(scene, text);
  channel.take();
  clock.pass(10_000);
  expect(store.status.phase).toBe("cut_off");
  channel.say({ kind: "pong", to: ["ben"], rev: 4, epoch: EPOCH });
  expect(store.status).toMatchObject({ phase: "live", notice: "" });
  channel.say(events([], { to: [CLIENT] }));
  const ops = channel.ops();
  for (const op of ops.slice(0, 2)) channel.say(ack(4 + op.n, op));
  expect(store.status.notice).toBe("");
  channel.say(ack(7, ops[2] as Op));
  expect(store.status).toMatchObject({ notice: "Reconnected. 3 edits sent.", notices: 1 });
  type_in(scene, "D");
  channel.say(ack(8, channel.ops()[0] as Op));
  expect(store.status.notices).toBe(1);
});

test("a cut in which nothing was written ends with a word too, one edit with one", () => {
  const { channel, store, clock } = loaded();
  clock.pass(16_000);
  channel.say(pong());
  channel.say(events([], { to: [CLIENT] }));
  expect(store.status).toMatchObject({ notice: "Reconnected.", notices: 1 });
  const scene = loaded();
  type_in(scene, "A");
  scene.clock.pass(10_000);
  scene.channel.say(pong());
  scene.channel.say(
    snapshot({ rev: 5, last_n: { [CLIENT]: 1 }, rows: { needs: [need("n1", "a0", { statement: "A" })] } }),
  );
  expect(scene.store.status.notice).toBe("Reconnected. 1 edit sent.");
});

test("the name that goes with an edit is the one of the moment", () => {
  let name = "";
  const scene = loaded({ author: () => name });
  type_in(scene, "A");
  name = "Ana";
  type_in(scene, "B");
  scene.store.undo();
  expect(scene.channel.ops().map(({ author }) => author)).toEqual([undefined, "Ana", "Ana"]);
});
