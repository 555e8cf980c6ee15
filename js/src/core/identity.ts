/** Who a client is. After a reload the new page takes over the old one's id and pending ops, if no other page has. */
import { new_client } from "./ids";
import type { Op } from "./protocol";

/** What a client must find again after a reload: who it is and what the kernel has not confirmed. */
export interface Saved {
  readonly client: string;
  readonly ops: readonly Op[];
  /** The epoch that the ops' bases are revisions of. */
  readonly epoch?: string;
}

export interface PendingStorage {
  /** What earlier pages left: `mine`, if this page is that client now; the ops found are only texts to offer. */
  read(): { readonly mine: Saved | undefined; readonly found: readonly Op[] };
  write(saved: Saved): void;
  /** Nobody needs the ops found any more. */
  forget(): void;
}

/** The parts of the browser that keep an identity; both may be missing or forbidden. */
export interface BrowserParts {
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length"> | undefined;
  readonly locks: Pick<LockManager, "request"> | undefined;
}

/** The browser's own; reading them throws where a page may not store anything. */
export function browser_parts(): BrowserParts {
  return { storage: attempt(() => globalThis.sessionStorage), locks: globalThis.navigator?.locks };
}

/**
 * A storage for one map, with a record for each client, so that neither maps nor clients meet.
 *
 * A duplicated tab has a copy of the first one's storage, and two widgets on a page may show one map. So
 * whoever is a client holds a lock on its name until `signal` is aborted or the page goes; a page that gets
 * no lock on an earlier client begins as a new one.
 */
export async function browser_storage(
  map: string,
  signal: AbortSignal,
  { storage, locks }: BrowserParts = browser_parts(),
): Promise<PendingStorage & { readonly client: string }> {
  const prefix = `journeykit:${map}:`;
  let mine: Saved | undefined;
  const found: Op[] = [];
  const ended: string[] = [];
  for (const saved of read_all(storage, prefix)) {
    const key = prefix + saved.client;
    const free = await take_lock(locks, key, signal);
    if (free && !mine) mine = saved;
    else if (free || !locks) ended.push(key);
    if (mine !== saved) found.push(...saved.ops);
  }
  const client = mine?.client ?? new_client();
  if (!mine) await take_lock(locks, prefix + client, signal);
  return {
    client,
    read: () => ({ mine, found }),
    // A full or forbidden storage: the ops stay pending in this page.
    write: (next) => attempt(() => storage?.setItem(prefix + next.client, JSON.stringify(next))),
    forget: () => {
      for (const key of ended) attempt(() => storage?.removeItem(key));
    },
  };
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** The records of all clients of a map, those with ops first. */
function read_all(storage: BrowserParts["storage"], prefix: string): Saved[] {
  const keys = attempt(() => Array.from({ length: storage?.length ?? 0 }, (_, at) => storage?.key(at) ?? ""));
  return (keys ?? [])
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => attempt(() => JSON.parse(storage?.getItem(key) ?? "null") as Saved | null) ?? [])
    .filter((saved) => typeof saved.client === "string" && Array.isArray(saved.ops))
    .sort((one, other) => other.ops.length - one.ops.length);
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
