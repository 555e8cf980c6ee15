/** Personas: the rows that are people, and so have a face. */
import type { Store } from "../core/store";

export const PERSONAS = "personas";

/** What a persona without a name is called. */
export const NEW_PERSONA = "New persona";

export function persona_name(store: Store, id: string): string {
  return store.label(PERSONAS, id) || NEW_PERSONA;
}

/** What people are called where there is little room. */
export function first_name(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
