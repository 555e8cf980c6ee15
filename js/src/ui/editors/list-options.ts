/** What a list offers, and what of it fits the letters typed so far. */
import { column_named } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import { fold } from "../../core/values";
import { PERSONAS } from "../people";

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly help?: string;
  readonly mark?: string;
  readonly group?: string;
  /** A person's place among the personas. */
  readonly face?: number;
}

/** Lists longer than this have no digits to press. */
const DIGITS = 9;
/** More is never shown at once; typing narrows the list. */
export const SHOWN = 200;

export function options_of(store: Store, column: ColumnSpec): Option[] {
  if (column.kind !== "ref") return column.choices ?? [];
  const to = column.to ?? "";
  const rows = store.table(to)?.ids ?? [];
  return rows.map((id, at) => ({
    value: id,
    label: store.label(to, id),
    ...(to === PERSONAS && { face: at }),
  }));
}

/** What a row is called that typing its name makes: "persona"; undefined where none can be made so. */
export function new_row_title(store: Store, column: ColumnSpec): string | undefined {
  const spec = column.kind === "ref" ? store.table(column.to ?? "")?.spec : undefined;
  const label = spec && column_named(spec.columns, spec.label);
  return label && !label.managed && /text$/.test(label.kind) ? spec.row_title : undefined;
}

/** Entries of a fixed, short list can be picked by their number. */
export function has_digits(column: ColumnSpec): boolean {
  const count = column.choices?.length ?? 0;
  return column.kind === "choice" && !column.open && count > 0 && count <= DIGITS;
}

/** Options whose label holds the text: those that begin with it, then those with such a word, then the rest. */
export function matching(options: readonly Option[], text: string): Option[] {
  const wanted = plain(text);
  if (!wanted) return [...options];
  const found: [Option[], Option[], Option[]] = [[], [], []];
  for (const option of options) {
    const label = plain(option.label);
    const rank = label.startsWith(wanted) ? 0 : label.includes(` ${wanted}`) ? 1 : 2;
    if (label.includes(wanted)) found[rank].push(option);
  }
  return found.flat();
}

/** Whether an option says exactly this, as the map compares names: whatever the case, but not the accents. */
export function names_option(options: readonly Option[], text: string): boolean {
  const wanted = fold(text);
  return options.some(({ label, value }) => fold(label) === wanted || fold(value) === wanted);
}

/** For searching: without case, accents and the full width of Japanese letters. */
function plain(text: string): string {
  return fold(text.normalize("NFKD").replace(/\p{Diacritic}/gu, ""));
}
