import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Charted, redrawn } from "../../src/chart/charted";
import { LiveView } from "../../src/chart/live-view";
import type { Redrawing, Row, RowPatch } from "../../src/chart/protocol";
import { charted, HOSTILE_FIELD, LOOK, SPECS } from "./charts";

const scores = fc.oneof(fc.integer({ min: -2, max: 9 }), fc.constant(null), fc.constantFrom(0.1, 0.7, 1.3));
const rows: fc.Arbitrary<Row> = fc.record({
  stage: fc.constantFrom("Seek", "Buy", "Use", "Überprüfungsverfahren"),
  who: fc.constantFrom("Ana", "Ben", "Cem"),
  score: scores,
  place: fc.integer({ min: 0, max: 5 }),
  day: fc.constantFrom("2026-01-02", "2026-02-03", "2026-11-05"),
  [HOSTILE_FIELD]: fc.integer({ min: 0, max: 9 }),
});

const patches: fc.Arbitrary<RowPatch> = fc
  .record({
    keep: fc.nat(8),
    set: fc.array(fc.tuple(fc.nat(7), rows), { maxLength: 3 }),
    rows: fc.array(rows, { maxLength: 3 }),
  })
  .map(({ keep, set, rows }) => ({ keep, set: set.filter(([at]) => at < keep), rows }));

/** What is seen: without the names Vega gives to what it clips, the ticks and lines of axes in order. */
async function picture(live: LiveView): Promise<string> {
  const svg = await live.view.toSVG();
  return svg
    .replace(/((?:clip|gradient)_?)\d+/g, "$1")
    .replace(GUIDE, (_, head, inner) => head + inner.match(ELEMENT)?.sort().join(""));
}

const GUIDE = /(<g class="mark-\w+ role-(?:axis|legend)-[^>]*>)((?:<(?!g )[\s\S]*?)?)(?=<\/g>)/g;
const ELEMENT = /<(\w+)[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g;

async function fresh(chart: Charted): Promise<LiveView> {
  const live = new LiveView(chart, LOOK, { renderer: "none" });
  await live.run();
  return live;
}

/** Vega rounds a layout up or down by a pixel, depending on the one before. */
function expect_alike(found: string, wanted: string): void {
  const numbers = (svg: string) =>
    [...svg.matchAll(PLACE)].flatMap(([, , list = ""]) => list.split(/[ ,]/).map(Number));
  expect(found.replace(PLACE, "$1")).toBe(wanted.replace(PLACE, "$1"));
  const far = numbers(wanted).filter((number, at) => !(Math.abs(number - (numbers(found)[at] ?? 1e9)) <= 1));
  expect(far, `${found}\n${wanted}`).toEqual([]);
}

const PLACE = /(translate\(|width="|height="|viewBox=")([^)"]*)/g;

/** The view after a change; a new one where it takes that. */
async function become(live: LiveView, now: Charted): Promise<LiveView> {
  if (await live.become(now)) return live;
  live.view.finalize();
  return fresh(now);
}

describe("A chart whose rows were changed looks like one drawn anew", () => {
  for (const [name, spec] of Object.entries(SPECS)) {
    it(name, async () => {
      const steps = fc.array(fc.tuple(patches, patches, fc.boolean()), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(
          fc.array(rows, { maxLength: 7 }),
          fc.array(rows, { maxLength: 3 }),
          steps,
          async (a, b, all) => {
            let now = charted(spec, a, b);
            let live = await fresh(now);
            for (const [jk_0, jk_1, draws] of all) {
              const news: Redrawing = { kind: "redrawing", n: now.n + 1, data: { jk_0, jk_1, jk_9: jk_1 } };
              now = redrawn(now, news);
              if (draws) live = await become(live, now);
            }
            live = await become(live, now);
            const again = await fresh(now);
            expect_alike(await picture(live), await picture(again));
            live.view.finalize();
            again.view.finalize();
          },
        ),
        { numRuns: Number(process.env.RUNS ?? 12) },
      );
    });
  }
});
