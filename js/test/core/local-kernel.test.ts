/** The hub's twin: numbers in order, copies answered again, what was overwritten told. */
import { expect, test } from "vitest";
import { LocalKernel, local_channel } from "../../src/core/local-kernel";
import { split } from "../../src/core/parts";
import type { Change, Op } from "../../src/core/protocol";
import { make_store } from "../../src/core/store";
import { NEEDS, SCHEMA, set_cell, TurnedClock } from "./stage";

const start = { map_schema: SCHEMA, fields: { title: "Motor" }, rows: { needs: NEEDS } };

function op(client: string, n: number, changes: Change[], base = 0): Op {
  return { kind: "op", client, n, base, changes };
}

test("a copy of an op gets its answer again, another op of its number is refused", () => {
  const kernel = new LocalKernel(start, () => "now");
  const first = op("ana", 1, [set_cell("n1", "importance", 1)]);
  const answer = kernel.receive(first);
  expect(kernel.receive(first)).toEqual(answer);
  expect(kernel.rev).toBe(1);
  const other = kernel.receive(op("ana", 1, [set_cell("n1", "importance", 2)]));
  expect(other).toMatchObject([{ kind: "reject", n: 1, errors: [{ code: "number" }] }]);
  expect(kernel.document.value("needs", "n1", "importance")).toBe(1);
});

test("an op that comes too early brings a want", () => {
  const kernel = new LocalKernel(start, () => "");
  expect(kernel.receive(op("ana", 2, []))).toEqual([{ kind: "want", to: ["ana"], n: 1 }]);
});

test("a refused number is used up", () => {
  const kernel = new LocalKernel(start, () => "");
  const refused = kernel.receive(op("ana", 1, [set_cell("n1", "importance", 99)]));
  expect(refused).toMatchObject([{ kind: "reject", n: 1, errors: [{ index: 0, code: "range", value: 9 }] }]);
  expect(kernel.receive(op("ana", 2, []))).toMatchObject([{ kind: "events", events: [{ rev: 1, n: 2 }] }]);
});

test("an event names what others wrote after the writer's base, and nothing else", () => {
  const kernel = new LocalKernel(start, () => "");
  const write = (client: string, n: number, value: number, base: number) =>
    kernel.receive(op(client, n, [set_cell("n1", "importance", value)], base))[0];
  const lost = { table: "needs", row: "n1", column: "importance", value: 1, client: "ana", author: "" };
  expect(write("ana", 1, 1, 0)).toMatchObject({ events: [{ replaced: [] }] });
  expect(write("ben", 1, 2, 0)).toMatchObject({ events: [{ replaced: [lost] }] });
  expect(write("ana", 2, 3, 2)).toMatchObject({ events: [{ replaced: [] }] });
  expect(write("ana", 3, 4, 0)).toMatchObject({ events: [{ replaced: [] }] });
  const removal: Change = { kind: "row_removed", table: "needs", row: "n1", order: "", cells: {} };
  expect(kernel.receive(op("ben", 2, [removal], 2))).toMatchObject([
    { events: [{ replaced: [{ ...lost, value: 4 }] }] },
  ]);
});

test("a large op in parts is taken as a whole", () => {
  const kernel = new LocalKernel(start, () => "");
  const large = op(
    "ana",
    1,
    Array.from({ length: 30 }, (_, at): Change => {
      const cells = { statement: "x".repeat(90_000) };
      return { kind: "row_added", table: "needs", row: `r${at}`, order: `b0${at % 10}`, cells };
    }),
  );
  const answers = split(large, () => "p").flatMap((part) => kernel.receive(part));
  expect(answers).toMatchObject([{ kind: "events", events: [{ rev: 1 }] }]);
});

test("a page without a kernel edits, undoes and redoes over the local channel", async () => {
  const clock = new TurnedClock();
  const store = make_store({ channel: local_channel(start), clock });
  store.open_view(new AbortController().signal);
  await Promise.resolve();
  expect(store.status).toMatchObject({ phase: "live", loading: 0 });
  store.set_text("needs", "n1", "importance", "2");
  expect(store.status.pending).toBe(1);
  await Promise.resolve();
  expect(store.status).toMatchObject({ pending: 0, notice: "" });
  store.undo();
  clock.pass(50);
  await Promise.resolve();
  expect(store.value("needs", "n1", "importance")).toBe(9);
  expect(store.status.notice).toBe("Undone.");
  store.redo();
  clock.pass(50);
  await Promise.resolve();
  expect(store.value("needs", "n1", "importance")).toBe(2);
});
