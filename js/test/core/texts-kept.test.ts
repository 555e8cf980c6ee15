/** The store: a text of mine is never gone, and an old one never stands in the way of a newer. */
import { expect, test } from "vitest";
import type { Change, Op, Reject } from "../../src/core/protocol";
import { ack, CLIENT, event, events, loaded, need, set_cell, snapshot } from "./stage";

function reject(n: number): Reject {
  return { kind: "reject", to: [CLIENT], n, errors: [{ index: 0, code: "range", why: "No." }] };
}

const removal: Change = { kind: "row_removed", table: "needs", row: "n1", order: "a0", cells: {} };
const gone = { code: "gone", why: "Kept from a row that was deleted." };

test("a text that went with its row is kept as a draft", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Mine");
  store.set_text("needs", "n1", "importance", "4");
  const ops = channel.ops() as [Op, Op];
  channel.say(ack(5, ops[0]), ack(6, ops[1]));
  const lost = { table: "needs", row: "n1", client: CLIENT, author: "" };
  const replaced = [
    { ...lost, column: "statement", value: "Mine" },
    { ...lost, column: "importance", value: 4 },
  ];
  channel.say(events([event(7, [removal], { replaced })]));
  expect(store.replaced("needs", "n1", "statement")).toBeUndefined();
  expect(store.draft_list()).toEqual([
    { table: "needs", row: "n1", column: "statement", text: "Mine", ...gone },
    { table: "needs", row: "n1", column: "importance", text: "4", ...gone },
  ]);
});

test("a text that went with its column is kept too", () => {
  const { channel, store } = loaded();
  const replaced = [{ table: "needs", row: "n1", column: "effort", value: "2", client: CLIENT, author: "" }];
  channel.say(events([event(5, [], { replaced })]));
  expect(store.draft("needs", "n1", "effort")).toMatchObject({
    text: "2",
    code: "gone",
    why: "Kept from a column that was deleted.",
  });
});

test("the texts of an added row that a snapshot does not hold are kept as drafts", () => {
  const { channel, store } = loaded();
  const row = String(store.add_row("needs", { statement: "Mine" }));
  channel.say(snapshot({ rev: 9, last_n: { [CLIENT]: 1 } }));
  expect(store.draft_list()).toEqual([{ table: "needs", row, column: "statement", text: "Mine", ...gone }]);
});

test("a row that I took away again myself leaves no text", () => {
  const { channel, store } = loaded();
  const row = String(store.add_row("needs", { statement: "Mine" }));
  store.remove_rows("needs", [row]);
  channel.say(snapshot({ rev: 9, last_n: { [CLIENT]: 2 } }));
  expect(store.drafts()).toBe(0);
});

test("a refused older text does not hide a newer one that is pending", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Old");
  store.set_text("needs", "n1", "statement", "New");
  channel.say(reject(1));
  expect(store.draft("needs", "n1", "statement")).toBeUndefined();
  expect(store.value("needs", "n1", "statement")).toBe("New");
  channel.say(reject(2));
  expect(store.draft("needs", "n1", "statement")).toMatchObject({ text: "New" });
});

test("nor one that the kernel has taken already", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Old");
  store.set_text("needs", "n1", "statement", "New");
  const [, second] = channel.ops() as [Op, Op];
  channel.say(ack(5, second), reject(1));
  expect(store.drafts()).toBe(0);
  expect(store.value("needs", "n1", "statement")).toBe("New");
});

test("nor one that was typed since and refused", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "4");
  store.set_text("needs", "n1", "importance", "400");
  channel.say(reject(1));
  expect(store.draft("needs", "n1", "importance")).toMatchObject({ text: "400" });
});

test("of two texts of mine that a snapshot has consumed only the newer can be missed", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Old");
  store.set_text("needs", "n1", "statement", "New");
  channel.say(
    snapshot({ rev: 9, last_n: { [CLIENT]: 2 }, rows: { needs: [need("n1", "a0", { statement: "New" })] } }),
  );
  expect(store.replaced("needs", "n1", "statement")).toBeUndefined();
});

test("my next text in the cell, once it is taken, ends what was told of the one before", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "A");
  store.set_text("needs", "n1", "statement", "B");
  const [a, b] = channel.ops() as [Op, Op];
  const lost = { table: "needs", row: "n1", column: "statement", value: "A", client: CLIENT, author: "" };
  channel.say(ack(5, a), events([event(6, [set_cell("n1", "statement", "Ben")], { replaced: [lost] })]));
  expect(store.replaced("needs", "n1", "statement")).toMatchObject({ value: "A" });
  channel.say(ack(7, b));
  expect(store.value("needs", "n1", "statement")).toBe("B");
  expect(store.replaced("needs", "n1", "statement")).toBeUndefined();
});

test("each cell of a large refused step has its own reason", () => {
  const { channel, store } = loaded();
  store.add_rows(
    "needs",
    Array.from({ length: 20_000 }, (_, at) => ({ statement: `need ${at}` })),
  );
  channel.take();
  const errors = Array.from({ length: 20_000 }, (_, index) => ({
    index,
    code: "range",
    why: `No ${index}.`,
  }));
  channel.say({ kind: "reject", to: [CLIENT], n: 1, errors });
  const drafts = store.draft_list();
  expect(drafts).toHaveLength(20_000);
  expect(drafts[19_999]).toMatchObject({ text: "need 19999", why: "No 19999." });
});
