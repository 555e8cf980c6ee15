/** What a list offers, and what of it fits the letters typed so far. */
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
  readonly mark?: string;
  readonly group?: string;
}

/** Lists longer than this have no digits to press. */
const DIGITS = 9;
/** More is never shown at once; typing narrows the list. */
export const SHOWN = 200;

export function options_of(store: Store, column: ColumnSpec): Option[] {
  if (column.kind !== "ref") return column.choices ?? [];
  const rows = store.table(column.to ?? "")?.ids ?? [];
  return rows.map((id) => ({ value: id, label: store.label(column.to ?? "", id) }));
}

/** Entries of a fixed, short list can be picked by their number. */
export function has_digits(column: ColumnSpec): boolean {
  const count = column.choices?.length ?? 0;
  return column.kind === "choice" && !column.open && count > 0 && count <= DIGITS;
}

/** Options whose label holds the text, those that begin with it first. */
export function matching(options: readonly Option[], text: string): Option[] {
  const wanted = plain(text);
  if (!wanted) return [...options];
  const begins: Option[] = [];
  const holds: Option[] = [];
  for (const option of options) {
    const label = plain(option.label);
    if (label.startsWith(wanted)) begins.push(option);
    else if (label.includes(wanted)) holds.push(option);
  }
  return [...begins, ...holds];
}

/** Whether an option says exactly this, whatever the case. */
export function names_option(options: readonly Option[], text: string): boolean {
  const wanted = plain(text);
  return options.some(({ label, value }) => plain(label) === wanted || plain(value) === wanted);
}

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/[\s_\-/]+/g, " ")
    .trim()
    .toLowerCase();
}
