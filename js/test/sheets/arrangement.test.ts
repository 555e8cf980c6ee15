import fc from "fast-check";
import { describe, expect, it } from "vitest";
import bands from "../../../tests/contract/bands.json";
import { ACT } from "../../src/core/scores";
import {
  type Arrangement,
  BANDS,
  groups_of,
  in_order,
  KEYS,
  LAST,
  type Rank,
  rank,
  type Standing,
} from "../../src/sheets/arrangement";

const NOTHING: Standing = { stage: null, level: null, opportunity: null };

const arrangement: fc.Arbitrary<Arrangement> = fc.record({
  group: fc.constantFrom(...KEYS),
  sort: fc.constantFrom(...KEYS),
});
const place = fc.option(fc.nat(4));
const standings = fc.array(fc.record({ stage: place, level: place, opportunity: fc.option(fc.nat(20)) }), {
  maxLength: 30,
});

function ranked(by: Arrangement, all: readonly Standing[]) {
  const ids = all.map((_, at) => `n${at}`);
  const ranks = new Map(all.map((standing, at): [string, Rank] => [`n${at}`, rank(by, standing)]));
  return { ids, ranks, rows: in_order(ids, ranks) };
}

describe("the order", () => {
  it("has every row once", () => {
    fc.assert(
      fc.property(arrangement, standings, (by, all) => {
        const { ids, rows } = ranked(by, all);
        expect([...rows].sort()).toEqual([...ids].sort());
      }),
    );
  });

  it("ascends, and rows of equal ranks keep the table's order", () => {
    fc.assert(
      fc.property(arrangement, standings, (by, all) => {
        const { ids, ranks, rows } = ranked(by, all);
        rows.slice(1).forEach((id, at) => {
          const [one, other] = [ranks.get(rows[at] as string) as Rank, ranks.get(id) as Rank];
          const equal = one.group === other.group && one.sort === other.sort;
          const ascends = one.group < other.group || (one.group === other.group && one.sort < other.sort);
          expect(equal ? ids.indexOf(rows[at] as string) < ids.indexOf(id) : ascends).toBe(true);
        });
      }),
    );
  });

  it("is the same when it is taken twice", () => {
    fc.assert(
      fc.property(arrangement, standings, (by, all) => {
        const { ranks, rows } = ranked(by, all);
        expect(in_order(rows, ranks)).toEqual(rows);
      }),
    );
  });

  it("is the table's own if nothing is asked for", () => {
    fc.assert(
      fc.property(standings, (all) => {
        const { ids, rows } = ranked({ group: "", sort: "" }, all);
        expect(rows).toEqual(ids);
      }),
    );
  });
});

describe("groups", () => {
  it("stand together, one of each kind, and hold every row once", () => {
    fc.assert(
      fc.property(arrangement, standings, (by, all) => {
        const { ranks, rows } = ranked(by, all);
        const groups = [...groups_of(rows, ranks)];
        expect(groups.flatMap(([, members]) => members)).toEqual(rows);
        const kinds = groups.map(([, members]) => new Set(members.map((id) => ranks.get(id)?.group)));
        expect(kinds.every((kind) => kind.size === 1)).toBe(true);
        expect(new Set(kinds.map((kind) => [...kind][0])).size).toBe(groups.length);
        expect(groups.every(([first, members]) => first === members[0])).toBe(true);
      }),
    );
  });
});

describe("a rank", () => {
  it("follows the journey, Maslow and the highest opportunity", () => {
    const standing = { stage: 2, level: 1, opportunity: 14 };
    expect(rank({ group: "stage", sort: "opportunity" }, standing)).toEqual({ group: 2, sort: -14 });
    expect(rank({ group: "level", sort: "stage" }, standing)).toEqual({ group: 1, sort: 2 });
  });

  it("is last for what is not told", () => {
    for (const key of ["stage", "level", "opportunity"] as const) {
      expect(rank({ group: key, sort: key }, NOTHING)).toEqual({ group: LAST, sort: LAST });
    }
  });

  it.each(bands)("puts an opportunity of %d into its band", (opportunity = 0, band = 0) => {
    expect(rank({ group: "opportunity", sort: "" }, { ...NOTHING, opportunity }).group).toBe(band);
    expect(BANDS[band]).toBeDefined();
  });

  it("draws a line where acting begins", () => {
    expect(BANDS.map(({ from }) => from)).toContain(ACT);
  });
});
