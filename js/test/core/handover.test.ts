/** After a restart of the kernel: a new store of the page goes on where the old one cannot. */
import { expect, test } from "vitest";
import { borrow, stand_ready, take_over } from "../../src/core/handover";
import { browser_storage } from "../../src/core/identity";
import { CLIENT, EPOCH, loaded, opened, type Scene, STANDING, set_cell, snapshot } from "./stage";

/** Locks as the browser gives them out: one waits for its turn, or does not want to wait. */
class Locks {
  private readonly held = new Map<string, Promise<unknown>>();

  async request(
    name: string,
    how: { ifAvailable?: boolean; signal?: AbortSignal },
    hold: (lock: unknown) => unknown,
  ) {
    for (let before = this.held.get(name); before; before = this.held.get(name)) {
      if (how.ifAvailable) return hold(null);
      const given_up = new Promise((_, reject) => how.signal?.addEventListener("abort", reject));
      await Promise.race([before, given_up]);
    }
    const end = Promise.resolve(hold({ name })).then(() => this.held.delete(name));
    this.held.set(name, end);
    return end;
  }
}

class Page extends EventTarget {
  readonly locks = new Locks() as unknown as LockManager;
  readonly items = new Map<string, string>();

  get parts() {
    const { items, locks } = this;
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
      key: (at: number) => [...items.keys()][at] ?? null,
      get length() {
        return items.size;
      },
    };
    return { storage, locks };
  }
}

interface Model extends Scene {
  readonly calls: string[];
}

/** What the widget of a map does as it begins. */
async function begin(page: Page, map: string): Promise<Model> {
  const signal = new AbortController().signal;
  const handed = take_over(map, page);
  const lock = new AbortController();
  const storage = await browser_storage(map, lock.signal, page.parts, handed);
  const left_by_others = (title: string) => borrow(map, title, page);
  const scene = opened({ storage, client: storage.client, left_by_others });
  const calls: string[] = [];
  const last_call = () => {
    calls.push("last call");
    scene.store.set_text("needs", "n2", "statement", "In the editor");
  };
  const { store } = scene;
  stand_ready({ map, store, last_call, let_go: () => lock.abort() }, signal, page);
  return { ...scene, calls };
}

function show(scene: Scene, parts: Parameters<typeof snapshot>[0] = {}): void {
  scene.channel.say(snapshot({ to: [scene.store.client], ...parts }));
}

async function gone(page: Page, map = "motor"): Promise<Model> {
  const old = await begin(page, map);
  show(old);
  old.store.set_text("needs", "n1", "statement", "Sent before");
  old.channel.closed = true;
  old.store.set_text("needs", "n1", "statement", "Typed while gone");
  old.store.knock();
  return old;
}

test("the new store is the old client, and sends what the old one could not, typed or still being typed", async () => {
  const page = new Page();
  const old = await gone(page);
  const next = await begin(page, "motor");
  expect(next.store.client).toBe(old.store.client);
  expect(old.calls).toEqual(["last call"]);
  show(next, { epoch: "epoch_2", last_n: { [old.store.client]: 1 } });
  expect(next.channel.ops()).toMatchObject([
    { n: 2, changes: [set_cell("n1", "statement", "Typed while gone", "Sent before")] },
    { n: 3, changes: [{ after: "In the editor" }] },
  ]);
  expect(next.store.value("needs", "n1", "statement")).toBe("Typed while gone");
  expect(next.store.is_pending("needs", "n1", "statement")).toBe(true);
});

test("the old store says so, takes no edit, says nothing and hears nothing", async () => {
  const page = new Page();
  const old = await gone(page);
  const next = await begin(page, "motor");
  const why = "This view belongs to a kernel that is gone. Run its cell again.";
  expect(old.store.status).toMatchObject({ phase: "read_only", reason: why, pending: 0 });
  expect(old.store.is_pending("needs", "n1", "statement")).toBe(false);
  old.channel.closed = false;
  old.channel.take();
  const kept = [...page.items];
  expect(old.store.set_text("needs", "n1", "statement", "Too late")).toMatchObject({ why });
  old.channel.say({ kind: "pong", to: [old.store.client], rev: 9, epoch: EPOCH });
  old.clock.pass(30_000);
  expect(old.channel.take()).toEqual([]);
  expect([...page.items]).toEqual(kept);
  expect(next.store.status.pending).toBe(3);
});

