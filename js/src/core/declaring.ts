/** Whether a declaration of a column or table can work; with the sentences of the kernel. */
import { strip } from "./blanks";
import { column_named } from "./columns";
import type { ChoiceSpec, ColumnSpec, TableSpec } from "./protocol";
import { FORMULAS } from "./scores";
import { HALF, Refusal } from "./values";

const KINDS: readonly string[] = [
  "text",
  "long_text",
  "choice",
  "multi_choice",
  "scale",
  "number",
  "flag",
  "date",
  "link",
  "ref",
  "derived",
] satisfies ColumnSpec["kind"][];

/** The last column of every table: who wrote the row. */
export const AUTHOR = "author";
const RESERVED = ["id", "order", AUTHOR, "index", "before", "after"];
const VALID_NAME = /^[a-z][a-z0-9_]{0,63}$/;
const NAME_RULE = "a name is made of a-z, 0-9 and _, and begins with a letter.";

/** A column of one's own in the form the kernel sends: defaults left out, keys in one order. */
export function own_column(column: ColumnSpec): ColumnSpec {
  const { name, kind, title, help, choices, open, ordered, low, high, step, words, to, formula } = column;
  const problem = column_problem(column);
  if (problem) throw new Refusal("spec", `Column '${name}': ${problem}`);
  return {
    name,
    kind,
    title: title || name,
    ...(help && { help }),
    ...(choices?.length && { choices: choices.map(entry_of) }),
    ...(open && { open }),
    ...(ordered && { ordered }),
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    ...(step !== undefined && { step }),
    ...(words?.length && { words }),
    ...(to && { to }),
    ...(formula && { formula }),
    custom: true,
  };
}

/** Whether two columns of one's own are declared alike. */
export function same_column(one: ColumnSpec, other: ColumnSpec): boolean {
  return JSON.stringify(own_column(one)) === JSON.stringify(own_column(other));
}

function entry_of(entry: ChoiceSpec): ChoiceSpec {
  const { value, label, help, mark, group } = entry;
  return {
    value,
    label: label ?? value,
    ...(help && { help }),
    ...(mark && { mark }),
    ...(group && { group }),
  };
}

function column_problem(column: ColumnSpec): string | null {
  const { name, kind, low, high, step, choices = [], formula = "" } = column;
  if (!VALID_NAME.test(name)) return NAME_RULE;
  if (!KINDS.includes(kind)) return `the kind '${kind}' is none of ${KINDS.join(", ")}.`;
  if (kind === "scale") {
    if (low === undefined || high === undefined || !(low < high)) {
      return "a scale needs low and high, low below high.";
    }
    if (!step || step <= 0) return "a scale needs a step above 0.";
  }
  if ([low, high, step].some((bound) => bound !== undefined && !Number.isFinite(bound)))
    return "low, high and step are finite numbers.";
  if (step !== undefined && step <= 0) return "a step is above 0.";
  if (low !== undefined && high !== undefined && low > high) return "low is not above high.";
  if (kind === "choice" && choices.length === 0 && !column.open) {
    return "a choice needs entries to choose from, or open=True.";
  }
  if (new Set(choices.map((entry) => entry.value)).size < choices.length)
    return "two choices have the same value.";
  if (choices.some(({ value }) => !strip(value) || value.includes(";") || "–—".includes(value)))
    return "a choice's value is a word, without a semicolon.";
  const entries = choices.flatMap(({ value, label, help }) => [value, label, help]);
  const said = [column.title, column.help, ...(column.words ?? []), ...entries];
  if (said.some((text) => text && HALF.test(text))) return "a text holds half a character.";
  if (kind === "ref" && !column.to) return "a ref needs the table it points to.";
  if (kind === "derived" && !FORMULAS.has(formula)) {
    return `the formula '${formula}' is none of ${[...FORMULAS.keys()].join(", ")}.`;
  }
  return null;
}

/** Throws a `Refusal` if the table cannot be declared so. */
export function check_table(spec: TableSpec): void {
  const problem = table_problem(spec);
  if (problem) throw new Refusal("spec", `Table '${spec.name}': ${problem}`);
}

function table_problem(spec: TableSpec): string | null {
  const names = spec.columns.map((column) => column.name);
  if (!VALID_NAME.test(spec.name)) return NAME_RULE;
  if (new Set(names).size < names.length) return "two columns have the same name.";
  const refs = spec.columns.filter((column) => column.kind === "ref").map((column) => `${column.name}_name`);
  const taken = [
    ...spec.columns
      .filter(({ name, managed }) => RESERVED.includes(name) && !managed)
      .map(({ name }) => name),
    ...names.filter((name) => refs.includes(name)),
  ];
  if (taken.length > 0) return `the column name '${taken[0]}' is taken by journeykit itself.`;
  if (!names.includes(spec.label)) return `the label column '${spec.label}' is not among its columns.`;
  for (const column of spec.columns) {
    for (const [name, kinds] of FORMULAS.get(column.formula ?? "") ?? []) {
      const operand = column_named(spec.columns, name);
      if (!operand) return `the formula of '${column.name}' needs a column '${name}'.`;
      if (!kinds.includes(operand.kind))
        return `the formula of '${column.name}' needs '${name}' to be a ${kinds[0]}.`;
    }
  }
  return null;
}
