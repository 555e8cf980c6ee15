import { describe, expect, it } from "vitest";
import { field_label } from "../../src/ui/field";
import { unsettled } from "../../src/ui/unsettled";

const plain = String;

describe("the head of a view", () => {
  it("names its fields, what they hold and what can be done", () => {
    expect(field_label("Scope", "Private cars")).toBe("Scope: Private cars, edit");
    expect(field_label("Scope", "")).toBe("Scope: empty, edit");
    expect(field_label("Title", "", "Name this map")).toBe("Title: Name this map, edit");
  });

  it("says why a text was refused and what the map holds meanwhile", () => {
    const draft = { text: "x", why: "An entry holds 200 characters at most.", code: "length" };
    expect(unsettled(draft, undefined, "Renewal", plain)).toEqual({
      tone: "error",
      title: "An entry holds 200 characters at most.",
      detail: "Kept here, not saved. The map still holds Renewal.",
      held: "Renewal",
    });
    expect(unsettled(draft, undefined, "", plain)?.detail).toContain("still holds nothing here");
  });

  it("says who overwrote a text, and what it was", () => {
    const mine = { value: "Mine", author: "Ben", client: "ben" };
    expect(unsettled(undefined, mine, "Theirs", plain)).toMatchObject({
      tone: "conflict",
      title: "Ben changed this.",
      detail: "You had “Mine”.",
    });
    const emptied = { value: "", author: "", client: "ben" };
    const said = unsettled(undefined, emptied, "Theirs", plain);
    expect([said?.title, said?.detail]).toEqual(["Somebody changed this.", "You had left it empty."]);
    expect(unsettled(undefined, undefined, "Theirs", plain)).toBeUndefined();
  });
});
