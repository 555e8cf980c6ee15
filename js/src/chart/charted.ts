/** What a chart is made of, with all that has changed since it was drawn. */
import type { Drawing, Redrawing, Row } from "./protocol";
import { patched } from "./rows";

export type Charted = Omit<Drawing, "kind" | "to">;

/** The chart after a redrawing. Data sets it does not have are left out. */
export function redrawn(charted: Charted, { n, data = {}, words, says }: Redrawing): Charted {
  const rows: Record<string, Row[]> = { ...charted.data };
  for (const [name, patch] of Object.entries(data)) {
    const were = Object.hasOwn(rows, name) ? rows[name] : undefined;
    if (were) rows[name] = patched(were, patch);
  }
  return { ...charted, n, data: rows, words: words ?? charted.words, says: says ?? charted.says };
}