test("who comes third takes over from the second, and a store that lives gives nothing", async () => {
  const page = new Page();
  const old = await gone(page);
  const next = await begin(page, "motor");
  const third = await begin(page, "motor");
  expect(third.store.client).not.toBe(old.store.client);
  next.channel.closed = true;
  const fourth = await begin(page, "motor");
  expect(fourth.store.client).toBe(old.store.client);
  expect(old.calls.length).toBe(1);
});

test("without a storage and without locks the ops are handed over all the same", async () => {
  const page = new Page();
  const none = { get: () => ({ storage: undefined, locks: undefined }) };
  Object.defineProperty(page, "parts", none);
  const old = await gone(page);
  const next = await begin(page, "motor");
  expect(next.store.client).toBe(old.store.client);
  expect(next.store.status.pending).toBe(3);
});

test("after the hand-over a reload finds each op once, under the new store's name", async () => {
  const page = new Page();
  const old = await gone(page);
  const next = await begin(page, "motor");
  show(next, { epoch: "epoch_2", last_n: {} });
  const reloaded = new Page();
  for (const [key, value] of page.items) reloaded.items.set(key, value);
  const again = await begin(reloaded, "motor");
  expect(again.store.client).toBe(old.store.client);
  show(again, { epoch: "epoch_2", last_n: { [old.store.client]: 2 } });
  expect(again.channel.ops().map(({ n }) => n)).toEqual([3]);
});

test("a store whose map was taken over leaves its ops too; one that only shows it stays as it is", async () => {
  const page = new Page();
  const read_only = "Another kernel has this file open.";
  const viewer = await begin(page, "motor");
  show(viewer, { standing: { ...STANDING, read_only } });
  const fenced = await begin(page, "motor");
  show(fenced);
  fenced.store.set_text("needs", "n1", "statement", "Mine");
  fenced.channel.say({ kind: "standing", epoch: EPOCH, standing: { ...STANDING, read_only } });
  const next = await begin(page, "motor");
  expect(next.store.client).toBe(fenced.store.client);
  expect(next.store.status.pending).toBe(1);
  expect(fenced.store.status).toMatchObject({ phase: "read_only", reason: read_only, pending: 0 });
  viewer.channel.say({ kind: "standing", epoch: EPOCH, standing: STANDING });
  expect(viewer.store.status.phase).toBe("live");
});

test("another map of the same title is offered the texts, once, and nothing is sent of them", async () => {
  const page = new Page();
  const old = await gone(page, "first");
  const next = await begin(page, "second");
  expect(next.store.client).not.toBe(old.store.client);
  show(next);
  expect(next.store.draft("needs", "n1", "statement")).toMatchObject({
    text: "Typed while gone",
    why: "Typed before the kernel was restarted; it did not reach the map.",
  });
  expect(next.store.value("needs", "n1", "statement")).toBe("Cheap");
  expect(next.channel.ops()).toEqual([]);
  expect(old.store.status).toMatchObject({ phase: "kernel_gone", pending: 3 });
  const third = await begin(page, "third");
  show(third);
  expect(third.store.drafts()).toBe(0);
});

test("a map of another title is offered nothing, and neither is one without any", async () => {
  const page = new Page();
  await gone(page, "first");
  const other = await begin(page, "second");
  show(other, { fields: { title: "Home" } });
  expect(other.store.drafts()).toBe(0);
  const nameless = await begin(page, "third");
  show(nameless, { fields: {} });
  expect(nameless.store.drafts()).toBe(0);
});

test("stores of kernels that live hear the question and go on", async () => {
  const page = new Page();
  const one = await begin(page, "motor");
  show(one);
  one.store.set_text("needs", "n1", "statement", "Mine");
  const other = await begin(page, "motor");
  expect(other.store.client).not.toBe(one.store.client);
  expect(one.calls).toEqual([]);
  expect(one.store.status).toMatchObject({ phase: "live", pending: 1 });
  expect(loaded().store.client).toBe(CLIENT);
});
