import { useSignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { column_named } from "../core/columns";
import { new_element_prefix } from "../core/ids";
import type { Store } from "../core/store";
import { use_contest } from "./contested";
import { KEPT_FROM_HOST } from "./field";
import { MapField } from "./map-field";

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
  const contest = use_contest(store, box, ({ table, column }) => (table ? undefined : column));
  useLayoutEffect(() => {
    const end = new AbortController();
    store.subscribe(({ fields, status, schema }) => {
      if (fields || status || schema) news.value++;
    }, end.signal);
    return () => end.abort();
  }, [store, news]);
  news.value;
  const field = (column: string, prompt?: string) => {
    const spec = column_named(store.schema.fields, column);
    return spec && <MapField {...{ store, news, prompt, contest }} column={spec} id={`${id}-${column}`} />;
  };
  return (
    <header ref={box} class="jk-header" {...KEPT_FROM_HOST}>
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
