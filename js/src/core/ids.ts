/** Ids of rows, clients and elements: short, random, never positions. */

// Crockford's base 32: no i, l, o, u, so that an id survives being read aloud.
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const VALID_ID = /^[A-Za-z0-9_.-]{1,64}$/;

function random_letters(count: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
}

/** A fresh id such as `n_7k2fq0xw`, other than those taken. */
export function new_id(prefix: string, taken: { has(id: string): boolean }): string {
  for (;;) {
    const fresh = `${prefix}_${random_letters(8)}`;
    if (!taken.has(fresh)) return fresh;
  }
}

export function new_client(): string {
  return random_letters(12);
}

/** Begins the ids of elements, so that two views on a page have different ones. */
export function new_element_prefix(): string {
  return `jk-${random_letters(6)}`;
}

export function is_id(value: unknown): value is string {
  return typeof value === "string" && VALID_ID.test(value);
}
