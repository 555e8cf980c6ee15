import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Announcer } from "../../src/ui/announcer";

let end: AbortController;
let announcer: Announcer;
const heard: string[] = [];

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  end = new AbortController();
  announcer = new Announcer(end.signal);
  heard.length = 0;
  announcer.said.subscribe(({ text }) => text && heard.push(text));
});
afterEach(() => vi.useRealTimers());

it("says at once what is the first, and then one thing in two seconds", () => {
  announcer.say("6 cells pasted.");
  vi.advanceTimersByTime(100);
  announcer.say("Undone.");
  vi.advanceTimersByTime(1_800);
  expect(heard).toEqual(["6 cells pasted."]);
  vi.advanceTimersByTime(200);
  expect(heard).toEqual(["6 cells pasted.", "Undone."]);
});

it("lets nothing that matters be outdone by what is only good to know", () => {
  announcer.say("“99” is not a whole number from 0 to 10.");
  announcer.mention("Saved.");
  vi.advanceTimersByTime(5_000);
  expect(heard).toEqual(["“99” is not a whole number from 0 to 10."]);
  announcer.mention("2 rows by 1 column selected.");
  announcer.mention("3 rows by 1 column selected.");
  vi.advanceTimersByTime(100);
  expect(heard.at(-1)).toBe("3 rows by 1 column selected.");
});

it("gathers what comes within the pause, each once", () => {
  announcer.say("Ben changed what you wrote in Statement.");
  vi.advanceTimersByTime(100);
  for (const text of ["Undone.", "Undone.", "The kernel is gone."]) announcer.say(text);
  vi.advanceTimersByTime(2_000);
  expect(heard.at(-1)).toBe("Undone. The kernel is gone.");
  expect(heard).toHaveLength(2);
});

it("says the same thing again, and nothing once the view is gone", () => {
  announcer.say("Undone.");
  vi.advanceTimersByTime(3_000);
  announcer.say("Undone.");
  vi.advanceTimersByTime(100);
  expect(heard).toEqual(["Undone.", "Undone."]);
  announcer.say("Undone.");
  end.abort();
  vi.advanceTimersByTime(5_000);
  expect(heard).toHaveLength(2);
});
