import { expect, test } from "vitest";
import { Joiner, split } from "../../src/core/parts";
import { type ClientMessage, type Op, PART_BYTES, type Part } from "../../src/core/protocol";
import { set_cell } from "./stage";

function op(text: string): Op {
  return { kind: "op", client: "ana", n: 1, base: 0, changes: [set_cell("n1", "statement", text)] };
}

function bytes(message: ClientMessage): number {
  return new TextEncoder().encode(JSON.stringify(message)).length;
}

test("a message up to the limit travels in one piece", () => {
  const small = op("a".repeat(PART_BYTES - bytes(op(""))));
  expect(bytes(small)).toBe(PART_BYTES);
  expect(split(small, () => "p")).toEqual([small]);
});

test.each(["a", '"', "\\", "é", "€", "😀", "\n"])(
  "one above the limit travels in parts below it: %j",
  (letter) => {
    const large = op(letter.repeat(1_200_000));
    const parts = split(large, () => "p") as Part[];
    expect(parts.length).toBeGreaterThan(1);
    expect(Math.max(...parts.map(bytes))).toBeLessThanOrEqual(PART_BYTES);
    const joiner = new Joiner<ClientMessage>();
    const whole = parts.map((part) => joiner.add(JSON.parse(JSON.stringify(part)))).pop();
    expect(whole).toEqual(large);
  },
);

test("no part ends within a character", () => {
  const parts = split(op(`a${"😀".repeat(600_000)}`), () => "p") as Part[];
  expect(parts.every((part) => !/\p{Surrogate}/u.test(part.text))).toBe(true);
});

test("messages in parts may come mixed; one that lost a part is forgotten in time", () => {
  const joiner = new Joiner<unknown>();
  const part = (of: string, index: number, text: string): Part => ({
    kind: "part",
    of,
    index,
    count: 2,
    text,
  });
  expect(joiner.add(part("a", 0, "[1,"))).toBeNull();
  expect(joiner.add(part("b", 1, "3]"))).toBeNull();
  expect(joiner.add(part("a", 1, "2]"))).toEqual([1, 2]);
  for (let more = 0; more < 9; more += 1) joiner.add(part(`c${more}`, 0, "["));
  expect(joiner.add(part("b", 0, "[2,"))).toBeNull();
});
