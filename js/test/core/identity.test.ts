/** Who a client is after a reload, and what becomes of the ops it had not brought home. */
import { expect, test } from "vitest";
import {
  type BrowserParts,
  browser_parts,
  browser_storage,
  type PendingStorage,
  type Saved,
} from "../../src/core/identity";
import { loaded, need, opened, set_cell, snapshot } from "./stage";

class FakeLocks {
  private readonly held = new Set<string>();

  async request(name: string, _options: unknown, run: (lock: Lock | null) => unknown): Promise<unknown> {
    if (this.held.has(name)) return run(null);
    this.held.add(name);
    const held = run({ name, mode: "exclusive" } as Lock);
    Promise.resolve(held).then(() => this.held.delete(name));
    return held;
  }
}

class FakeTab {
  private readonly items: Map<string, string>;

  constructor(copied_from?: FakeTab) {
    this.items = new Map(copied_from?.items);
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value);
  }
}

function parts(tab: FakeTab, locks: FakeLocks): BrowserParts {
  return { storage: tab, locks: locks as unknown as LockManager };
}

const LEFT: Saved = {
  client: "old",
  ops: [{ kind: "op", client: "old", n: 3, base: 4, changes: [set_cell("n1", "statement", "Mine")] }],
};

function left(mine: boolean): PendingStorage & { written: Saved[] } {
  const written: Saved[] = [];
  return { read: () => ({ saved: LEFT, mine }), write: (saved) => written.push(saved), written };
}

test("ops are kept before they are sent, and forgotten when they are home", () => {
  const written: Saved[] = [];
  const storage: PendingStorage = { read: () => undefined, write: (saved) => written.push(saved) };
  const { store, channel } = loaded({ storage });
  store.set_text("needs", "n1", "importance", "1");
  expect(written).toMatchObject([{ client: "ana", ops: [{ n: 1 }] }]);
  channel.say({ kind: "reject", to: ["ana"], n: 1, errors: [] });
  expect(written[1]).toEqual({ client: "ana", ops: [] });
});

test("after a reload the page is the old client, says hello at once, and sends what was left", () => {
  const storage = left(true);
  const { store, channel } = opened({ storage, client: undefined });
  expect(store.client).toBe("old");
  expect(channel.kinds()).toEqual(["hello"]);
  channel.say(snapshot({ to: ["old"], last: false, rows: {} }));
  expect(store.drafts()).toBe(0);
  channel.say(snapshot({ to: ["old"], part: 1, last_n: { old: 2 } }));
  expect(store.value("needs", "n1", "statement")).toBe("Mine");
  expect(store.is_pending("needs", "n1", "statement")).toBe(true);
  expect(channel.ops()).toMatchObject([{ client: "old", n: 3 }]);
});

test("ops that are numbered anew are kept so", () => {
  const storage = left(true);
  const { channel } = opened({ storage, client: undefined });
  channel.say(snapshot({ to: ["old"], last_n: {} }));
  expect(channel.ops()).toMatchObject([{ n: 1 }]);
  expect(storage.written.at(-1)).toMatchObject({ client: "old", ops: [{ n: 1 }] });
});

test("what the kernel had taken before the reload is not sent again", () => {
  const { store, channel } = opened({ storage: left(true), client: undefined });
  channel.take();
  channel.say(snapshot({ to: ["old"], last_n: { old: 3 } }));
  expect(store.status.pending).toBe(0);
  expect(channel.take()).toEqual([]);
});

test("a page that is not that client offers its texts and sends nothing", () => {
  const { store, channel } = opened({ storage: left(false) });
  channel.say(snapshot());
  expect(store.value("needs", "n1", "statement")).toBe("Cheap");
  expect(store.draft("needs", "n1", "statement")).toMatchObject({ text: "Mine", code: "found" });
  expect(channel.ops()).toEqual([]);
});

test("a text that is in the map already is not offered", () => {
  const { store, channel } = opened({ storage: left(false) });
  channel.say(snapshot({ rows: { needs: [need("n1", "a0", { statement: "Mine" })] } }));
  expect(store.drafts()).toBe(0);
});

test("a reload takes over the lock, a duplicated tab begins as a new client", async () => {
  const locks = new FakeLocks();
  const tab = new FakeTab();
  const first_page = new AbortController();
  const first = await browser_storage("motor", first_page.signal, parts(tab, locks));
  expect(first.read()).toBeUndefined();
  first.write({ client: first.client, ops: LEFT.ops });

  const copy = await browser_storage("motor", new AbortController().signal, parts(new FakeTab(tab), locks));
  expect(copy.client).not.toBe(first.client);
  expect(copy.read()).toMatchObject({ mine: false, saved: { ops: LEFT.ops } });

  first_page.abort();
  await Promise.resolve();
  const again = await browser_storage("motor", new AbortController().signal, parts(tab, locks));
  expect(again.client).toBe(first.client);
  expect(again.read()).toMatchObject({ mine: true, saved: { ops: LEFT.ops } });
});

test("another map on the page has an identity of its own", async () => {
  const [tab, locks] = [new FakeTab(), new FakeLocks()];
  const { signal } = new AbortController();
  const motor = await browser_storage("motor", signal, parts(tab, locks));
  motor.write({ client: motor.client, ops: LEFT.ops });
  expect((await browser_storage("home", signal, parts(tab, locks))).read()).toBeUndefined();
});

test("without locks nobody takes over a client", async () => {
  const tab = new FakeTab();
  tab.setItem("journeykit:motor", JSON.stringify(LEFT));
  const storage = await browser_storage("motor", new AbortController().signal, {
    storage: tab,
    locks: undefined,
  });
  expect(storage.client).not.toBe("old");
  expect(storage.read()).toMatchObject({ mine: false });
});

test("a storage that is missing, full or broken costs nothing but the memory", async () => {
  const { signal } = new AbortController();
  const none = await browser_storage("motor", signal, { storage: undefined, locks: undefined });
  expect(none.read()).toBeUndefined();
  expect(() => none.write(LEFT)).not.toThrow();
  const refuse = () => {
    throw new Error("no");
  };
  const full = await browser_storage("motor", signal, {
    storage: { getItem: refuse, setItem: refuse },
    locks: { request: () => Promise.reject(new Error("no")) },
  });
  expect(full.read()).toBeUndefined();
  expect(() => full.write(LEFT)).not.toThrow();
  const broken = new FakeTab();
  broken.setItem("journeykit:motor", '{"client": 3}');
  expect((await browser_storage("motor", signal, parts(broken, new FakeLocks()))).read()).toBeUndefined();
});

test("where there is no browser there are no parts of one", () => {
  expect(browser_parts().storage).toBeUndefined();
});
