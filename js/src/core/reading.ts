/** What people write for a value, read as the value; and a value written for people. parse(show(x)) = x. */
import { BLANK, strip } from "./blanks";
import { empty_value, is_empty, is_whole } from "./columns";
import type { ColumnSpec } from "./protocol";
import {
  clean,
  fold,
  is_day,
  MAX_NUMBER,
  NOTHING,
  not_a_day,
  not_a_number,
  number_text,
  Refusal,
  shown,
} from "./values";

export type DecimalMark = "." | ",";

const YES = ["yes", "true", "1", "x", "✓", "✔", "on", "y", "ja", "wahr", "oui", "vrai", "sí", "si"];
const NO = ["no", "false", "0", "off", "n", "nein", "falsch", "non", "faux", "–", "-"];

/** By decimal mark: whole numbers with the other mark between thousands. */
const THOUSANDS = { ".": /^\d{1,3}(,\d{3})+$/, ",": /^\d{1,3}(\.\d{3})+$/ };
const SPACED_THOUSANDS = new RegExp(`^\\d{1,3}([${BLANK}'’]\\d{3})+(?!\\d)`);
const NO_DIGIT = /\D/g;
const NUMBER = /^(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;
const BARE_ADDRESS = /^(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(\/[^ \t\n\v\f\r]*)?$/i;

/**
 * The cell value that a person's text stands for; throws a `Refusal` if it stands for none.
 *
 * `decimal` is the mark the text's author uses; without it both are understood as far as they cannot
 * be mistaken. Refs are resolved by the store, which knows the rows.
 */
export function parse(column: ColumnSpec, text: string, decimal?: DecimalMark): unknown {
  if (column.kind === "text" || column.kind === "long_text") return clean(column, text);
  const plain = strip(text.replaceAll("\u00a0", " "));
  if (column.kind === "flag") return parse_flag(plain);
  if (NOTHING.includes(plain)) return empty_value(column);
  switch (column.kind) {
    case "scale":
    case "number":
      return clean(column, parse_number(column, plain, decimal));
    case "multi_choice":
      return clean(column, split_entries(plain));
    case "date":
      return clean(column, parse_date(plain));
    case "link":
      return clean(column, BARE_ADDRESS.test(plain) ? `https://${plain}` : plain);
    default:
      return clean(column, plain);
  }
}

/** A cell value as text that `parse` reads back. */
export function show(column: ColumnSpec, value: unknown, decimal: DecimalMark = "."): string {
  if (is_empty(value)) return "";
  if (column.kind === "flag") return "yes";
  if (Array.isArray(value)) {
    // A single entry with a comma would be split without the closing semicolon.
    return value.length === 1 && String(value[0]).includes(",") ? `${value[0]};` : value.join("; ");
  }
  return typeof value === "number" ? number_text(value).replace(".", decimal) : String(value);
}

/**
 * The ids whose row is meant by a text: the id, else the exact name, else the name in any case.
 * `names` maps ids to names. Several ids mean that the name is not clear.
 */
export function match_row(names: ReadonlyMap<string, string>, text: string): string[] {
  if (names.has(text)) return [text];
  const named = (test: (name: string) => boolean) =>
    [...names].filter(([, name]) => test(name)).map(([id]) => id);
  const exact = named((name) => name === text);
  if (exact.length > 0) return exact;
  // A text of dashes and blanks only is nobody's name, least of all that of a row without one.
  const wanted = fold(text);
  return wanted === "" ? [] : named((name) => fold(name) === wanted);
}

function parse_number(column: ColumnSpec, text: string, decimal?: DecimalMark): number {
  const plain = text.replace("−", "-");
  const sign = plain.startsWith("-") ? "-" : "";
  const digits = strip(plain.replace(/^[+-]/, "")).replace(SPACED_THOUSANDS, (found) =>
    found.replace(NO_DIGIT, ""),
  );
  const mark = decimal ?? guess_mark(column, text, digits);
  const group = mark === "." ? "," : ".";
  const cut = digits.indexOf(mark);
  let whole = cut < 0 ? digits : digits.slice(0, cut);
  if (whole.includes(group)) {
    if (!THOUSANDS[mark].test(whole)) throw not_a_number(column, text);
    whole = whole.replaceAll(group, "");
  }
  const number = cut < 0 ? whole : `${whole}.${digits.slice(cut + 1)}`;
  if (!NUMBER.test(number) || Number(number) > MAX_NUMBER) throw not_a_number(column, text);
  return Number(sign + number);
}

/** With both marks the last one is the decimal mark; a lone comma before three digits may be either. */
function guess_mark(column: ColumnSpec, text: string, digits: string): DecimalMark {
  if (!digits.includes(",")) return ".";
  if (digits.includes(".")) return digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ",";
  if (!THOUSANDS["."].test(digits) || digits.startsWith("0")) return ",";
  if (is_whole(column)) return ".";
  throw new Refusal("format", `${shown(text)} may mean two numbers; write it without a thousands mark.`);
}

function split_entries(text: string): string[] {
  return text.split(/[;\n]/.test(text) ? /[;\n]/ : ",").filter((part) => strip(part) !== "");
}

function parse_flag(text: string): boolean {
  const word = text.toLowerCase();
  if (!word || NO.includes(word)) return false;
  if (YES.includes(word)) return true;
  throw new Refusal("type", `${shown(text)} is neither yes nor no.`);
}

function parse_date(text: string): string {
  const [year, month, day] = day_parts(text);
  if (!is_day(year, month, day)) throw not_a_day(text);
  return `${digits_of(year, 4)}-${digits_of(month, 2)}-${digits_of(day, 2)}`;
}

function day_parts(text: string): [year: number, month: number, day: number] {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})([T ][^\n]*)?$/.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const dotted = /^(\d{1,2})\.[ \t\n\v\f\r]?(\d{1,2})\.[ \t\n\v\f\r]?(\d{4})$/.exec(text);
  if (dotted) return [Number(dotted[3]), Number(dotted[2]), Number(dotted[1])];
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  if (!slashed) throw not_a_day(text);
  const [one, two, year] = [Number(slashed[1]), Number(slashed[2]), Number(slashed[3])];
  if (one <= 12 && two <= 12 && one !== two) {
    const say = `${year}-${digits_of(one, 2)}-${digits_of(two, 2)}`;
    throw new Refusal("format", `${shown(text)} may mean two days; write it as ${say}, say.`);
  }
  return two <= 12 ? [year, two, one] : [year, one, two];
}

function digits_of(value: number, count: number): string {
  return String(value).padStart(count, "0");
}
