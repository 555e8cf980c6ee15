import { expect, it } from "vitest";
import { join, speaks, take_floor } from "../../src/ui/speaking";

it("lets one view of a map speak: the first one, then the one used last", () => {
  const [map, needs, stages] = [{}, {}, {}];
  const gone = new AbortController();
  const spoken = () => [needs, stages].map((view) => speaks(map, view));
  join(map, needs, gone.signal);
  join(map, stages, new AbortController().signal);
  expect(spoken()).toEqual([true, false]);
  take_floor(map, stages);
  expect(spoken()).toEqual([false, true]);
  take_floor(map, needs);
  expect(spoken()).toEqual([true, false]);
  gone.abort();
  expect(spoken()).toEqual([false, true]);
});

it("keeps the views of other maps out of it", () => {
  const [map, other, view, stranger] = [{}, {}, {}, {}];
  join(map, view, new AbortController().signal);
  join(other, stranger, new AbortController().signal);
  expect(speaks(map, view)).toBe(true);
  expect(speaks(other, stranger)).toBe(true);
  expect(speaks(map, stranger)).toBe(false);
});
