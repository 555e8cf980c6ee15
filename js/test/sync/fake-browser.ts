/** As much of a browser as an identity needs: tabs with a storage each, and the locks that all pages share. */
import type { BrowserParts } from "../../src/core/identity";

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

  get length(): number {
    return this.items.size;
  }
}

class FakeLocks {
  private readonly held = new Map<string, Promise<unknown>>();

  /** `open`: everybody gets every lock. */
  constructor(private readonly open: boolean) {}

  async request(
    name: string,
    { ifAvailable }: LockOptions,
    run: (lock: Lock | null) => unknown,
  ): Promise<unknown> {
    if (!this.open) {
      if (ifAvailable && this.held.has(name)) return run(null);
      while (this.held.has(name)) await this.held.get(name);
    }
    const held = Promise.resolve(run({ name, mode: "exclusive" } as Lock));
    this.held.set(name, held);
    held.then(() => this.held.delete(name));
    return held;
  }
}

export class FakeBrowser {
  private readonly tabs = new Map<string, FakeTab>();
  private readonly locks: FakeLocks;

  constructor(faults: ReadonlySet<string>) {
    this.locks = new FakeLocks(faults.has("duplicated_tab_is_the_same_client"));
  }

  /** The tab of that name; a new one begins empty or with a copy of another's storage. */
  tab(name: string, copied_from: string): BrowserParts {
    const storage = this.tabs.get(name) ?? new FakeTab(this.tabs.get(copied_from));
    this.tabs.set(name, storage);
    return { storage, locks: this.locks as unknown as LockManager };
  }
}

/** Make ids come from a seed, so that a history can be played again. */
export function seed_ids(seed: number): void {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 255;
  };
  const fill = (bytes: Uint8Array): Uint8Array => {
    for (let at = 0; at < bytes.length; at += 1) bytes[at] = next();
    return bytes;
  };
  Object.defineProperty(globalThis.crypto, "getRandomValues", { value: fill, configurable: true });
}
