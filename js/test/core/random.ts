/** Random edits for the property tests: plausible ones, with some that must be refused. */
import fc from "fast-check";
import type { Change } from "../../src/core/protocol";

const ROWS = ["n1", "n2", "n3", "n4"];
const KEYS = ["Zz", "a0", "a0V", "a1", "a2", "not a key"];
const row = fc.constantFrom(...ROWS);
const table = fc.constantFrom("needs", "needs", "needs", "stages", "risks");
const text = fc.constantFrom("", "Cheap", "Fast", "Kind");
const score = fc.constantFrom(null, 0, 3, 10, 99);

const cell = fc.oneof(
  fc.record({ column: fc.constantFrom("statement", "usp"), after: text }),
  fc.record({ column: fc.constantFrom("importance", "satisfaction", "effort"), after: score }),
  fc.record({ column: fc.constant("level"), after: fc.constantFrom(null, "safety", "Esteem", "power") }),
);

const effort = (title: string) =>
  ({ name: "effort", kind: "scale", title, low: 0, high: 5, step: 1, custom: true }) as const;
const risks = {
  name: "risks",
  title: "Risks",
  row_title: "risk",
  label: "statement",
  help: "",
  prefix: "r",
  unique: [],
  custom: true,
  columns: [{ name: "statement", kind: "text", title: "Statement" } as const],
};

const change: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ table, row, cell }).map(
      ({ cell: { column, after }, ...at }): Change => ({
        kind: "cell_set",
        ...at,
        column,
        before: null,
        after,
      }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ table, row, order: fc.constantFrom(...KEYS), statement: text })
      .map(({ statement, ...at }): Change => ({ kind: "row_added", ...at, cells: { statement } })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ table, row })
      .map((at): Change => ({ kind: "row_removed", ...at, order: "", cells: {} })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ table, row, after: fc.constantFrom(...KEYS) })
      .map((at): Change => ({ kind: "row_moved", ...at, before: "" })),
  },
  {
    weight: 1,
    arbitrary: text.map((after): Change => ({ kind: "field_set", field: "title", before: null, after })),
  },
  fc.record({ at: fc.nat(20), value: score }).map(
    ({ at, value }): Change => ({
      kind: "column_added",
      table: "needs",
      column: effort("Effort"),
      at,
      values: { n1: value },
    }),
  ),
  fc.constant<Change>({
    kind: "column_removed",
    table: "needs",
    column: effort("Effort"),
    at: 0,
    values: {},
  }),
  fc.constant<Change>({
    kind: "column_changed",
    table: "needs",
    before: effort("Effort"),
    after: effort("Work"),
  }),
  fc.constant<Change>({ kind: "table_added", spec: risks, rows: [["n1", "a0", { statement: "Late" }]] }),
  fc.constant<Change>({ kind: "table_removed", spec: risks, rows: [] }),
);

/** What one op holds. */
export const changes = fc.array(change, { minLength: 1, maxLength: 3 });
