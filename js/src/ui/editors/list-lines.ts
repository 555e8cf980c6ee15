import type { ColumnSpec } from "../../core/protocol";
import { NOTHING } from "../../core/values";
import { matching, names_option, type Option, SHOWN } from "./list-options";
import type { Line } from "./option-list";

/** What the groups of a column's choices mean, by their names. */
const GROUPS: Record<string, string> = {
  "Deficit, Being": "Deficit needs are felt when missing; being needs are about growing.",
};

/**
 * The lines of a list: what fits the text, then a word of one's own or the row of that name to make, then the
 * way to make the cell empty. `row_title` says what such a row is called, if one can be made here.
 */
export function list_lines(
  column: ColumnSpec,
  options: readonly Option[],
  text: string,
  empty: boolean,
  row_title?: string,
): Line[] {
  const found = matching(options, text).slice(0, SHOWN);
  const lines: Line[] = found.map((option) => ({ ...option, kind: "option" }));
  const own = text.trim();
  if (!NOTHING.includes(own) && !names_option(options, own)) {
    if (column.open) lines.push({ kind: "own", value: own, label: `Use “${own}”` });
    if (row_title) lines.push({ kind: "create", value: own, label: `New ${row_title} “${own}”` });
  }
  if (!own && !empty && column.kind !== "multi_choice") {
    lines.push({ kind: "clear", value: "", label: "Make it empty" });
  }
  return lines;
}

/** The sentence under the list: what is not shown, or why there is nothing. */
export function list_foot(
  column: ColumnSpec,
  options: readonly Option[],
  text: string,
  lines: readonly Line[],
  row_title?: string,
): string {
  const hidden = matching(options, text).length - SHOWN;
  if (hidden > 0) return `${hidden.toLocaleString("en")} more. Type to narrow the list.`;
  if (lines.length === 0 && text.trim()) return `Nothing here is called “${text.trim()}”.`;
  if (options.length === 0 && row_title && !text.trim())
    return `No ${row_title} yet. Type a name to add one.`;
  if (options.length === 0 && !column.open && !row_title) return "There is nothing to choose from yet.";
  if (column.kind === "multi_choice") return text.trim() ? "Enter adds" : "Space ticks · Enter takes them";
  return GROUPS[[...new Set(options.map(({ group }) => group))].join(", ")] ?? "";
}

/** Where the highlight stands when the list opens or the text changes. */
export function first_line(lines: readonly Line[], text: string, picked: readonly string[]): number {
  if (text.trim()) return 0;
  return Math.max(
    0,
    lines.findIndex((line) => picked.includes(line.value)),
  );
}
