/**
 * Fractional order keys: a row can be put between any two others without touching them.
 *
 * A key is a whole part and a fraction, in base 62, compared as plain text. The whole part's first
 * letter tells its length (`a` one digit, `b` two, …; `Z` one digit below zero, `Y` two, …), so that
 * adding at either end makes keys grow slowly. A fraction never ends in 0. The kernel has the same.
 */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FIRST = "a0";
const MAX_KEY = 200;
const KEY = /^[A-Za-z][0-9A-Za-z]*$/;

export function is_key(value: unknown): value is string {
  if (typeof value !== "string" || value.length > MAX_KEY || !KEY.test(value)) return false;
  // Beside the outermost keys there is no room, and no table ever grows that far.
  if (/^[Az]/.test(value)) return false;
  const size = whole_size(value);
  return value.length >= size && (value.length === size || !value.endsWith("0"));
}

/** A key that sorts after `before` and before `after`; null stands for the open end. */
export function between(before: string | null, after: string | null): string {
  if (before !== null && after !== null && before >= after) {
    throw new RangeError(`There is no room between ${before} and ${after}.`);
  }
  if (before === null) {
    if (after === null) return FIRST;
    const whole = after.slice(0, whole_size(after));
    return whole < after ? whole : step(whole, -1);
  }
  const whole = before.slice(0, whole_size(before));
  const fraction = before.slice(whole.length);
  if (after === null) return step(whole, +1);
  const other = after.slice(0, whole_size(after));
  if (whole === other) return whole + middle(fraction, after.slice(other.length));
  const following = step(whole, +1);
  return following < after ? following : whole + middle(fraction, "");
}

/** So many keys in order, all between the two; short ones, because the gap is halved and not eaten up. */
export function spread(count: number, before: string | null, after: string | null = null): string[] {
  if (count === 0) return [];
  if (after === null) {
    const keys = [between(before, null)];
    while (keys.length < count) keys.push(between(keys[keys.length - 1] as string, null));
    return keys;
  }
  const left = Math.floor((count - 1) / 2);
  const key = between(before, after);
  return [...spread(left, before, key), key, ...spread(count - 1 - left, key, after)];
}

/** The length of a key's whole part, head letter included. */
function whole_size(key: string): number {
  const head = key.charCodeAt(0);
  return head >= 97 ? head - 97 + 2 : 90 - head + 2;
}

/** The whole part one up or one down, grown or shrunk by a digit where it overflows. */
function step(whole: string, by: 1 | -1): string {
  const head = whole.charAt(0);
  const digits = [...whole.slice(1)];
  for (let place = digits.length - 1; place >= 0; place -= 1) {
    const digit = DIGITS.indexOf(digits[place] as string) + by;
    if (digit >= 0 && digit < DIGITS.length) {
      digits[place] = DIGITS.charAt(digit);
      return head + digits.join("");
    }
    digits[place] = DIGITS.charAt((digit + DIGITS.length) % DIGITS.length);
  }
  if (head === (by > 0 ? "z" : "A")) throw new RangeError("There is no key beyond the last one.");
  const next = by > 0 ? (head === "Z" ? "a" : neighbour(head, +1)) : head === "a" ? "Z" : neighbour(head, -1);
  return next + (by > 0 ? "0" : "z").repeat(whole_size(next) - 1);
}

function neighbour(letter: string, by: 1 | -1): string {
  return String.fromCharCode(letter.charCodeAt(0) + by);
}

/** A fraction between two; an empty `high` stands for one. */
function middle(low: string, high: string): string {
  let shared = 0;
  while (shared < high.length && (low[shared] ?? "0") === high[shared]) shared += 1;
  if (shared > 0) return high.slice(0, shared) + middle(low.slice(shared), high.slice(shared));
  const low_digit = low ? DIGITS.indexOf(low.charAt(0)) : 0;
  const high_digit = high ? DIGITS.indexOf(high.charAt(0)) : DIGITS.length;
  if (high_digit - low_digit > 1) return DIGITS.charAt(Math.floor((low_digit + high_digit) / 2));
  if (high.length > 1) return high.charAt(0);
  return DIGITS.charAt(low_digit) + middle(low.slice(1), "");
}
