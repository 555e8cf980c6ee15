import { type Signal, useSignal } from "@preact/signals";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Store, Theirs } from "../core/store";
import { contest_text, show_theirs } from "./theirs";

/** What somebody else has written into the field of this name while it was edited. */
export type Contested = Signal<{ readonly field: string; readonly text: string }>;

/** Hear what others write into the fields of an element: it is shown there, and told where one writes oneself. */
export function use_contest(
  store: Store,
  box: RefObject<HTMLElement | null>,
  field_of: (one: Theirs) => string | undefined,
): Contested {
  const contest = useSignal({ field: "", text: "" });
  const latest = useRef(field_of);
  latest.current = field_of;
  useLayoutEffect(() => {
    const end = new AbortController();
    store.subscribe(({ theirs }) => {
      for (const one of theirs) {
        const field = latest.current(one);
        if (!field) continue;
        const find = () => box.current?.querySelector(`[data-field="${field}"]`);
        show_theirs(() => [find()]);
        const text = find()?.hasAttribute("data-editing") ? contest_text(store, one) : "";
        if (text) contest.value = { field, text };
      }
    }, end.signal);
    return () => end.abort();
  }, [store]);
  return contest;
}
