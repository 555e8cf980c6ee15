import { useState } from "preact/hooks";
import type { Refused } from "../core/protocol";
import type { Store } from "../core/store";
import { PERSONAS } from "./people";

interface TravellersProps {
  readonly store: Store;
  /** Somebody was added, or was not. */
  done(added: string | Refused[]): void;
}

/** Without a persona there is nobody who feels anything. */
export function Travellers({ store, done }: TravellersProps) {
  const [name, set_name] = useState("");
  const add = (event: Event) => {
    event.preventDefault();
    if (!name.trim()) return;
    const added = store.add_row(PERSONAS, { name: name.trim() });
    if (typeof added === "string") set_name("");
    done(added);
  };
  return (
    <form class="jk-travellers" data-noprint="" onSubmit={add}>
      <b>Who travels?</b>
      <input
        class="jk-name"
        value={name}
        placeholder="Add a persona"
        aria-label="Name of a persona"
        autocomplete="off"
        onInput={(event) => set_name(event.currentTarget.value)}
      />
      {name.trim() && (
        <button type="submit" class="jk-button jk-line">
          Add
        </button>
      )}
    </form>
  );
}
