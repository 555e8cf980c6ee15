/**
 * How the stores of one page meet. After a restart of the kernel its cells are run again, and a new store begins
 * for the same map beside the old one, whose kernel is gone. It asks, and the old one leaves it what it has.
 * They meet at an event, for each widget has a copy of this module of its own.
 */
import type { Saved } from "./identity";
import type { Op } from "./protocol";
import type { Store } from "./store";

const CALL = "journeykit:successor";

/** A new store asks: for the place of an old one of the same map or, by its title, for the texts of another map. */
interface Call {
  readonly map: string;
  readonly title?: string;
  readonly handed: Saved[];
  readonly lent: Op[];
}

/** Take over from the stores of this map that cannot go on. */
export function take_over(map: string, page: EventTarget = globalThis): Saved[] {
  return call(page, { map, handed: [], lent: [] }).handed;
}

/** Borrow what could not be brought home in maps of this title, which were others. */
export function borrow(map: string, title: string, page: EventTarget = globalThis): Op[] {
  return title ? call(page, { map, title, handed: [], lent: [] }).lent : [];
}

function call(page: EventTarget, detail: Call): Call {
  page.dispatchEvent(new CustomEvent(CALL, { detail }));
  return detail;
}

interface Old {
  readonly map: string;
  readonly store: Store;
  /** Editors are to hand in what is typed. */
  last_call(): void;
  /** The store's name may be taken. */
  let_go(): void;
}

/** Answer the calls of new stores. */
export function stand_ready(
  { map, store, last_call, let_go }: Old,
  signal: AbortSignal,
  page: EventTarget = globalThis,
): void {
  const answer = (event: Event) => {
    const { detail } = event as CustomEvent<Call>;
    if ((detail.map === map) !== (detail.title === undefined)) return;
    store.knock();
    if (!store.is_stranded) return;
    last_call();
    if (detail.title !== undefined) {
      detail.lent.push(...store.lend(detail.title));
      return;
    }
    detail.handed.push(store.hand_over());
    let_go();
  };
  page.addEventListener(CALL, answer, { signal });
}
