/** Which rows a board has, in which order, and the lines between them. */
import { describe, expect, it } from "vitest";
import { board_rows, lanes_in_order, side_of } from "../../src/board/board-rows";
import type { TableData } from "../../src/core/store";
import { journey } from "./board-desk";

async function lanes(): Promise<TableData> {
  return (await journey()).table("lanes") as TableData;
}

describe("the rows", () => {
  it("go from the customer to what follows, within a side as the lanes' table has them", async () => {
    const all = await lanes();
    expect(lanes_in_order(all)).toEqual(["l1", "l3", "l4", "l6", "l2", "l5"]);
    const rows = board_rows(all, lanes_in_order(all));
    expect(rows.map(({ key }) => key)).toEqual([
      "stages",
      "emotion",
      ...["l1", "l3", "l4", "l6", "l2"].map((lane) => `lane:${lane}`),
      "needs",
      "lane:l5",
    ]);
  });

  it("have a line where a side begins, but not above the customer's", async () => {
    const all = await lanes();
    const lines = board_rows(all, lanes_in_order(all)).flatMap(({ key, line }) =>
      line ? [`${key}: ${line.title}`] : [],
    );
    expect(lines).toEqual([
      "lane:l4: Line of interaction",
      "lane:l6: Line of visibility",
      "lane:l2: Line of internal interaction",
      "needs: Insight",
      "lane:l5: Without a side",
    ]);
  });

  it("keep the line of a side where the sides before it show nothing", async () => {
    const rows = board_rows(await lanes(), ["l6"]);
    expect(rows.map(({ key, line }) => [key, line?.title])).toEqual([
      ["stages", undefined],
      ["emotion", undefined],
      ["lane:l6", "Line of visibility"],
      ["needs", "Insight"],
    ]);
  });

  it("take a side nobody knows for none", async () => {
    const store = await journey();
    store.set_value("lanes", "l1", "side", null);
    const all = store.table("lanes") as TableData;
    expect(side_of(all, "l1")).toBe("");
    expect(lanes_in_order(all).slice(-2)).toEqual(["l1", "l5"]);
    expect(board_rows(undefined, [])).toHaveLength(3);
  });
});
