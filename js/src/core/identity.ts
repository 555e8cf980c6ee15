/** Who a client is. After a reload the new page takes over the old one's id and pending ops, if no other page has. */
import { new_client } from "./ids";
import { Keeping, read_all } from "./keeping";
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
  /** Keep just these ops. An op that is the same object as before is not written again. */
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
 * no lock on an earlier client begins as a new one. `handed`: who other stores of this page have been; they
 * let go of their locks only now.
 */
export async function browser_storage(
  map: string,
  signal: AbortSignal,
  { storage, locks }: BrowserParts = browser_parts(),
  handed: readonly Saved[] = [],
): Promise<PendingStorage & { readonly client: string }> {
  const prefix = `journeykit:${map}:`;
  let mine: Saved | undefined;
  const found: Op[] = [];
  const ended: string[] = [];
  const kept = read_all(storage, prefix);
  const others = kept.filter(({ client }) => !handed.some((saved) => saved.client === client));
  for (const saved of [...handed, ...others].sort((one, other) => other.ops.length - one.ops.length)) {
    const is_handed = handed.includes(saved);
    const free = await take_lock(locks, prefix + saved.client, signal, is_handed);
    if ((free || is_handed) && !mine) mine = saved;
    else if (free || is_handed || !locks) ended.push(saved.client);
    if (mine !== saved) found.push(...saved.ops);
  }
  const client = mine?.client ?? new_client();
  if (!mine) await take_lock(locks, prefix + client, signal);
  const keeping = new Keeping(storage, prefix + client, kept.find((one) => one.client === client)?.keys);
  return {
    client,
    read: () => ({
      mine: mine && { client, ops: mine.ops, ...(mine.epoch && { epoch: mine.epoch }) },
      found,
    }),
    write: (saved) => keeping.write(saved),
    forget: () => {
      for (const { client: other, keys } of kept) {
        if (ended.includes(other)) new Keeping(storage, prefix + other, keys).forget();
      }
    },
  };
}

export function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

/** Another store of the page has let go of its lock, or does so at once. */
const LET_GO_MS = 2_000;

/** Whether the lock is ours now; it is held until the signal is aborted. `waits`: for somebody to let it go. */
function take_lock(
  locks: BrowserParts["locks"],
  name: string,
  signal: AbortSignal,
  waits = false,
): Promise<boolean> {
  if (!locks) return Promise.resolve(false);
  return new Promise((resolve) => {
    const hold = (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock === null || signal.aborted) return undefined;
      return new Promise<void>((release) => signal.addEventListener("abort", () => release()));
    };
    const how = waits ? { signal: AbortSignal.timeout(LET_GO_MS) } : { ifAvailable: true };
    locks.request(name, how, hold).catch(() => resolve(false));
  });
}
