/** Who a client is after a reload, and what becomes of the ops it had not brought home. */
import { expect, test } from "vitest";
import {
  type BrowserParts,
  browser_parts,
  browser_storage,
  type PendingStorage,
  type Saved,
} from "../../src/core/identity";
import { event, events, loaded, need, opened, set_cell, snapshot } from "./stage";

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

  removeItem(key: string): void {
    this.items.delete(key);
  }

  key(at: number): string | null {
    return [...this.items.keys()][at] ?? null;
  }

  keys(): string[] {
    return [...this.items.keys()];
  }

  get length(): number {
    return this.items.size;
  }
}

function parts(tab: FakeTab, locks: FakeLocks): BrowserParts {
  return { storage: tab, locks: locks as unknown as LockManager };
}

const LEFT: Saved = {
  client: "old",
  ops: [{ kind: "op", client: "old", n: 3, base: 4, changes: [set_cell("n1", "statement", "Mine")] }],
};

/** Another op like the one left. */
function one_more(n: number): Saved["ops"][number] {
  return { ...(LEFT.ops[0] as Saved["ops"][number]), n };
}

/** Leave in a tab what a page that had no locks would. */
async function leave(tab: FakeTab, saved: Saved): Promise<void> {
  const none = { storage: tab, locks: undefined };
  const storage = await browser_storage("motor", new AbortController().signal, none);
  storage.write(saved);
  const own = `journeykit:motor:${storage.client}`;
  for (const key of tab.keys().filter((one) => one.startsWith(own))) {
    tab.setItem(key.replace(own, `journeykit:motor:${saved.client}`), tab.getItem(key) ?? "");
    tab.removeItem(key);
  }
}

interface Left extends PendingStorage {
  readonly written: Saved[];
  forgotten: number;
}

function left(mine: boolean, saved = LEFT): Left {
  const written: Saved[] = [];
  return {
    read: () => (mine ? { mine: saved, found: [] } : { mine: undefined, found: saved.ops }),
    write: (next) => written.push(next),
    forget() {
      this.forgotten += 1;
    },
    written,
    forgotten: 0,
  };
}

const NONE = { mine: undefined, found: [] };

