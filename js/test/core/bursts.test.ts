/** Many edits in a short time: few messages, little to keep, nothing out of order. */
import { expect, test } from "vitest";
import { browser_storage } from "../../src/core/identity";
import type { ClientMessage, Op } from "../../src/core/protocol";
import { ack, CLIENT, EPOCH, event, events, loaded, need, opened, type Scene, snapshot } from "./stage";

/** A tab that counts what is written into it. */
class CountingTab {
  readonly items = new Map<string, string>();
  writes = 0;
  letters = 0;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.writes += 1;
    this.letters += value.length;
    this.items.set(key, value);
  }

  removeItem(key: string): void {
    this.items.delete(key);
  }

  key(at: number): string | null {
    return [...this.items.keys()][at] ?? null;
  }

  get length(): number {
    return this.items.size;
  }
}

function type_in({ store }: Scene, text: string): void {
  store.set_text("needs", "n1", "statement", text);
}

function ops_of(message: ClientMessage | undefined): readonly Op[] {
  return message?.kind === "ops" ? message.ops : message?.kind === "op" ? [message] : [];
}

test("the first edit of a quiet spell leaves at once, what follows together", () => {
  const scene = loaded();
  const { channel, clock } = scene;
  for (const text of ["A", "B", "C"]) type_in(scene, text);
  expect(channel.sent).toMatchObject([{ kind: "op", n: 1 }]);
  clock.pass(49);
  expect(channel.sent.length).toBe(1);
  clock.pass(1);
  expect(channel.sent[1]).toMatchObject({ kind: "ops", client: CLIENT, ops: [{ n: 2 }, { n: 3 }] });
  type_in(scene, "D");
  expect(channel.sent.length).toBe(2);
  clock.pass(50);
  expect(channel.sent[2]).toMatchObject({ kind: "op", n: 4 });
  clock.pass(50);
  type_in(scene, "E");
  expect(channel.sent[3]).toMatchObject({ kind: "op", n: 5 });
});

test("an edit is marked from its first moment, gathered or not", () => {
  const scene = loaded();
  type_in(scene, "A");
  scene.store.set_text("needs", "n2", "statement", "B");
  expect(scene.store.is_pending("needs", "n2", "statement")).toBe(true);
  expect(scene.store.status.pending).toBe(2);
});

test("as the page goes, all that is gathered is sent, and whatever still comes at once", () => {
  const scene = loaded();
  const { channel, store } = scene;
  for (const text of ["A", "B"]) type_in(scene, text);
  store.flush(true);
  expect(channel.sent.length).toBe(2);
  for (const text of ["C", "D"]) type_in(scene, text);
  expect(channel.sent.map((message) => ops_of(message).map(({ n }) => n))).toEqual([[1], [2], [3], [4]]);
});

test("6,000 quick edits: few messages, each op kept once, and all of them come home", async () => {
  const tab = new CountingTab();
  const { signal } = new AbortController();
  const locks = { request: (_name: string, _how: unknown, hold: (lock: unknown) => unknown) => hold({}) };
  const parts = { storage: tab, locks: locks as unknown as LockManager };
  const storage = await browser_storage("motor", signal, parts);
  const scene = opened({ storage });
  const { channel, clock, store } = scene;
  const many = Array.from({ length: 6_000 }, (_, at) => need(`n${at}`, `a${String(at).padStart(5, "0")}`));
  channel.say(snapshot({ rows: { needs: many }, counts: { needs: 6_000 } }));
  channel.take();
  let rendered = 0;
  store.subscribe(() => {
    rendered += 1;
  });
  for (let at = 0; at < 6_000; at += 1) {
    store.set_text("needs", `n${at}`, "statement", `Text ${at}`);
    if (at % 10 === 9) clock.pass(1);
  }
  clock.pass(50);
  const sent = channel.sent.splice(0).filter((message) => ops_of(message).length > 0);
  const ops = sent.flatMap(ops_of);
  expect(ops.map(({ n }) => n)).toEqual(Array.from({ length: 6_000 }, (_, at) => at + 1));
  expect(sent.length).toBeLessThan(50);
  expect(Math.max(...sent.map((message) => ops_of(message).length))).toBeLessThanOrEqual(200);
  // The head, and each op once.
  expect(tab.writes).toBe(6_001);
  expect(tab.letters).toBeLessThan(6_000 * 300);
  expect(rendered).toBe(6_000);
  expect(store.status.pending).toBe(6_000);

  // The kernel answers twenty times a second.
  for (let from = 0; from < 6_000; from += 200) {
    const acked = ops.slice(from, from + 200);
    channel.say(events(acked.map((op) => event(4 + op.n, op.changes, { client: CLIENT, n: op.n }))));
  }
  expect(store.status.pending).toBe(0);
  expect(store.value("needs", "n5999", "statement")).toBe("Text 5999");
  expect(tab.writes).toBe(6_001);
  expect(tab.length).toBe(1);
});

