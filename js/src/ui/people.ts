/** Personas: the rows that are people, and so have a face. */
import type { Store } from "../core/store";

export const PERSONAS = "personas";

/** What a persona without a name is called. */
export const NEW_PERSONA = "New persona";

export function persona_name(store: Store, id: string): string {
  return store.label(PERSONAS, id) || NEW_PERSONA;
}

/** The words of names that say nothing by themselves; as in Python. */
const ARTICLES = new Set("the a an der die das le la les el los las il lo de het".split(" "));

/** What people are called where there is little room: a first name, as long as it tells them apart. */
export function short_name(store: Store, id: string): string {
  const name = store.label(PERSONAS, id);
  if (!name) return NEW_PERSONA;
  const first = first_word(name);
  const ids = store.table(PERSONAS)?.ids ?? [];
  const shared = ids.some((other) => other !== id && first_word(store.label(PERSONAS, other)) === first);
  return shared || first.endsWith(".") || ARTICLES.has(first.toLowerCase()) ? name : first;
}

function first_word(name: string): string {
  return name.trim().split(/\s+/)[0] ?? name;
}
