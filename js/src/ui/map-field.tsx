import type { ReadonlySignal } from "@preact/signals";
import type { ColumnSpec } from "../core/protocol";
import type { Store } from "../core/store";
import type { Contested } from "./contested";
import { write_entry } from "./editors/editor";
import { Field } from "./field";

interface MapFieldProps {
  readonly store: Store;
  /** Counts news of the map's fields. */
  readonly news: ReadonlySignal<number>;
  readonly column: ColumnSpec;
  readonly contest: Contested;
  /** What it says while it is empty; a field without a prompt always shows its name. */
  readonly prompt: string | undefined;
  /** Begins the ids of its parts. */
  readonly id: string;
}

/** A field of the map. */
export function MapField({ news, ...props }: MapFieldProps) {
  news.value;
  const { store, column, prompt } = props;
  const target = { table: "", row: "", column: column.name };
  return (
    <Field
      {...props}
      target={target}
      value={store.value("", "", column.name)}
      put={(entry, seen) => write_entry(store, target, entry, seen)}
      label={prompt ? undefined : column.title}
    />
  );
}