test("what is sent again goes in bounded messages too", () => {
  const scene = loaded();
  const { channel, store } = scene;
  for (let at = 0; at < 450; at += 1) type_in(scene, `Text ${at}`);
  channel.take();
  channel.say({ kind: "want", to: [CLIENT], n: 1 });
  expect(channel.take().map((message) => ops_of(message).length)).toEqual([200, 200, 50]);
  store.set_text("needs", "n2", "statement", "x".repeat(90_000));
  for (let at = 0; at < 8; at += 1) store.set_text("needs", "n2", "statement", "y".repeat(90_000) + at);
  const letters = channel.take().map((message) => JSON.stringify(message).length);
  expect(letters.length).toBeGreaterThan(2);
  expect(Math.max(...letters)).toBeLessThan(600_000);
});

test("a resend takes what is gathered along, and nothing is sent twice", () => {
  const scene = loaded();
  const { channel, clock } = scene;
  for (const text of ["A", "B", "C"]) type_in(scene, text);
  channel.say({ kind: "want", to: [CLIENT], n: 1 });
  expect(channel.sent.splice(0).map((message) => ops_of(message).length)).toEqual([1, 3]);
  clock.pass(50);
  expect(channel.sent).toEqual([]);
});

test("what is gathered when the kernel turns out to be another one waits for that one's count", () => {
  const scene = loaded();
  const { channel, clock } = scene;
  type_in(scene, "A");
  type_in(scene, "B");
  channel.sent.splice(0);
  channel.say(events([event(1, [])], { epoch: "epoch_2" }));
  clock.pass(50);
  expect(channel.sent.splice(0).map(({ kind }) => kind)).toEqual(["hello"]);
  channel.say(snapshot({ epoch: "epoch_2", rev: 1, last_n: {} }));
  expect(channel.ops().map(({ n }) => n)).toEqual([1, 2]);
});

test("an op is kept before it is sent, in a burst as well, and with no other number than it has", () => {
  const log: string[] = [];
  const storage = {
    read: () => ({ mine: undefined, found: [] }),
    write: ({ ops }: { ops: readonly Op[] }) => log.push(`kept ${ops.map(({ n }) => n)}`),
    forget: () => {},
  };
  const scene = loaded({ storage });
  const { channel, clock } = scene;
  const send = channel.send.bind(channel);
  channel.send = (message) => {
    log.push(`sent ${ops_of(message).map(({ n }) => n)}`);
    return send(message);
  };
  for (const text of ["A", "B", "C"]) type_in(scene, text);
  clock.pass(50);
  expect(log).toEqual(["kept 1", "sent 1", "kept 1,2,3", "sent 2,3"]);
  log.length = 0;
  channel.say(ack(5, ops_of(channel.sent[0])[0] as Op));
  expect(log).toEqual(["kept 2,3"]);
  log.length = 0;
  channel.say({ kind: "pong", to: [CLIENT], rev: 5, epoch: "epoch_2" });
  channel.say(snapshot({ epoch: "epoch_2", rev: 1, last_n: {} }));
  expect(log).toEqual(["sent ", "kept 1,2", "sent 1,2"]);
  expect(EPOCH).not.toBe("epoch_2");
});
