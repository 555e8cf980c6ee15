/** What a chart is made of, with all that has changed since it was drawn. */
import type { Drawing, Redrawing, Row, Words } from "./protocol";
import { patched } from "./rows";

export type Charted = Omit<Drawing, "kind" | "to">;

/** The chart after a redrawing. Data sets it does not have are left out. */
export function redrawn(charted: Charted, news: Redrawing): Charted {
  const { n, data = {}, words = charted.words, says = charted.says, tables = charted.tables } = news;
  const rows: Record<string, Row[]> = { ...charted.data };
  for (const [name, patch] of Object.entries(data)) {
    const were = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (were) rows[name] = patched(were, patch);
  }
  return { ...charted, n, data: rows, words, says, tables };
}

export function in_one_line(words: Words): string {
  return Array.isArray(words) ? words.join(" ") : words;
}
