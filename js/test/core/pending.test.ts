/** The store: pending edits, their acks and refusals. */
import { expect, test } from "vitest";
import type { Op, Reject } from "../../src/core/protocol";
import { ack, CLIENT, event, events, loaded, set_cell } from "./stage";

function reject(n: number, index = 0, code = "range", why = "No."): Reject {
  return { kind: "reject", to: [CLIENT], n, errors: [{ index, code, why }] };
}

test("my event is the ack: the mark goes, the time is kept", () => {
  const { channel, store, clock } = loaded();
  store.set_text("needs", "n1", "statement", "Fast");
  clock.pass(200);
  channel.say(ack(5, channel.ops()[0] as Op));
  expect(store.is_pending("needs", "n1", "statement")).toBe(false);
  expect(store.status).toMatchObject({ pending: 0, saved_at: 200 });
  expect(store.rev).toBe(5);
});

test("what the kernel made of my edit counts, and only its own number acknowledges it", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  const [op] = channel.ops() as [Op];
  channel.say(events([event(5, op.changes, { client: CLIENT, n: 2 })]));
  expect(store.status.pending).toBe(1);
  channel.say(events([event(6, [set_cell("n1", "importance", 8)], { client: CLIENT, n: 1 })]));
  expect(store.status.pending).toBe(0);
  expect(store.value("needs", "n1", "importance")).toBe(8);
});

test("a copy of an ack that is known already still acknowledges, and is not applied again", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "7");
  const [op] = channel.ops();
  channel.say(events([event(5, [set_cell("n1", "importance", 2)])]), events([event(6, [])]));
  channel.say(events([event(5, (op as Op).changes, { client: CLIENT, n: 1 })], { to: [CLIENT] }));
  expect(store.status.pending).toBe(0);
  expect(store.value("needs", "n1", "importance")).toBe(2);
  expect(channel.take()).toEqual([]);
});

test("others' events go beneath my pending edits", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Mine");
  const [op] = channel.ops();
  channel.say(events([event(5, [set_cell("n1", "statement", "Theirs"), set_cell("n1", "usp", "Theirs")])]));
  expect(store.value("needs", "n1", "statement")).toBe("Mine");
  expect(store.value("needs", "n1", "usp")).toBe("Theirs");
  channel.say(reject(1));
  expect(store.value("needs", "n1", "statement")).toBe("Theirs");
  expect(op?.base).toBe(4);
});

test("pending edits of one cell come off last first", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n1", "importance", "2");
  channel.say(reject(1), reject(2));
  expect(store.value("needs", "n1", "importance")).toBe(9);
});

test("later pending edits are put on again after an ack", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "importance", "1");
  store.set_text("needs", "n1", "importance", "2");
  channel.say(ack(5, channel.ops()[0] as Op));
  expect(store.value("needs", "n1", "importance")).toBe(2);
  expect(store.is_pending("needs", "n1", "importance")).toBe(true);
});

test("a pending edit that no longer applies becomes a draft, and none if it applies again", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Mine");
  const row = { table: "needs", row: "n1", order: "a0", cells: {} };
  channel.say(events([event(5, [{ kind: "row_removed", ...row }])]));
  expect(store.draft("needs", "n1", "statement")).toMatchObject({
    text: "Mine",
    code: "unknown_row",
    why: "The row is no longer there.",
  });
  expect(store.status.pending).toBe(1);
  channel.say(events([event(6, [{ kind: "row_added", ...row }])]));
  expect(store.drafts()).toBe(0);
  expect(store.value("needs", "n1", "statement")).toBe("Mine");
});

test("a reject takes the op back, keeps all its texts, and says why", () => {
  const { channel, store } = loaded();
  store.commit([set_cell("n1", "importance", 1), set_cell("n1", "statement", "Mine")]);
  store.set_text("needs", "n2", "statement", "Next");
  channel.say(reject(1, 0, "range", "Not today."));
  expect(store.value("needs", "n1", "importance")).toBe(9);
  expect(store.draft("needs", "n1", "importance")).toMatchObject({
    text: "1",
    code: "range",
    why: "Not today.",
  });
  expect(store.draft("needs", "n1", "statement")).toMatchObject({ text: "Mine", code: "op" });
  expect(store.status).toMatchObject({ pending: 1, notice: "Not today.", notices: 1 });
  expect(store.value("needs", "n2", "statement")).toBe("Next");
});

test("the texts of a rejected row stay to be found", () => {
  const { channel, store } = loaded();
  const row = String(store.add_row("needs", { statement: "Mine", importance: 3 }));
  const errors = [{ index: 0, code: "range", why: "No.", column: "importance" }];
  channel.say({ kind: "reject", to: [CLIENT], n: 1, errors });
  expect(store.table("needs")?.ids).toEqual(["n1", "n2"]);
  expect(store.draft_list()).toEqual([
    expect.objectContaining({ row, column: "statement", text: "Mine", code: "op" }),
    expect.objectContaining({ row, column: "importance", text: "3", code: "range" }),
  ]);
});

test("an edit that was begun earlier says at which revision, so that what came between counts as overwritten", () => {
  const { store, channel } = loaded();
  store.set_text("needs", "n1", "statement", "begun long ago", 2);
  store.set_value("needs", "n1", "importance", 3, store.rev + 10);
  expect(channel.take()).toMatchObject([
    { kind: "op", n: 1, base: 2 },
    { kind: "op", n: 2, base: store.rev },
  ]);
});
