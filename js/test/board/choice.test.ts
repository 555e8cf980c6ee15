/** What the widget asks for goes before what a browser remembers. */
import { describe, expect, it } from "vitest";
import { first_choice, shows, versions_of } from "../../src/board/choice";

describe("the first choice", () => {
  it("is plain where nothing is known", () => {
    expect(first_choice({})).toEqual({
      version: "as_is",
      people: {},
      colour: "persona",
      hides_empty: false,
      fits: false,
      folded: [],
    });
  });

  it("is what is remembered, where that is known", () => {
    const known = {
      version: "both",
      people: { p1: false },
      colour: "grade",
      hides_empty: true,
      fits: true,
    } as const;
    expect(first_choice({}, known)).toMatchObject(known);
    const odd = { version: "never", colour: "rainbow", folded: "all", fits: "yes" } as never;
    expect(first_choice({}, odd)).toEqual(first_choice({}));
  });

  it("is what is asked for, where something is", () => {
    const asked = { personas: ["p2"], version: "to_be" };
    const choice = first_choice(asked, { version: "both", people: { p2: false } });
    expect(choice.version).toBe("to_be");
    expect(["p1", "p2"].map((one) => shows(choice, asked, one))).toEqual([false, true]);
    expect(shows({ ...choice, people: { p1: true } }, asked, "p1")).toBe(true);
    expect(shows(choice, { personas: null }, "p1")).toBe(true);
  });

  it("gives both versions where both are wanted", () => {
    const choice = first_choice({});
    expect(versions_of(choice)).toEqual(["as_is"]);
    expect(versions_of({ ...choice, version: "both" })).toEqual(["as_is", "to_be"]);
  });
});
