import type { Spec } from "vega";
import { expect, it } from "vitest";
import { LiveView } from "../../src/chart/live-view";
import { words_as_signals } from "../../src/chart/words";
import { charted, LOOK } from "./charts";

it("puts a signal where a title holds the place of words, anywhere in the chart", () => {
  const spec = {
    title: { text: "jk-words-0", subtitle: ["jk-words-1"] },
    marks: [{ type: "group", title: { text: ["jk-words-2"], anchor: "start" } }],
    signals: [{ name: "width", value: 3 }],
  } as unknown as Spec;
  expect(words_as_signals(spec, ["One", ["Two", "lines"], "Three"])).toEqual({
    title: { text: { signal: "jk_words_0" }, subtitle: { signal: "jk_words_1" } },
    marks: [{ type: "group", title: { text: { signal: "jk_words_2" }, anchor: "start" } }],
    signals: [
      { name: "width", value: 3 },
      { name: "jk_words_0", value: "One" },
      { name: "jk_words_1", value: ["Two", "lines"] },
      { name: "jk_words_2", value: "Three" },
    ],
  });
});

it("leaves what only looks like a place: other texts, data, numbers beyond the words", () => {
  const spec = {
    title: { text: "jk-words-9" },
    marks: [{ name: "jk-words-0", encode: { update: { text: { value: "jk-words-0" } } } }],
    data: [{ name: "jk_0", values: [{ text: "jk-words-0" }] }],
  } as unknown as Spec;
  expect(words_as_signals(spec, ["One"])).toEqual({
    ...spec,
    signals: [{ name: "jk_words_0", value: "One" }],
  });
});

it("never takes words for an expression or markup", async () => {
  const hostile = ["{signal: 'width'}", "datum.x", "<script>alert(1)</script>"];
  const spec = {
    data: { name: "jk_0" },
    mark: "point",
    title: { text: "jk-words-0", subtitle: "jk-words-1" },
  };
  const live = new LiveView({ ...charted(spec, [{}]), words: [hostile[0] ?? "", ""] }, LOOK);
  await live.run();
  await live.become({ ...charted(spec, [{}]), words: [hostile[1] ?? "", [hostile[2] ?? "", "b"]] });
  const svg = await live.view.toSVG();
  expect(svg).toContain(">datum.x<");
  expect(svg).toContain("&lt;script&gt;");
  expect(svg).not.toContain("<script");
});
