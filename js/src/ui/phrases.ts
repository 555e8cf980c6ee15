/** Small sentences around numbers, rows and times. */
import type { TableSpec } from "../core/protocol";

export function number_text(value: number): string {
  return value.toLocaleString("en");
}

/** "1 cell", "1,200 cells". */
export function counted(count: number, noun: string): string {
  return `${number_text(count)} ${noun}${count === 1 ? "" : "s"}`;
}

/** What several rows are called: "needs", "pieces of evidence". */
function rows_title(spec: TableSpec): string {
  const [noun, rest] = spec.row_title.split(" of ");
  if (rest) return `${noun}s of ${rest}`;
  return spec.custom ? "rows" : spec.title.toLowerCase();
}

/** "1 need", "1,200 needs". */
export function row_count(spec: TableSpec, count: number): string {
  return count === 1 ? `1 ${spec.row_title}` : `${number_text(count)} ${rows_title(spec)}`;
}

/** How many rows there are or, while they come in, how many of them are `here`. */
export function rows_here(spec: TableSpec, here: number, count: number): string {
  return here < count ? `Loading ${number_text(here)} of ${number_text(count)}` : row_count(spec, count);
}

/** "No needs yet." */
export function no_rows(spec: TableSpec): string {
  return `No ${rows_title(spec)} yet.`;
}

/** "a need", "an emotion". */
export function with_article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function clock_time(ms: number): string {
  return new Date(ms).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

/** "a, b and c". */
export function joined(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

/** A text cut to a length that fits in a sentence. */
export function short(text: string, length = 40): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}
