/** What the browser keeps of a client's pending ops, and that it never claims one under two numbers. */
import { expect, test } from "vitest";
import { Keeping, read_all } from "../../src/core/keeping";
import type { Op } from "../../src/core/protocol";
import { set_cell } from "./stage";

const NAME = "journeykit:motor:ana";

function op(n: number, text = `Text ${n}`): Op {
  return { kind: "op", client: "ana", n, base: 4, changes: [set_cell("n1", "statement", text)] };
}

class Tab {
  readonly items = new Map<string, string>();
  /** No more than so many records. */
  room = Number.POSITIVE_INFINITY;

  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    if (this.items.size >= this.room && !this.items.has(key)) throw new Error("QuotaExceededError");
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

function kept(tab: Tab): (readonly [string, string | undefined, number[]])[] {
  return read_all(tab, "journeykit:motor:").map(
    ({ client, epoch, ops }) => [client, epoch, ops.map(({ n }) => n)] as const,
  );
}

test("ops come back in their order, whoever was first in the storage", () => {
  const tab = new Tab();
  const ops = Array.from({ length: 12 }, (_, at) => op(at + 1));
  new Keeping(tab, NAME).write({ client: "ana", ops, epoch: "epoch_1" });
  const mixed = new Tab();
  for (const [key, value] of [...tab.items].reverse()) mixed.setItem(key, value);
  expect(kept(mixed)).toEqual([["ana", "epoch_1", ops.map(({ n }) => n)]]);
});

test("what is acknowledged goes, what is left stays as it was written", () => {
  const tab = new Tab();
  const keeping = new Keeping(tab, NAME);
  const ops = [op(1), op(2), op(3)];
  keeping.write({ client: "ana", ops, epoch: "epoch_1" });
  keeping.write({ client: "ana", ops: ops.slice(1), epoch: "epoch_1" });
  expect(kept(tab)).toEqual([["ana", "epoch_1", [2, 3]]]);
  keeping.write({ client: "ana", ops: [] });
  expect(kept(tab)).toEqual([["ana", "epoch_1", []]]);
});

test("an op that is numbered anew stands there once, with its new number and epoch", () => {
  const tab = new Tab();
  const keeping = new Keeping(tab, NAME);
  keeping.write({ client: "ana", ops: [op(7), op(8)], epoch: "epoch_1" });
  keeping.write({ client: "ana", ops: [op(1), op(2)], epoch: "epoch_2" });
  expect(kept(tab)).toEqual([["ana", "epoch_2", [1, 2]]]);
});

test("in a storage without room no op is left under a number it has no more", () => {
  const tab = new Tab();
  const keeping = new Keeping(tab, NAME);
  keeping.write({ client: "ana", ops: [op(7), op(8)], epoch: "epoch_1" });
  tab.room = 2;
  keeping.write({ client: "ana", ops: [op(1), op(2)], epoch: "epoch_2" });
  expect(kept(tab)).toEqual([["ana", "epoch_2", [1]]]);
  tab.room = 9;
  const later = [op(1), op(2)];
  keeping.write({ client: "ana", ops: later, epoch: "epoch_2" });
  expect(kept(tab)).toEqual([["ana", "epoch_2", [1, 2]]]);
});

test("a page that goes on from another's records writes only what is new", () => {
  const tab = new Tab();
  new Keeping(tab, NAME).write({ client: "ana", ops: [op(1), op(2)], epoch: "epoch_1" });
  const [found] = read_all(tab, "journeykit:motor:");
  const before = [...tab.items.keys()];
  const next = new Keeping(tab, NAME, found?.keys);
  next.write({ client: "ana", ops: [...(found?.ops ?? []), op(3)], epoch: "epoch_1" });
  expect([...tab.items.keys()]).toEqual([...before, `${NAME}:3`]);
  next.forget();
  expect(tab.length).toBe(0);
});

test("a record that is broken costs only itself", () => {
  const tab = new Tab();
  new Keeping(tab, NAME).write({ client: "ana", ops: [op(1), op(2), op(3)] });
  tab.setItem(`${NAME}:2`, "{");
  tab.setItem("journeykit:motor:ben:1", JSON.stringify(op(1)));
  tab.setItem("journeykit:motor:eve", JSON.stringify({ client: "ana" }));
  expect(kept(tab)).toEqual([["ana", undefined, [1, 3]]]);
});
