/** Editing sessions, step by step: tests/contract/test_sessions.py replays the same cases. */
import { describe, expect, test } from "vitest";
import session_cases from "../../../tests/contract/sessions.json";
import { Document } from "../../src/core/document";
import { type Committed, History } from "../../src/core/history";
import type { Cells, Change, Op, RowWire } from "../../src/core/protocol";
import { SCHEMA } from "./stage";

interface State {
  fields: Cells;
  rows: Record<string, RowWire[]>;
}

interface Step {
  client: string;
  changes?: Change[];
  undo?: "undo" | "redo";
  gives?: unknown;
  refused?: unknown;
}

interface Session {
  name: string;
  start: State;
  steps: Step[];
  end: State;
}

function op(step: Step, n: number, base: number): Op {
  const { client, changes = [], undo } = step;
  return { kind: "op", client, n, base, changes, ...(undo && { undo }) };
}

function outcome(committed: Committed): Pick<Step, "gives" | "refused"> {
  if ("refused" in committed) return { refused: committed.refused };
  const { changes, skipped = [] } = committed.event;
  return { gives: { changes, ...(skipped.length > 0 && { skipped }) } };
}

function state({ fields, tables }: Document): State {
  const rows: State["rows"] = {};
  for (const [table, known] of tables) {
    if (known.size > 0) rows[table] = [...known].map((row) => [row.id, row.order, row.cells]);
  }
  return { fields, rows };
}

function begin(start: State): { document: Document; history: History } {
  const document = new Document(SCHEMA, start.fields);
  document.load(start.rows);
  return { document, history: new History(document, () => "") };
}

describe("a session goes as in Python", () => {
  test.each(session_cases as unknown as Session[])("$name", ({ start, steps, end }) => {
    const { document, history } = begin(start);
    steps.forEach((step, at) => {
      const { gives, refused } = step;
      const found = outcome(history.commit(op(step, at + 1, history.rev)));
      expect(found).toEqual(refused ? { refused } : { gives });
    });
    expect(state(document)).toEqual(end);
  });
});

describe("everything undone is the beginning", () => {
  test.each(session_cases as unknown as Session[])("$name", ({ start, steps }) => {
    const { document, history } = begin(start);
    const edits = steps.filter((step) => !step.undo).map((step) => ({ ...step, client: "ana" }));
    edits.forEach((step, at) => {
      history.commit(op(step, at + 1, history.rev));
    });
    while (!("refused" in history.commit(op({ client: "ana", undo: "undo" }, 0, 0))));
    expect(state(document)).toEqual(start);
  });
});
