/** Preferences that outlive a page. Nothing depends on them: where nothing can be kept, nothing is. */

const PREFIX = "journeykit ";

/** What was remembered last; undefined if nothing was, or it cannot be read. */
export function recall<T>(key: string): T | undefined {
  try {
    return (JSON.parse(localStorage.getItem(PREFIX + key) ?? "null") as T | null) ?? undefined;
  } catch {
    return undefined;
  }
}

const NAME = "name";
export const LONGEST_NAME = 40;

/** What this browser's user wants to be called; "" if they have not said. */
export function my_name(): string {
  return recall<string>(NAME) ?? "";
}

export function call_me(name: string): void {
  remember(NAME, [...name.trim()].slice(0, LONGEST_NAME).join("").trim());
}

/** Keep a value for later pages of this browser. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(value));
  } catch {
    // A private window, a full store, a sandbox: the page itself still knows.
  }
}
