import { describe, expect, it } from "vitest";
import type { ColumnSpec } from "../../src/core/protocol";
import { first_line, list_foot, list_lines } from "../../src/ui/editors/list-lines";
import { has_digits, matching, type Option } from "../../src/ui/editors/list-options";

const LEVELS: Option[] = ["Physiological", "Safety", "Love and belonging", "Esteem", "Über uns"].map(
  (label) => ({
    value: label.toLowerCase(),
    label,
  }),
);
const level: ColumnSpec = { name: "level", kind: "choice", title: "Level", choices: LEVELS };
const open: ColumnSpec = { ...level, open: true };
const labels = (options: readonly Option[]) => options.map(({ label }) => label);

describe("a list to choose from", () => {
  it("narrows to what is typed, beginnings first, whatever case and accent", () => {
    expect(labels(matching(LEVELS, "s"))).toEqual(["Safety", "Physiological", "Esteem", "Über uns"]);
    expect(labels(matching(LEVELS, "UBER"))).toEqual(["Über uns"]);
    expect(matching(LEVELS, " ")).toHaveLength(5);
    expect(labels(matching(LEVELS, "b"))).toEqual(["Love and belonging", "Über uns"]);
    expect(labels(matching(LEVELS, "ＳＡＦ"))).toEqual(["Safety"]);
  });

  it("puts words that begin so before words that only hold it", () => {
    const options = ["Cab", "Bus", "By boat", "Train and bus"].map((label) => ({ value: label, label }));
    expect(labels(matching(options, "b"))).toEqual(["Bus", "By boat", "Train and bus", "Cab"]);
  });

  it("offers to make a filled cell empty, until something is typed", () => {
    expect(list_lines(level, LEVELS, "", false).at(-1)?.kind).toBe("clear");
    expect(list_lines(level, LEVELS, "", true).at(-1)?.kind).toBe("option");
    expect(labels(list_lines(level, LEVELS, "est", false))).toEqual(["Esteem"]);
  });

  it("takes a word of one's own only in an open list, and only a new one", () => {
    expect(list_lines(open, LEVELS, "joy", false)).toEqual([
      { kind: "own", value: "joy", label: "Use “joy”" },
    ]);
    expect(labels(list_lines(open, LEVELS, "ESTEEM", false))).toEqual(["Esteem"]);
    expect(list_lines(level, LEVELS, "joy", false)).toEqual([]);
  });

  it("says why there is nothing, and how many more there are", () => {
    expect(list_foot(level, LEVELS, "joy", [])).toBe("Nothing here is called “joy”.");
    const many = Array.from({ length: 1_300 }, (_, at) => ({ value: `r${at}`, label: `Row ${at}` }));
    const refs: ColumnSpec = { name: "need", kind: "ref", title: "Need", to: "needs" };
    const lines = list_lines(refs, many, "", true);
    expect(lines).toHaveLength(200);
    expect(list_foot(refs, many, "", lines)).toBe("1,100 more. Type to narrow the list.");
  });

  it("offers to make the row that is named, last, unless there is one of that name", () => {
    const refs: ColumnSpec = { name: "persona", kind: "ref", title: "Persona", to: "personas" };
    const people = ["Carla", "José", "Mia"].map((label) => ({ value: `p_${label}`, label }));
    const offered = (text: string) => labels(list_lines(refs, people, text, true, "persona"));
    expect(offered("")).toEqual(["Carla", "José", "Mia"]);
    expect(offered("a")).toEqual(["Carla", "Mia", "New persona “a”"]);
    expect(offered(" Zoe ")).toEqual(["New persona “Zoe”"]);
    expect(offered("mia")).toEqual(["Mia"]);
    expect(offered("Jose")).toEqual(["José", "New persona “Jose”"]);
    // A dash stands for nothing.
    expect(offered("–")).toEqual([]);
    expect(labels(list_lines(refs, people, "Zoe", true))).toEqual([]);
    expect(list_foot(refs, [], "", [], "persona")).toBe("No persona yet. Type a name to add one.");
    expect(list_foot(refs, [], "", [])).toBe("There is nothing to choose from yet.");
  });

  it("says what the groups of its choices mean", () => {
    const grouped = LEVELS.map((option, at) => ({ ...option, group: at < 4 ? "Deficit" : "Being" }));
    expect(list_foot(level, grouped, "", [])).toMatch(/^Deficit needs are felt when missing/);
    expect(list_foot(level, LEVELS, "", list_lines(level, LEVELS, "", true))).toBe("");
  });

  it("begins at the entry chosen now", () => {
    expect(first_line(list_lines(level, LEVELS, "", false), "", ["esteem"])).toBe(3);
    expect(first_line(list_lines(level, LEVELS, "", true), "", [])).toBe(0);
  });

  it("has digits only where the list is short and closed", () => {
    expect([has_digits(level), has_digits(open)]).toEqual([true, false]);
  });
});
