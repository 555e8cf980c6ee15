import { describe, expect, it } from "vitest";
import { carry_over } from "../../src/chart/kept-state";
import { LiveView } from "../../src/chart/live-view";
import type { Row } from "../../src/chart/protocol";
import { charted, LOOK } from "./charts";

const ROWS: Row[] = ["Seek", "Buy", "Use"].map((stage, place) => ({ stage, place, score: place }));

async function drawn(params: unknown[], rows = ROWS): Promise<LiveView> {
  const spec = {
    data: { name: "jk_0" },
    params,
    mark: "point",
    encoding: { x: { field: "place", type: "quantitative" }, y: { field: "score", type: "quantitative" } },
  };
  const live = new LiveView(charted(spec, rows), LOOK);
  await live.run();
  return live;
}

async function carried(from: LiveView, params: unknown[], rows = ROWS): Promise<LiveView> {
  const to = await drawn(params, rows);
  await carry_over(from, to, { params });
  return to;
}

describe("What readers have done to a chart outlives its view", () => {
  it("a slider that was moved", async () => {
    const params = [{ name: "size", value: 3, bind: { input: "range" } }];
    const from = await drawn(params);
    await from.view.signal("size", 7).runAsync();
    expect((await carried(from, params)).view.signal("size")).toBe(7);
  });

  it("but not one that was left alone, where the new chart begins elsewhere", async () => {
    const from = await drawn([{ name: "size", value: 3, bind: { input: "range" } }]);
    const params = [{ name: "size", value: 5, bind: { input: "range" } }];
    expect((await carried(from, params)).view.signal("size")).toBe(5);
  });

  it("nor a value that only the chart itself sets", async () => {
    const from = await drawn([{ name: "limit", value: 3 }]);
    await from.view.signal("limit", 4).runAsync();
    expect((await carried(from, [{ name: "limit", value: 3 }])).view.signal("limit")).toBe(3);
  });

  it("a zoom, without doing it once more", async () => {
    const params = [{ name: "grid", select: "interval", bind: "scales" }];
    const from = await drawn(params);
    await from.view.signal("grid_place", [1, 2]).signal("grid_score", [0.5, 1]).runAsync();
    const to = await carried(from, params);
    expect(to.view.scale("x").domain()).toEqual([1, 2]);
    expect(to.view.scale("y").domain()).toEqual([0.5, 1]);
    expect((await carried(to, params)).view.scale("x").domain()).toEqual([1, 2]);
  });

  it("a row that was selected, wherever it stands now, and none if it is gone", async () => {
    const params = [{ name: "pick", select: "point" }];
    const from = await drawn(params);
    const buy = from.view.data("data_0").find(({ stage }) => stage === "Buy");
    from.view.data("pick_store", [{ unit: "", _vgsid_: buy?._vgsid_ }]);
    await from.run();
    const selected = (live: LiveView) => {
      const numbers = live.view.data("pick_store").map(({ _vgsid_ }) => _vgsid_);
      return live.view.data("data_0").filter(({ _vgsid_ }) => numbers.includes(_vgsid_));
    };
    expect(selected(from).map(({ stage }) => stage)).toEqual(["Buy"]);
    const turned = await carried(from, params, [...ROWS].reverse());
    expect(selected(turned).map(({ stage }) => stage)).toEqual(["Buy"]);
    expect(selected(await carried(from, params, [ROWS[0] ?? {}, ROWS[2] ?? {}]))).toEqual([]);
  });

  it("and what the new chart has no room for is left out", async () => {
    const from = await drawn([{ name: "grid", select: "interval", bind: "scales" }]);
    await from.view.signal("grid_place", [1, 2]).runAsync();
    await carried(from, [{ name: "other", select: "interval" }]);
  });
});
