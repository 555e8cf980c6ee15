/** The rules that Python has too, case by case: tests/contract/test_values.py replays the same files. */
import { describe, expect, test } from "vitest";
import declarations from "../../../tests/contract/declarations.json";
import nearest_cases from "../../../tests/contract/nearest.json";
import order_cases from "../../../tests/contract/order.json";
import reading_cases from "../../../tests/contract/reading.json";
import score_cases from "../../../tests/contract/scores.json";
import value_cases from "../../../tests/contract/values.json";
import { check_table, own_column } from "../../src/core/declaring";
import { nearest } from "../../src/core/nearest";
import { between, is_key } from "../../src/core/order";
import type { Cells, ColumnSpec, TableSpec } from "../../src/core/protocol";
import { type DecimalMark, match_row, parse, show } from "../../src/core/reading";
import { derive } from "../../src/core/scores";
import { clean, Refusal } from "../../src/core/values";

interface Outcome {
  gives?: unknown;
  refused?: { code: string; why: string };
}

interface ValueCase extends Outcome {
  name: string;
  column: ColumnSpec;
  given: unknown;
}

interface ParseCase extends Outcome {
  column: ColumnSpec;
  text: string;
  decimal?: DecimalMark;
}

interface ShowCase {
  column: ColumnSpec;
  value: unknown;
  text: string;
  decimal?: DecimalMark;
}

function outcome(run: () => unknown): Outcome {
  try {
    return { gives: run() };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { refused: { code: refusal.code, why: refusal.why } };
  }
}

function expected({ gives, refused }: Outcome): Outcome {
  return refused ? { refused } : { gives };
}

describe("a value is cleaned or refused as in Python", () => {
  test.each(value_cases as ValueCase[])("$name", ({ column, given, ...rest }) => {
    const found = outcome(() => clean(column, given));
    expect(found).toStrictEqual(expected(rest));
    if (!found.refused) expect(clean(column, found.gives)).toStrictEqual(found.gives);
  });
});

describe("a text is read as in Python", () => {
  test.each(reading_cases.parse as ParseCase[])(
    "$column.name $text $decimal",
    ({ column, text, decimal, ...rest }) => {
      const found = outcome(() => parse(column, text, decimal));
      expect(found).toStrictEqual(expected(rest));
      if (!found.refused) expect(parse(column, show(column, found.gives))).toStrictEqual(found.gives);
    },
  );
});

describe("a value is shown as in Python", () => {
  test.each(reading_cases.show as ShowCase[])("$column.name $text", ({ column, value, text, decimal }) => {
    expect(show(column, value, decimal)).toBe(text);
  });
});

describe("a row is found by its name as in Python", () => {
  test.each(reading_cases.match_row)("$name", ({ names, text, gives }) => {
    expect(match_row(new Map(names as [string, string][]), text)).toEqual(gives);
  });
});

describe("a derived value is Python's", () => {
  test.each(score_cases)("$formula: $name", ({ formula, cells, gives }) => {
    expect(derive(formula, cells as Cells)).toBe(gives);
  });
});

describe("what may be declared is what may be in Python", () => {
  test.each(declarations.columns)("$column", ({ column, ok }) => {
    expect("gives" in outcome(() => own_column(column as ColumnSpec))).toBe(ok);
  });
  test.each(declarations.tables)("$table", ({ table, ok }) => {
    expect("gives" in outcome(() => check_table(table as TableSpec))).toBe(ok);
  });
});

describe("an order key is Python's", () => {
  test.each(order_cases.between)("between $before and $after", ({ before, after, gives }) => {
    expect(between(before, after)).toBe(gives);
    expect(is_key(gives)).toBe(true);
  });
  test.each(order_cases.keys)("is $text one", ({ text, ok }) => {
    expect(is_key(text)).toBe(ok);
  });
});

describe("the nearest name is Python's", () => {
  test.each(nearest_cases)("$name", ({ name, known, gives }) => {
    expect(nearest(name, known)).toBe(gives);
  });
});
