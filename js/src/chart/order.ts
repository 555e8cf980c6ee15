/**
 * Which cells decide in what order a chart draws. A change of such a cell leaves groups and scales in the order
 * in which they once came, so that the picture would differ from one drawn anew.
 */
import type { Spec } from "vega";
import type { Row } from "./protocol";

interface Step {
  /** Whatever it says about fields: names and expressions. */
  readonly texts: readonly string[];
  /** The fields it makes. */
  readonly makes: readonly string[];
}

const DISCRETE = new Set(["band", "point", "ordinal"]);
/** What makes rows or fields out of values, so that their order follows from these. */
const MAKERS = new Set(["impute", "pivot", "flatten", "lookup", "quantile", "kde", "sample"]);
/** What looks at each row by itself. */
const ALONE = new Set([
  "formula",
  "filter",
  "identifier",
  "bin",
  "timeunit",
  "fold",
  "stack",
  "extent",
  "collect",
]);
/** The filter with which Vega-Lite leaves out what has no place on a scale of numbers. */
const VALID = /^(?:\s*(?:isValid\(datum\[.*?\]\)|isFinite\(\+?datum\[.*?\]\))\s*(?:&&|$))+$/;

type Part = Record<string, unknown>;

export class Order {
  private readonly steps: Step[] = [];
  private readonly firm: string[] = [];
  private readonly valid: string[] = [];
  private filters = false;
  private gathers = false;
  private readonly known = new Map<string, "firm" | "valid" | "free">();

  constructor(spec: Spec) {
    this.walk(spec);
  }

  /** Whether the order stays as this row takes the place of that. */
  stays(was: Row, now: Row): boolean {
    return Object.keys(now).every((name) => {
      if (was[name] === now[name]) return true;
      const kind = this.kind(name);
      return kind === "free" || (kind === "valid" && is_valid(was[name]) === is_valid(now[name]));
    });
  }

  /** Whether the order stays as rows come or go at the end: none of those before may be left out because of them. */
  get may_grow(): boolean {
    return !this.filters || !this.gathers;
  }

  private kind(name: string): "firm" | "valid" | "free" {
    const known = this.known.get(name);
    if (known) return known;
    const names = this.led_to(name);
    const has = (texts: readonly string[]) =>
      names.some((each) => texts.some((text) => mentions(text, each)));
    const kind = has(this.firm) ? "firm" : has(this.valid) ? "valid" : "free";
    this.known.set(name, kind);
    return kind;
  }

  /** The field, and every field that is made of it. */
  private led_to(name: string): readonly string[] {
    const names = [name];
    // Grows as it is walked.
    for (const each of names) {
      for (const { texts, makes } of this.steps) {
        if (texts.some((text) => mentions(text, each)))
          names.push(...makes.filter((made) => !names.includes(made)));
      }
    }
    return names;
  }

  private walk(part: unknown): void {
    if (Array.isArray(part)) for (const inner of part) this.walk(inner);
    if (part === null || typeof part !== "object" || Array.isArray(part)) return;
    for (const [name, inner] of Object.entries(part)) {
      if (name === "transform") for (const step of list(inner)) this.take_step(step as Part);
      if (name === "facet") this.firm.push(...texts_of((inner as Part).groupby));
      if (name === "scales") for (const scale of list(inner)) this.take_scale(scale as Part);
      this.walk(inner);
    }
  }

  private take_step(step: Part): void {
    const { as, type, ...rest } = step;
    this.filters ||= type === "filter";
    this.gathers ||= !ALONE.has(String(type));
    this.steps.push({ texts: texts_of(rest), makes: texts_of(as) });
    if (type === "filter") {
      const expr = String(step.expr);
      (VALID.test(expr) ? this.valid : this.firm).push(expr);
    } else if (MAKERS.has(String(type))) this.firm.push(...texts_of(rest));
    else this.firm.push(...texts_of(rest.groupby));
  }

  private take_scale({ type, domain }: Part): void {
    if (DISCRETE.has(String(type))) this.firm.push(...texts_of(domain));
  }
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts_of(part: unknown): string[] {
  if (typeof part === "string") return [part];
  if (part === null || typeof part !== "object") return [];
  return Object.values(part).flatMap(texts_of);
}

function is_valid(value: unknown): boolean {
  return value !== null && value !== undefined && Number.isFinite(Number(value));
}

/** Whether a name or an expression may speak of a field. Backslashes are left out: both are written in several ways. */
function mentions(text: string, field: string): boolean {
  const where = text.replaceAll("\\", "");
  const what = field.replaceAll("\\", "");
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + 1)) {
    if (!is_letter(where[at - 1]) && !is_letter(where[at + what.length])) return true;
  }
  return false;
}

function is_letter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
}
