/** What holds for every edit, text and key, and not only for the ones somebody thought of. */
import fc from "fast-check";
import { expect, test } from "vitest";
import reading_cases from "../../../tests/contract/reading.json";
import { apply_all, write } from "../../src/core/applying";
import { inverse } from "../../src/core/changes";
import { Document, roll_back } from "../../src/core/document";
import { History } from "../../src/core/history";
import { between, is_key, spread } from "../../src/core/order";
import type { ColumnSpec } from "../../src/core/protocol";
import { type DecimalMark, parse, show } from "../../src/core/reading";
import { AT_START } from "../../src/core/rows";
import { clean, Refusal } from "../../src/core/values";
import { changes } from "./random";
import { NEEDS, SCHEMA } from "./stage";

function small(): Document {
  const document = new Document(SCHEMA, { title: "Motor" });
  document.load({ needs: NEEDS });
  return document;
}

function content({ schema, fields, tables }: Document): unknown {
  const rows = [...tables].map(([table, known]) => [
    table,
    known.ids(),
    [...known].map(({ id, order, cells }) => ({ id, order, cells })),
  ]);
  return structuredClone({ schema, fields, rows });
}

function try_all(document: Document, ops: (typeof changes extends fc.Arbitrary<infer T> ? T : never)[]) {
  return ops.map((op) => apply_all(document, op, AT_START));
}

test("what is applied and rolled back was never there; a refused op neither", () => {
  fc.assert(
    fc.property(fc.array(changes), changes, (before, op) => {
      const document = small();
      try_all(document, before);
      const state = content(document);
      const outcome = apply_all(document, op, AT_START);
      if ("applied" in outcome) roll_back(outcome.applied);
      expect(content(document)).toEqual(state);
    }),
  );
});

test("the inverses of applied changes, last first, give the same state", () => {
  fc.assert(
    fc.property(fc.array(changes), changes, (before, op) => {
      const document = small();
      try_all(document, before);
      const state = content(document);
      const outcome = apply_all(document, op, AT_START);
      if ("refused" in outcome) return;
      for (const { change } of outcome.applied.toReversed()) write(document, inverse(change), AT_START);
      expect(content(document)).toEqual(state);
      for (const { change } of outcome.applied) expect(inverse(inverse(change))).toEqual(change);
    }),
  );
});

test("true changes written elsewhere give the same state, as events do", () => {
  fc.assert(
    fc.property(fc.array(changes), (ops) => {
      const [here, there] = [small(), small()];
      for (const outcome of try_all(here, ops)) {
        if (!("applied" in outcome)) continue;
        for (const { change } of JSON.parse(JSON.stringify(outcome.applied))) write(there, change, AT_START);
      }
      expect(content(there)).toEqual(content(here));
    }),
  );
});

test("rows stand in order, whatever was done", () => {
  fc.assert(
    fc.property(fc.array(changes), (ops) => {
      const document = small();
      try_all(document, ops);
      for (const rows of document.tables.values()) {
        const places = [...rows].map(({ order, id }) => `${order} ${id}`);
        expect(places).toEqual(places.toSorted());
        expect(rows.ids()).toHaveLength(rows.size);
      }
    }),
  );
});

test("all of one client's ops undone is the beginning, all redone the end", () => {
  fc.assert(
    fc.property(fc.array(changes), (ops) => {
      const document = small();
      const start = content(document);
      const history = new History(document, () => "");
      let n = 0;
      const commit = (op: (typeof ops)[number], undo?: "undo" | "redo") =>
        history.commit({
          kind: "op",
          client: "ana",
          n: ++n,
          base: history.rev,
          changes: op,
          ...(undo && { undo }),
        });
      for (const op of ops) commit(op);
      const end = content(document);
      while ("event" in commit([], "undo"));
      expect(content(document)).toEqual(start);
      while ("event" in commit([], "redo"));
      expect(content(document)).toEqual(end);
    }),
  );
});

const key = fc.array(fc.nat(9), { maxLength: 60 }).map((places) => {
  // Keys come of putting rows before, behind and between others.
  const keys: string[] = [];
  for (const place of places) {
    const at = Math.min(place, keys.length);
    keys.splice(at, 0, between(keys[at - 1] ?? null, keys[at] ?? null));
  }
  return keys;
});

test("a key fits between any two neighbours, and many fit in short ones", () => {
  fc.assert(
    fc.property(key, fc.nat(200), fc.nat(60), (keys, count, at) => {
      const [before, after] = [keys[at] ?? null, keys[at + 1] ?? null];
      const fresh = spread(count, before, after);
      const all = [...(before === null ? [] : [before]), ...fresh, ...(after === null ? [] : [after])];
      expect(fresh).toHaveLength(count);
      expect(all).toEqual([...new Set(all)].toSorted());
      expect(all.every(is_key)).toBe(true);
    }),
  );
});

const columns = new Map(
  (reading_cases.parse as { column: ColumnSpec }[]).map(({ column }) => [column.name, column]),
);
const column = fc.constantFrom(...[...columns.values()].filter(({ kind }) => kind !== "derived"));
const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.stringMatching(/^[-+−0-9., '’eE]{1,9}$/),
  fc.double(),
  fc.integer({ min: -20, max: 20 }),
  fc.array(fc.oneof(fc.string(), fc.constantFrom("app", "phone", "a, b"))),
  fc.constantFrom(true, false, null, "safety", "2026-02-28", "https://a.b"),
);

test("what is stored is read back from what is shown, and is clean already", () => {
  fc.assert(
    fc.property(column, anything, fc.constantFrom<DecimalMark>(".", ","), (spec, given, decimal) => {
      let value: unknown;
      try {
        value = typeof given === "string" ? parse(spec, given, decimal) : clean(spec, given);
      } catch (refusal) {
        expect(refusal).toBeInstanceOf(Refusal);
        return;
      }
      expect(clean(spec, value)).toEqual(value);
      expect(parse(spec, show(spec, value, decimal), decimal)).toEqual(value);
      expect(JSON.parse(JSON.stringify(value))).toEqual(value);
    }),
    { numRuns: 2_000 },
  );
});
