/** The pending ops of a client in the browser's storage: each under a key of its own, written once. */
import { attempt, type BrowserParts, type Saved } from "./identity";
import type { Op } from "./protocol";

type Items = BrowserParts["storage"];

/** By op its key. */
type Keys = Map<Op, string>;

/** What a client has left, and where. */
export interface Kept extends Saved {
  readonly keys: Keys;
}

/** `journeykit:map:client` says who it is, `journeykit:map:client:7` is an op. */
const KEY = /^([^:]+)(?::(\d+))?$/;

export class Keeping {
  private next: number;
  private head = "";

  constructor(
    private readonly storage: Items,
    private readonly name: string,
    private readonly keys: Keys = new Map(),
  ) {
    const last = [...keys.values()].at(-1) ?? "";
    this.next = Number(last.slice(name.length + 1)) + 1;
  }

  /** Where the storage is full or forbidden the ops stay pending in this page only. */
  write({ client, ops, epoch }: Saved): void {
    const now = new Set(ops);
    // First: an op with another number must never stand beside itself with the old one.
    for (const op of this.keys.keys()) if (!now.has(op)) this.remove(op);
    const head = JSON.stringify({ client, epoch });
    if (head !== this.head && (ops.length > 0 || !this.head)) {
      this.set(this.name, head);
      this.head = head;
    }
    for (const op of ops) {
      if (this.keys.has(op)) continue;
      const key = `${this.name}:${this.next++}`;
      if (this.set(key, JSON.stringify(op))) this.keys.set(op, key);
    }
  }

  forget(): void {
    for (const op of this.keys.keys()) this.remove(op);
    attempt(() => this.storage?.removeItem(this.name));
  }

  private set(key: string, text: string): boolean {
    const done = attempt(() => {
      this.storage?.setItem(key, text);
      return true;
    });
    return done === true;
  }

  private remove(op: Op): void {
    attempt(() => this.storage?.removeItem(this.keys.get(op) ?? ""));
    this.keys.delete(op);
  }
}

/** What all clients of a map have left. */
export function read_all(storage: Items, prefix: string): Kept[] {
  const keys = attempt(() => Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? ""));
  const found = (keys ?? [])
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => {
      const [, client, at] = KEY.exec(key.slice(prefix.length)) ?? [];
      const held = attempt(() => JSON.parse(storage?.getItem(key) ?? "null"));
      return client && held ? { key, client, at: Number(at ?? -1), held } : [];
    })
    .sort((one, other) => one.at - other.at);
  return found
    .filter(({ at, client, held }) => at < 0 && held.client === client)
    .map(({ client, held: { epoch } }) => {
      const ops = found.filter(
        (one) => one.at >= 0 && one.client === client && Array.isArray(one.held.changes),
      );
      return {
        client,
        ...(epoch && { epoch }),
        ops: ops.map(({ held }) => held as Op),
        keys: new Map(ops.map(({ held, key }) => [held as Op, key])),
      };
    });
}
