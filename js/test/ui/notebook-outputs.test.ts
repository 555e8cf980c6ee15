/** What a static table says, written into the notebook by a page that was loaded anew. */
import { expect, it } from "vitest";
import { write_still } from "../../src/entries/notebook-outputs";

const VIEW = "application/vnd.jupyter.widget-view+json";

function notebook(...cells: Record<string, unknown>[][]) {
  const made = cells.map((outputs) => ({
    outputs: {
      length: outputs.length,
      get: (at: number) => ({ toJSON: () => outputs[at] as object }),
      set: (at: number, output: object) => {
        outputs[at] = { ...output };
      },
    },
  }));
  return { context: { model: { cells: [{}, ...made] } } };
}

it("writes into the output that bears its name, and leaves all others", () => {
  const table = {
    output_type: "display_data",
    data: { [VIEW]: {}, "text/html": "<p id=abc>", "text/plain": "t" },
  };
  const cell = [{ output_type: "stream", text: "abc" }, table];
  const other = [{ output_type: "display_data", data: { "text/html": "<p id=xyz>" } }];
  write_still(notebook(other, cell), { kind: "still", still: "abc", html: "<p id=abc>new" });
  expect(cell[1]).toEqual({
    output_type: "display_data",
    data: { "text/html": "<p id=abc>new", "text/plain": "t" },
  });
  expect(cell[0]).toEqual({ output_type: "stream", text: "abc" });
  expect(other[0]?.data["text/html"]).toBe("<p id=xyz>");
});

it("takes away what hides a table, though it says the same", () => {
  const cell = [{ data: { [VIEW]: {}, "text/html": "<p id=abc>" } }];
  write_still(notebook(cell), { kind: "still", still: "abc", html: "<p id=abc>" });
  expect(cell[0]?.data).toEqual({ "text/html": "<p id=abc>" });
});

it("writes nothing that is there already, and nothing without a notebook", () => {
  const output = { data: { "text/html": "<p id=abc>" } };
  const cell = [output];
  write_still(notebook(cell), { kind: "still", still: "abc", html: "<p id=abc>" });
  expect(cell[0]).toBe(output);
  for (const host of [undefined, {}, { context: {} }, notebook()]) {
    write_still(host, { kind: "still", still: "abc", html: "" });
  }
});
