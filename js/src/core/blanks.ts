/** White space as Python sees it. JavaScript's `\s` and `trim` differ: they know U+FEFF but not U+001C to U+001F, U+0085. */

/** For use inside a character class. */
export const BLANK = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";

const IS_BLANK = new RegExp(`[${BLANK}]`);

/** The text without the blanks around it. A loop, because a regular expression would be quadratic. */
export function strip(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && IS_BLANK.test(text.charAt(from))) from += 1;
  while (to > from && IS_BLANK.test(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

/** So many characters of a text from its start, never half an emoji. */
export function first_letters(text: string, count: number): string {
  return text.length <= count ? text : [...text.slice(0, 2 * count)].slice(0, count).join("");
}
