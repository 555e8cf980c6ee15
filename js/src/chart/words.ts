/** Titles whose words can change: they become values of signals, never expressions. */
import type { Spec } from "vega";
import type { Words } from "./protocol";

const PLACE = /^jk-words-(\d+)$/;

/** The signal that holds the words at `at`. */
export function signal_of_words(at: number): string {
  return `jk_words_${at}`;
}

/** The Vega specification with a signal wherever a title holds the place of words. */
export function words_as_signals(spec: Spec, words: readonly Words[]): Spec {
  const signals = words.map((value, at) => ({ name: signal_of_words(at), value }));
  return { ...(with_signals(spec, words.length) as Spec), signals: [...(spec.signals ?? []), ...signals] };
}

/** Where Vega takes a title's text. */
const TITLES = new Set(["text", "subtitle", "title"]);

function with_signals(part: unknown, count: number): unknown {
  if (Array.isArray(part)) return part.map((inner) => with_signals(inner, count));
  if (part === null || typeof part !== "object") return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, inner]) => {
      const at = TITLES.has(name) ? place_of(inner) : -1;
      // Data are never looked at: a text of theirs may look like a place.
      if (name === "data" || name === "values") return [name, inner];
      return [name, at >= 0 && at < count ? { signal: signal_of_words(at) } : with_signals(inner, count)];
    }),
  );
}

function place_of(text: unknown): number {
  const only = Array.isArray(text) && text.length === 1 ? text[0] : text;
  const found = typeof only === "string" ? PLACE.exec(only) : null;
  return found ? Number(found[1]) : -1;
}