test("ops are kept before they are sent, and forgotten when they are home", () => {
  const written: Saved[] = [];
  const storage: PendingStorage = {
    read: () => NONE,
    write: (saved) => written.push(saved),
    forget: () => {},
  };
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

test("a text that reaches the map from another page is offered no more", () => {
  const storage = left(false);
  const { store, channel } = opened({ storage });
  channel.say(snapshot(), events([event(5, [set_cell("n1", "statement", "Other")])]));
  expect(store.drafts()).toBe(1);
  channel.say(events([event(6, [set_cell("n1", "statement", "Mine")])]));
  expect(store.drafts()).toBe(0);
  expect(storage.forgotten).toBe(1);
});

test("a reload takes over the lock, a duplicated tab begins as a new client", async () => {
  const locks = new FakeLocks();
  const tab = new FakeTab();
  const first_page = new AbortController();
  const first = await browser_storage("motor", first_page.signal, parts(tab, locks));
  expect(first.read()).toEqual(NONE);
  first.write({ client: first.client, ops: LEFT.ops });

  const copy = await browser_storage("motor", new AbortController().signal, parts(new FakeTab(tab), locks));
  expect(copy.client).not.toBe(first.client);
  expect(copy.read()).toEqual({ mine: undefined, found: LEFT.ops });

  first_page.abort();
  await Promise.resolve();
  const again = await browser_storage("motor", new AbortController().signal, parts(tab, locks));
  expect(again.client).toBe(first.client);
  expect(again.read()).toEqual({ mine: { client: first.client, ops: LEFT.ops }, found: [] });
});

test("another map on the page has an identity of its own", async () => {
  const [tab, locks] = [new FakeTab(), new FakeLocks()];
  const { signal } = new AbortController();
  const motor = await browser_storage("motor", signal, parts(tab, locks));
  motor.write({ client: motor.client, ops: LEFT.ops });
  expect((await browser_storage("home", signal, parts(tab, locks))).read().mine).toBeUndefined();
});

test("without locks nobody takes over a client", async () => {
  const tab = new FakeTab();
  await leave(tab, LEFT);
  const storage = await browser_storage("motor", new AbortController().signal, {
    storage: tab,
    locks: undefined,
  });
  expect(storage.client).not.toBe("old");
  expect(storage.read()).toEqual({ mine: undefined, found: LEFT.ops });
  storage.forget();
  expect(tab.length).toBe(0);
});

test("a storage that is missing, full or broken costs nothing but the memory", async () => {
  const { signal } = new AbortController();
  const none = await browser_storage("motor", signal, { storage: undefined, locks: undefined });
  expect(none.read()).toEqual(NONE);
  expect(() => none.write(LEFT)).not.toThrow();
  const refuse = () => {
    throw new Error("no");
  };
  const full = await browser_storage("motor", signal, {
    storage: { getItem: refuse, setItem: refuse, removeItem: refuse, key: refuse, length: 3 },
    locks: { request: () => Promise.reject(new Error("no")) },
  });
  expect(full.read()).toEqual(NONE);
  expect(() => full.write(LEFT)).not.toThrow();
  const broken = new FakeTab();
  for (const [at, text] of ['{"client": 3}', "{", "null", "7"].entries())
    broken.setItem(`journeykit:motor:${at}`, text);
  expect((await browser_storage("motor", signal, parts(broken, new FakeLocks()))).read()).toEqual(NONE);
});

test("where there is no browser there are no parts of one", () => {
  expect(browser_parts().storage).toBeUndefined();
});

test("two widgets of one map keep their ops apart; after a reload one is taken over, the other's are texts", async () => {
  const [tab, locks, page] = [new FakeTab(), new FakeLocks(), new AbortController()];
  const one = await browser_storage("motor", page.signal, parts(tab, locks));
  const other = await browser_storage("motor", page.signal, parts(tab, locks));
  const third = await browser_storage("motor", page.signal, parts(tab, locks));
  expect(new Set([one.client, other.client, third.client]).size).toBe(3);
  one.write({ client: one.client, ops: [] });
  const two = [one_more(3), one_more(4)];
  other.write({ client: other.client, ops: two });
  third.write({ client: third.client, ops: LEFT.ops });
  page.abort();
  await Promise.resolve();
  const again = await browser_storage("motor", new AbortController().signal, parts(tab, locks));
  expect(again.read()).toEqual({
    mine: { client: other.client, ops: two },
    found: LEFT.ops,
  });
});

test("a record that nobody took over stays until its texts are dealt with", async () => {
  const [tab, locks] = [new FakeTab(), new FakeLocks()];
  for (const client of ["one", "two"]) await leave(tab, { ...LEFT, client });
  const storage = await browser_storage("motor", new AbortController().signal, parts(tab, locks));
  expect(storage.client).toBe("one");
  storage.write({ client: "one", ops: [] });
  expect(tab.getItem("journeykit:motor:two")).not.toBeNull();
  storage.forget();
  expect(tab.getItem("journeykit:motor:two")).toBeNull();
  expect(tab.getItem("journeykit:motor:one")).not.toBeNull();
});

test("the texts found are forgotten once each is dropped or written", () => {
  const storage = left(false);
  const { store, channel } = opened({ storage });
  channel.say(snapshot());
  expect(storage.forgotten).toBe(0);
  store.drop_draft("needs", "n1", "statement");
  expect(storage.forgotten).toBe(1);
  store.set_text("needs", "n1", "importance", "1");
  expect(storage.forgotten).toBe(1);
});

test("ops left in another epoch count everything of others as not seen", () => {
  const base = (epoch: string) => {
    const { channel } = opened({ storage: left(true, { ...LEFT, epoch }), client: undefined });
    channel.say(snapshot({ to: ["old"], last_n: { old: 2 } }));
    return channel.ops().map((op) => op.base);
  };
  expect(base("epoch_1")).toEqual([4]);
  expect(base("epoch_0")).toEqual([0]);
});
