import { expect, it } from "vitest";
import { recolour } from "../../src/chart/recolour";

const DARK = { "#1a1d21": "#e9ebee", "#0068A3": "#5cb8ec" };

it("takes every colour it knows for its twin, in whatever case, and leaves the specification given as it is", () => {
  const spec = {
    mark: { color: "#1A1D21" },
    encoding: { color: { scale: { range: ["#0068a3", "#123456"] } } },
  };
  const before = structuredClone(spec);
  expect(recolour(spec, DARK)).toEqual({
    mark: { color: "#e9ebee" },
    encoding: { color: { scale: { range: ["#5cb8ec", "#123456"] } } },
  });
  expect(spec).toEqual(before);
});

it("leaves texts, names and values that look like a colour", () => {
  const said = {
    title: "#1a1d21",
    data: { name: "#1a1d21" },
    encoding: { x: { field: "#1a1d21", sort: ["#1a1d21"], scale: { domain: ["#1a1d21"] } } },
    transform: [{ filter: { field: "x", equal: "#1a1d21", oneOf: ["#1a1d21"] } }],
  };
  expect(recolour(said, DARK)).toEqual(said);
});

it("colours a title that is an object, but not its words", () => {
  const title = { text: "#1a1d21", subtitle: ["#1a1d21"], color: "#1a1d21" };
  expect(recolour({ title }, DARK)).toEqual({ title: { ...title, color: "#e9ebee" } });
});

it("has nothing to do without colours", () => {
  const spec = { color: "#1a1d21" };
  expect(recolour(spec, {})).toBe(spec);
});
