/** What a cell may hold. One gate for every value, wherever it comes from; the kernel has the same. */
import { BLANK, first_letters, strip } from "./blanks";
import { empty_value, is_whole } from "./columns";
import { is_id } from "./ids";
import { nearest } from "./nearest";
import type { ChoiceSpec, ColumnSpec } from "./protocol";

/** The longest text of a cell, in UTF-16 units. */
export const MAX_TEXT = 100_000;
export const MAX_NUMBER = Number.MAX_SAFE_INTEGER;
const MAX_CHOICE = 200;
/** So many choices a refusal names, and among so many it looks for the nearest. */
const LISTED = 30;
const COMPARED = 200;
const MAX_LINK = 2_000;

const BLANKS = new RegExp(`[${BLANK}]+`, "g");
const SEPARATORS = new RegExp(`[${BLANK}_\\-/]+`, "g");
/** A surrogate without its other half. */
export const HALF = /\p{Surrogate}/u;
const LINK = new RegExp(`^(?:https?://|mailto:)[^${BLANK}\\x00-\\x1f<>"\\\\^\`{|}]+$`, "i");

/** Why a value was not taken: a code for programs and a sentence for people. */
export class Refusal extends Error {
  constructor(
    readonly code: string,
    readonly why: string,
  ) {
    super(why);
  }
}

/** The value as a cell of this column stores it; throws a `Refusal` if it does not fit. */
export function clean(column: ColumnSpec, value: unknown): unknown {
  if (column.kind === "derived")
    throw new Refusal("derived", `${column.title} is computed; it cannot be set.`);
  if (value === undefined || value === null || Number.isNaN(value)) return empty_value(column);
  switch (column.kind) {
    case "text":
    case "long_text":
      return clean_text(value);
    case "choice":
      return clean_choice(column, value);
    case "multi_choice":
      return clean_several(column, value);
    case "scale":
    case "number":
      return clean_number(column, value);
    case "flag":
      return clean_flag(value);
    case "date":
      return clean_date(value);
    case "link":
      return clean_link(value);
    case "ref":
      return clean_ref(value);
  }
}

/** A value as the messages quote it. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return "“[…]”";
  if (typeof value === "object" && value !== null) return "“{…}”";
  const plain = well_formed(typeof value === "number" ? number_text(value) : String(value));
  const short = first_letters(plain, 40);
  return short.length < plain.length ? `“${short}…”` : `“${plain}”`;
}

/** A number as Python writes it: small ones with a two-digit exponent from 0.0001 down. */
export function number_text(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (value === 0 || Math.abs(value) >= 1e-4) return String(value);
  return value.toExponential().replace(/-(\d)$/, "-0$1");
}

/** The text with lone surrogates replaced and line ends as `\n`. */
export function well_formed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd").replace(/\r\n?/g, "\n");
}

/** A label or value the way they are compared: without case, `_`, `-`, `/` as blanks. */
export function fold(text: string): string {
  return strip(text.replace(SEPARATORS, " ")).toLowerCase();
}

/** The value of the choice that is this text, or whose value or label is, whatever its case. */
export function match_choice(choices: readonly ChoiceSpec[], text: string): string | null {
  if (choices.some((entry) => entry.value === text)) return text;
  const wanted = fold(text);
  const found = choices.find((entry) => fold(entry.value) === wanted || fold(entry.label) === wanted);
  return found ? found.value : null;
}

/** The refusal that names the range of a scale or number. */
export function not_a_number(column: ColumnSpec, value: unknown): Refusal {
  return new Refusal("range", `${shown(value)} is not ${range_words(column)}.`);
}

/** Whether there is such a day in the calendar. */
export function is_day(year: number, month: number, day: number): boolean {
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= days;
}

export function not_a_day(value: unknown): Refusal {
  return new Refusal("format", `${shown(value)} is not a day such as 2026-03-31.`);
}

function clean_text(value: unknown): string {
  if (typeof value !== "string") throw new Refusal("type", `${shown(value)} is not a text.`);
  const text = well_formed(value);
  if (text.length > MAX_TEXT) {
    throw new Refusal("length", `A cell holds ${MAX_TEXT} characters at most; this text has ${text.length}.`);
  }
  return text;
}

