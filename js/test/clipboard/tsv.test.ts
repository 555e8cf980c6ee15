import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MOST_CELLS } from "../../src/clipboard/block";
import { read_tsv, write_tsv } from "../../src/clipboard/tsv";
import { block_of, blocks, cell_text, texts } from "./blocks";

describe("read_tsv(write_tsv(x))", () => {
  it("is x for any block", () => {
    const with_nul = fc.oneof(cell_text, fc.constantFrom("\0", "a\0b", '"\0"\n'));
    const check = fc.property(blocks(with_nul), (block) => {
      expect(read_tsv(write_tsv(block))).toEqual(texts(block));
    });
    fc.assert(check, { numRuns: 3000 });
  });

  it.each([
    [[[""]]],
    [[[""], [""]]],
    [[["a"], [""], [""]]],
    [[["", ""]]],
    [
      [
        ["", ""],
        ["", ""],
      ],
    ],
    [[['"']]],
    [[['""'], ['"""']]],
    [[["  a  ", " "]]],
  ])("is x for %j", (rows) => {
    expect(read_tsv(write_tsv(block_of(rows)))).toEqual(rows);
  });
});

describe("write_tsv", () => {
  it("puts tabs and CRLF between, and quotes where it must", () => {
    const text = write_tsv(
      block_of([
        ["a", "b\tc"],
        ['say "hi"', "two\r\nlines"],
        ["=1+1", "007"],
      ]),
    );
    expect(text).toBe('a\t"b\tc"\r\n"say ""hi"""\t"two\nlines"\r\n=1+1\t007');
  });

  it("leaves one cell as it is, to be pasted into any text", () => {
    expect(write_tsv(block_of([["  Cheap, and 'fast' "]]))).toBe("  Cheap, and 'fast' ");
  });
});

describe("read_tsv", () => {
  it.each([
    [
      "a\tb\nc\td\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\rc\td",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    [
      "a\tb\r\nc\td\r\n",
      [
        ["a", "b"],
        ["c", "d"],
      ],
    ],
    ["a\n\nb\n\n", [["a"], [""], ["b"], [""]]],
    [
      "a\tb\tc\nd",
      [
        ["a", "b", "c"],
        ["d", "", ""],
      ],
    ],
    ["", [[""]]],
    ["\n", [[""]]],
    ["\t", [["", ""]]],
    ['"two\r\nlines"\t"x ""y"""', [["two\nlines", 'x "y"']]],
    ['"two\nlines"\nnext', [["two\nlines"], ["next"]]],
    // Quotes of people, not of programs.
    ['"Fast" he said\tx', [['"Fast" he said', "x"]]],
    ['5" screen\t6"', [['5" screen', '6"']]],
    [
      '"never closed\tx\ny',
      [
        ['"never closed', "x"],
        ["y", ""],
      ],
    ],
    [' "a"\tb', [[' "a"', "b"]]],
    ['""\t"', [["", '"']]],
    ['"a""\tb', [['"a""', "b"]]],
  ])("reads %j", (text, rows) => {
    expect(read_tsv(text)).toEqual(rows);
  });

  it.each([
    ["quotes", '"'.repeat(400_000)],
    ["odd quotes", '"'.repeat(400_001)],
    ["rows of a quote", '"\n'.repeat(200_000)],
    ["rows of a quote and a letter", '"a\n'.repeat(200_000)],
    ["a quote nobody closes before many", `"a${'""\t'.repeat(200_000)}`],
    ["pairs of quotes", '"a""\n'.repeat(150_000)],
  ])("is not slowed down by %s", (_, text) => {
    const start = performance.now();
    read_tsv(text);
    // Quadratic, it would take minutes.
    expect(performance.now() - start).toBeLessThan(15_000);
  });

  it("does not pad more than a page can hold", () => {
    const rows = read_tsv("\t".repeat(100_000) + "\n".repeat(100_000));
    expect(rows.length * (rows[0]?.length ?? 0)).toBeLessThanOrEqual(MOST_CELLS);
  });
});
