import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { column_named } from "../core/columns";
import { new_element_prefix } from "../core/ids";
import type { Store } from "../core/store";
import { MapField } from "./map-field";
import { contest_text, show_theirs } from "./theirs";

interface MapHeaderProps {
  readonly store: Store;
  /** What the view shows. */
  readonly name: string;
}

/** The head of every view: what it shows, of which map, and what that map is about, each edited where it stands. */
export function MapHeader({ store, name }: MapHeaderProps) {
  /** Counts news of the map's fields. */
  const news = useSignal(0);
  const id = useMemo(new_element_prefix, []);
  const box = useRef<HTMLElement>(null);
  /** What somebody else has written into a field that is being edited. */
  const contest = useSignal({ field: "", text: "" });
  useLayoutEffect(() => {
    const end = new AbortController();
    store.subscribe(({ fields, status, schema, theirs }) => {
      if (fields || status || schema) news.value++;
      for (const one of theirs) {
        const find = () => box.current?.querySelector(`[data-field="${one.column}"]`);
        if (one.table) continue;
        show_theirs(() => [find()]);
        const text = find()?.hasAttribute("data-editing") ? contest_text(store, one) : "";
        if (text) contest.value = { field: one.column, text };
      }
    }, end.signal);
    return () => end.abort();
  }, [store, news]);
  news.value;
  const field = (column: string, prompt?: string) => {
    const spec = column_named(store.schema.fields, column);
    return spec && <MapField {...{ store, news, prompt, contest }} column={spec} id={`${id}-${column}`} />;
  };
  return (
    <header
      ref={box}
      class="jk-header"
      onKeyUp={stop}
      onKeyPress={stop}
      onCopy={stop}
      onCut={stop}
      onPaste={stop}
    >
      <div class="jk-headline">
        <h2>{name}</h2>
        {field("title", "Name this map")}
      </div>
      <div class="jk-about">
        {field("process")}
        {field("scope")}
        {field("period")}
      </div>
      {/* Said politely, as a log is. */}
      <div class="jk-sr" role="log">
        {contest.value.text}
      </div>
    </header>
  );
}

/** The host would take what is typed, copied or pasted here for its own cells. */
function stop(event: Event): void {
  event.stopPropagation();
}
