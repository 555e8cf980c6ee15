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

/** What somebody is called beside all the others of their map. */
export function called(store: Store, id: string): Called {
  const ids = store.table(PERSONAS)?.ids ?? [];
  const at = ids.indexOf(id);
  const names = (at < 0 ? [id] : ids).map((one) => store.label(PERSONAS, one));
  const of = (made: (names: readonly string[]) => string[]) => made(names)[Math.max(at, 0)] ?? "";
  return { short: of(short_names) || NEW_PERSONA, initials: of(initials), letter: of(short_initials) };
}
