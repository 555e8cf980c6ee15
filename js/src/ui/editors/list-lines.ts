import type { ColumnSpec } from "../../core/protocol";
import { matching, names_option, type Option, SHOWN } from "./list-options";
import type { Line } from "./option-list";

/** The lines of a list: what fits the text, then a word of one's own, then the way to make the cell empty. */
export function list_lines(
  column: ColumnSpec,
  options: readonly Option[],
  text: string,
  empty: boolean,
): Line[] {
  const found = matching(options, text).slice(0, SHOWN);
  const lines: Line[] = found.map((option) => ({ ...option, kind: "option" }));
  const own = text.trim();
  if (column.open && own && !names_option(options, own)) {
    lines.push({ kind: "own", value: own, label: `Use “${own}”` });
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
): string {
  const hidden = matching(options, text).length - SHOWN;
  if (hidden > 0) return `${hidden.toLocaleString("en")} more. Type to narrow the list.`;
  if (lines.length === 0 && text.trim()) return `Nothing here is called “${text.trim()}”.`;
  if (options.length === 0 && !column.open) return "There is nothing to choose from yet.";
  if (column.kind === "multi_choice") return text.trim() ? "Enter adds" : "Space ticks · Enter takes them";
  return "";
}

/** Where the highlight stands when the list opens or the text changes. */
export function first_line(lines: readonly Line[], text: string, picked: readonly string[]): number {
  if (text.trim()) return 0;
  return Math.max(
    0,
    lines.findIndex((line) => picked.includes(line.value)),
  );
}
