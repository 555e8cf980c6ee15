/** What people are called where there is little room, told apart within their map; the same as in Python. */

const UNKNOWN = "?";

/** Words at the beginning of a name that say nothing by themselves. */
const ARTICLES = new Set("the a an der die das le la les el los las il lo de het".split(" "));

/** The first name of each; the whole one of who would share it, and where it is a title or an article. */
export function short_names(names: readonly string[]): string[] {
  const firsts = names.map((name) => name.trim().split(/\s+/)[0] || name);
  const shared = tally(firsts);
  return names.map((name, at) => {
    const first = firsts[at] ?? name;
    const apart = shared.get(first) === 1 && !first.endsWith(".") && !ARTICLES.has(first.toLowerCase());
    return apart ? first : name;
  });
}

/** The first letters of each name's first and last word; who would share them are numbered. */
export function initials(names: readonly string[]): string[] {
  const words = names.map(words_of);
  const letters = words.map(letters_of);
  const shared = tally(letters);
  const taken = new Set(letters.filter((said) => shared.get(said) === 1));
  return letters.map((said, at) => {
    if (said === UNKNOWN || shared.get(said) === 1) return said;
    const first = capital(words[at]?.[0]);
    let number = 1;
    while (taken.has(`${first}${number}`)) number += 1;
    taken.add(`${first}${number}`);
    return `${first}${number}`;
  });
}

/** One letter for each name; more only for those who would share it. */
export function short_initials(names: readonly string[]): string[] {
  const whole = initials(names);
  const firsts = whole.map((said) => (/^\p{Nd}+$/u.test(said) ? said : capital(said)));
  const shared = tally(firsts);
  return whole.map((said, at) => (shared.get(firsts[at] ?? "") === 1 ? (firsts[at] ?? said) : said));
}

function words_of(name: string): string[] {
  const words = [...name].slice(0, 200).join("").split(/\s+/);
  return words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, "")).filter(Boolean);
}

function letters_of(words: readonly string[]): string {
  const last = words.at(-1);
  if (last === undefined) return UNKNOWN;
  // A number at the end of a name tells people apart by itself.
  if (/^\p{Nd}{1,2}$/u.test(last)) return last;
  return words.length === 1 ? capital(last) : capital(words[0]) + capital(last);
}

/** The capital of a word's first letter. That of one letter may be two: ß is SS. */
function capital(word = ""): string {
  return [...([...word][0] ?? "").toUpperCase()][0] ?? "";
}

function tally(texts: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const text of texts) counted.set(text, (counted.get(text) ?? 0) + 1);
  return counted;
}
