/** Personas: the rows that are people, and so have a face. */
import type { Store } from "../core/store";
import { initials, short_initials, short_names } from "./short-names";

export const PERSONAS = "personas";

/** What a persona without a name is called. */
export const NEW_PERSONA = "New persona";

export function persona_name(store: Store, id: string): string {
  return store.label(PERSONAS, id) || NEW_PERSONA;
}

/** A person where there is little room: a first name, and letters for a face and for a small one. */
export interface Called {
  readonly short: string;
  readonly initials: string;
  readonly letter: string;
}

/** What everybody is called; made anew only where a name has changed, for a board asks for each of its cards. */
const asked = new WeakMap<Store, { readonly names: readonly string[]; readonly people: readonly Called[] }>();

/** What somebody is called beside all the others of their map. */
export function called(store: Store, id: string): Called {
  const ids = store.table(PERSONAS)?.ids ?? [];
  const names = ids.map((one) => store.label(PERSONAS, one));
  const known = asked.get(store);
  const same = known?.names.length === names.length && known.names.every((name, at) => name === names[at]);
  const people = same ? known.people : all_called(names);
  if (!same) asked.set(store, { names, people });
  return people[ids.indexOf(id)] ?? { short: NEW_PERSONA, initials: "?", letter: "?" };
}

function all_called(names: readonly string[]): Called[] {
  const [firsts, faces, letters] = [short_names(names), initials(names), short_initials(names)];
  return names.map((_, at) => ({
    short: firsts[at] || NEW_PERSONA,
    initials: faces[at] ?? "",
    letter: letters[at] ?? "",
  }));
}
