/** Who a client is. After a reload the new page takes over the old one's id and pending ops, if no other page has. */
import { new_client } from "./ids";
import type { Op } from "./protocol";

/** What a client must find again after a reload: who it is and what the kernel has not confirmed. */
export interface Saved {
  readonly client: string;
  readonly ops: readonly Op[];
}

export interface PendingStorage {
  /** What an earlier page left. `mine`: this page is that client now; else its edits are only texts to offer. */
  read(): { readonly saved: Saved; readonly mine: boolean } | undefined;
  write(saved: Saved): void;
}

/** The parts of the browser that keep an identity; both may be missing or forbidden. */
export interface BrowserParts {
  readonly storage: Pick<Storage, "getItem" | "setItem"> | undefined;
  readonly locks: Pick<LockManager, "request"> | undefined;
}

/** The browser's own; reading them throws where a page may not store anything. */
export function browser_parts(): BrowserParts {
  let storage: Storage | undefined;
  try {
    storage = globalThis.sessionStorage;
  } catch {
    storage = undefined;
  }
  return { storage, locks: globalThis.navigator?.locks };
}

/**
 * A storage for one map, named so that maps do not meet.
 *
 * A duplicated tab has a copy of the first one's storage. So whoever is a client holds a lock on its
 * name until `signal` is aborted or the page goes; a page that does not get it begins as a new client.
 */
export async function browser_storage(
  name: string,
  signal: AbortSignal,
  { storage, locks }: BrowserParts = browser_parts(),
): Promise<PendingStorage & { readonly client: string }> {
  const key = `journeykit:${name}`;
  const saved = read_saved(storage, key);
  const mine = saved !== undefined && (await take_lock(locks, `${key}:${saved.client}`, signal));
  const client = mine ? saved.client : new_client();
  if (!mine) await take_lock(locks, `${key}:${client}`, signal);
  return {
    client,
    read: () => saved && { saved, mine },
    write: (next) => {
      try {
        storage?.setItem(key, JSON.stringify(next));
      } catch {
        // A full or forbidden storage: the ops stay pending in this page.
      }
    },
  };
}

function read_saved(storage: BrowserParts["storage"], key: string): Saved | undefined {
  try {
    const saved = JSON.parse(storage?.getItem(key) ?? "null") as Saved | null;
    return saved && typeof saved.client === "string" && Array.isArray(saved.ops) ? saved : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the lock is ours now; it is held until the signal is aborted. */
function take_lock(locks: BrowserParts["locks"], name: string, signal: AbortSignal): Promise<boolean> {
  if (!locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock === null || signal.aborted) return undefined;
      return new Promise<void>((release) => signal.addEventListener("abort", () => release()));
    };
    locks.request(name, { ifAvailable: true }, hold).catch(() => resolve(false));
  });
}