/** People write a dash for nothing, and the grid shows one. */
export const NOTHING = ["", "–", "—"];

function clean_choice(column: ColumnSpec, value: unknown): string | null {
  if (typeof value !== "string") throw new Refusal("type", `${shown(value)} is not a text.`);
  const text = strip(well_formed(value).replace(BLANKS, " "));
  if (NOTHING.includes(text)) return null;
  const choices = column.choices ?? [];
  const known = match_choice(choices, text);
  if (known !== null) return known;
  if (!column.open) {
    const labels = choices.slice(0, COMPARED).map((entry) => entry.label);
    const near = nearest(text, labels);
    const hint = near === null ? "" : ` Did you mean ${near}?`;
    const more = choices.length - LISTED;
    const listed = labels.slice(0, LISTED).join(", ") + (more > 0 ? ` and ${more} more` : "");
    throw new Refusal("choice", `${shown(text)} is not one of ${listed}.${hint}`);
  }
  if (text.length > MAX_CHOICE) {
    throw new Refusal("length", `An entry holds ${MAX_CHOICE} characters at most.`);
  }
  return text;
}

function clean_several(column: ColumnSpec, value: unknown): string[] {
  if (!Array.isArray(value)) throw new Refusal("type", `${shown(value)} is not a list of entries.`);
  const taken = new Set<string>();
  for (const part of value) {
    if (typeof part === "string" && part.includes(";")) {
      throw new Refusal("format", `${shown(part)} holds a semicolon, which separates entries.`);
    }
    const entry = clean_choice(column, part);
    if (entry !== null) taken.add(entry);
  }
  return [...taken];
}

function plain_number(value: number): string {
  return number_text(value).replaceAll("-", "−");
}

function range_words(column: ColumnSpec): string {
  const noun = is_whole(column) ? "a whole number" : "a number";
  const { low, high } = column;
  if (low !== undefined && high !== undefined)
    return `${noun} from ${plain_number(low)} to ${plain_number(high)}`;
  if (low !== undefined) return `${noun} from ${plain_number(low)} up`;
  return high === undefined ? noun : `${noun} up to ${plain_number(high)}`;
}

function clean_number(column: ColumnSpec, value: unknown): number {
  if (typeof value !== "number" || Math.abs(value) > MAX_NUMBER) throw not_a_number(column, value);
  const { low, high, step } = column;
  if ((low !== undefined && value < low) || (high !== undefined && value > high))
    throw not_a_number(column, value);
  if (step) {
    const steps = (value - (low ?? 0)) / step;
    if (!Number.isFinite(steps) || Math.abs(steps - Math.round(steps)) > 1e-9) {
      if (is_whole(column)) throw not_a_number(column, value);
      throw new Refusal("step", `${shown(value)} is not a step of ${plain_number(step)}.`);
    }
    // 3 × 0.1 is not 0.3 to a computer; both must be the same cell.
    if (is_whole(column)) return Math.round(value) + 0;
    return Number(((low ?? 0) + Math.round(steps) * step).toPrecision(12)) + 0;
  }
  return value + 0; // turns −0 into 0
}

function clean_flag(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new Refusal("type", `${shown(value)} is neither yes nor no.`);
}

function clean_date(value: unknown): string | null {
  if (value === "") return null;
  const parts = typeof value === "string" ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  if (!parts || !is_day(Number(parts[1]), Number(parts[2]), Number(parts[3]))) throw not_a_day(value);
  return parts[0];
}

function clean_link(value: unknown): string {
  if (typeof value === "string") {
    const text = strip(value);
    const fits = LINK.test(text) && !HALF.test(text) && first_letters(text, MAX_LINK) === text;
    if (!text || fits) return text;
  }
  throw new Refusal(
    "format",
    `${shown(value)} is not an address that begins with https://, http:// or mailto:.`,
  );
}

function clean_ref(value: unknown): string | null {
  if (value === "") return null;
  if (!is_id(value)) throw new Refusal("ref", `${shown(value)} is not the id of a row.`);
  return value;
}
