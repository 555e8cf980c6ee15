/** What views are told of other people's edits, and how a text of mine that is gone comes back. */
import { expect, test } from "vitest";
import type { Op } from "../../src/core/protocol";
import type { Theirs } from "../../src/core/store";
import { contest_text } from "../../src/ui/theirs";
import { ack, CLIENT, event, events, loaded, need, set_cell, snapshot } from "./stage";

const CELL = { table: "needs", row: "n1", column: "statement" };

function told(scene: ReturnType<typeof loaded>): Theirs[] {
  const cells: Theirs[] = [];
  scene.store.subscribe(({ theirs }) => {
    cells.push(...theirs);
  });
  return cells;
}

test("cells that others write are told with who it was, my own are not", () => {
  const scene = loaded();
  const { channel, store } = scene;
  const cells = told(scene);
  store.set_text("needs", "n2", "statement", "Mine");
  channel.say(ack(5, channel.ops()[0] as Op));
  expect(cells).toEqual([]);
  channel.say(events([event(6, [set_cell("n1", "statement", "Theirs")], { author: "Ana" })]));
  channel.say(events([event(7, [set_cell("n1", "importance", 3)], { client: "", n: 0 })]));
  expect(cells).toEqual([
    { ...CELL, author: "Ana", client: "ben", is_new: false },
    { ...CELL, column: "importance", author: "", client: "", is_new: false },
  ]);
});

test("the cells of a row that others add are told as new, fields of the map by their name", () => {
  const scene = loaded();
  const cells = told(scene);
  scene.channel.say(
    events([
      event(5, [
        { kind: "row_added", table: "needs", row: "n3", order: "a3", cells: { statement: "New" } },
        { kind: "field_set", field: "title", before: "Motor", after: "Home" },
      ]),
    ]),
  );
  expect(cells).toMatchObject([
    { row: "n3", column: "statement", is_new: true },
    { table: "", row: "", column: "title", is_new: false },
  ]);
});

test("what my pending edit covers is not told: it is not to be seen", () => {
  const scene = loaded();
  const cells = told(scene);
  scene.store.set_text("needs", "n1", "statement", "Mine");
  scene.channel.say(events([event(5, [set_cell("n1", "statement", "Theirs")])]));
  expect(cells).toEqual([]);
});

test("who writes where I write is named, with what the cell holds now", () => {
  const { channel, store } = loaded();
  const mine = { ...CELL, author: "Ana", client: "ben", is_new: false };
  channel.say(events([event(5, [set_cell("n1", "statement", "Theirs")])]));
  const rest = "while you type. Enter keeps yours, Escape takes theirs.";
  expect(contest_text(store, mine)).toBe(`Ana changed this to “Theirs” ${rest}`);
  expect(contest_text(store, { ...mine, author: "" })).toBe(`Somebody changed this to “Theirs” ${rest}`);
  expect(contest_text(store, { ...mine, author: "", client: "" })).toContain("The notebook changed");
  channel.say(events([event(6, [set_cell("n1", "statement", null)])]));
  expect(contest_text(store, mine)).toBe(`Ana emptied this ${rest}`);
});

test("the loser of a field of the map restores it in one step", () => {
  const { channel, store } = loaded();
  store.set_text("", "", "title", "Mine");
  channel.say(ack(5, channel.ops()[0] as Op));
  const replaced = [{ table: "", row: "", column: "title", value: "Mine", client: CLIENT, author: "" }];
  const change = { kind: "field_set", field: "title", before: "Mine", after: "Theirs" } as const;
  channel.say(events([event(6, [change], { author: "Ana", replaced })]));
  const mine = store.replaced("", "", "title");
  expect(mine).toEqual({ value: "Mine", author: "Ana", client: "ben" });
  store.set_value("", "", "title", mine?.value);
  expect(store.fields.title).toBe("Mine");
  expect(store.replaced("", "", "title")).toBeUndefined();
});

test("after a reconnect by snapshot the loser has the text too, in a cell and in a field", () => {
  const { channel, store } = loaded();
  store.set_text("needs", "n1", "statement", "Mine");
  store.set_text("", "", "title", "My map");
  channel.take();
  channel.say(
    snapshot({
      epoch: "epoch_2",
      rev: 9,
      last_n: { [CLIENT]: 2 },
      fields: { title: "Their map" },
      rows: { needs: [need("n1", "a0", { statement: "Theirs" })] },
    }),
  );
  expect(store.status.pending).toBe(0);
  const lost: [place: [string, string, string], value: string][] = [
    [["needs", "n1", "statement"], "Mine"],
    [["", "", "title"], "My map"],
  ];
  for (const [place, value] of lost) {
    expect(store.replaced(...place)).toMatchObject({ value });
    store.set_value(...place, store.replaced(...place)?.value);
    expect(store.value(...place)).toBe(value);
    expect(store.replaced(...place)).toBeUndefined();
  }
});
