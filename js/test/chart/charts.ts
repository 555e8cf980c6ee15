/** Charts of every kind that live updates could get wrong, each over rows of the same shape. */
import type { Charted } from "../../src/chart/charted";
import type { Row } from "../../src/chart/protocol";

export const LOOK = {
  dark: false,
  font: "sans-serif",
  ink: "#000000",
  ink_2: "#444444",
  line: "#dddddd",
  line_2: "#aaaaaa",
  ground: "transparent",
};

const data = { name: "jk_0" };
const x = { field: "stage", type: "nominal", sort: null };
const y = { field: "score", type: "quantitative" };
const color = { field: "who", type: "nominal" };

/** Specifications by what is special about them. */
export const SPECS: Record<string, Record<string, unknown>> = {
  "a line with gaps": { data, mark: { type: "line", point: true }, encoding: { x, y, color } },
  "a line in the order of rows": { data, mark: "line", encoding: { x, y, order: { field: "place" } } },
  "sums in bars": { data, mark: "bar", encoding: { x, y: { ...y, aggregate: "sum" } } },
  "means in bars, sorted by them": {
    data,
    mark: "bar",
    encoding: { x: { ...x, sort: "-y" }, y: { ...y, aggregate: "mean" } },
  },
  "the median and the extent": {
    data,
    layer: [
      {
        mark: "rule",
        encoding: { x, y: { ...y, aggregate: "min" }, y2: { field: "score", aggregate: "max" } },
      },
      { mark: "point", encoding: { x, y: { ...y, aggregate: "median" } } },
    ],
  },
  "a heat map with text": {
    data,
    encoding: { x, y: color },
    layer: [
      { mark: "rect", encoding: { color: { aggregate: "count" } } },
      { mark: "text", encoding: { text: { aggregate: "count" } } },
    ],
  },
  "stacked bars": { data, mark: "bar", encoding: { x, y: { aggregate: "count" }, color } },
  "stacked values": { data, mark: "area", encoding: { x, y: { ...y, stack: "center" }, color } },
  facets: { data, facet: { column: color }, spec: { mark: "bar", encoding: { x, y } } },
  "facets with scales of their own": {
    data,
    facet: { row: color },
    spec: { mark: "point", encoding: { x, y } },
    resolve: { scale: { x: "independent", y: "independent" } },
  },
  layers: {
    data,
    layer: [
      { mark: "line", encoding: { x, y } },
      { mark: { type: "text", dy: -8 }, encoding: { x, y, text: { field: "stage" } } },
      { transform: [{ filter: "datum.score > 2" }], mark: "point", encoding: { x, y, color } },
    ],
  },
  "side by side": {
    hconcat: [
      { data, mark: "bar", encoding: { x, y: { aggregate: "count" } } },
      { data: { name: "jk_1" }, mark: "point", encoding: { x, y } },
    ],
  },
  filtered: { data, transform: [{ filter: "datum.score !== null" }], mark: "point", encoding: { x, y } },
  windowed: {
    data,
    transform: [
      {
        window: [{ op: "rank", as: "rank" }],
        sort: [{ field: "score", order: "descending" }],
        groupby: ["who"],
      },
      { window: [{ op: "sum", field: "score", as: "so far" }], frame: [null, 0] },
    ],
    mark: "text",
    encoding: { x, y: { field: "so far", type: "quantitative" }, text: { field: "rank" } },
  },
  "shares of the whole": {
    data,
    transform: [
      { joinaggregate: [{ op: "mean", field: "score", as: "all" }], groupby: ["who"] },
      { calculate: "datum.score - datum.all", as: "above" },
    ],
    mark: "bar",
    encoding: { x: { ...x, sort: "y" }, y: { field: "above", type: "quantitative" } },
  },
  folded: {
    data,
    transform: [{ fold: ["score", "place"], as: ["name", "amount"] }],
    mark: "line",
    encoding: { x, y: { field: "amount", type: "quantitative" }, color: { field: "name", type: "nominal" } },
  },
  pivoted: {
    data,
    transform: [{ pivot: "who", value: "score", groupby: ["stage"] }],
    mark: "point",
    encoding: { x, y: { field: "Ana", type: "quantitative" } },
  },
  "looked up": {
    data,
    transform: [
      { lookup: "who", from: { data: { name: "jk_1" }, key: "who", fields: ["place"] }, as: ["other"] },
    ],
    mark: "point",
    encoding: { x, y: { field: "other", type: "quantitative" } },
  },
  imputed: {
    data,
    mark: "line",
    encoding: { x, y: { ...y, impute: { value: 0 } }, color },
  },
  binned: { data, mark: "bar", encoding: { x: { bin: true, field: "score" }, y: { aggregate: "count" } } },
  dates: {
    data,
    mark: "line",
    encoding: { x: { field: "day", type: "temporal" }, y, color },
  },
  "dates read by the data": {
    data: { name: "jk_0", format: { parse: { day: "date", score: "number" } } },
    mark: "point",
    encoding: { x: { field: "day", type: "temporal", timeUnit: "yearmonthdate" }, y },
  },
  "a box": { data, mark: "boxplot", encoding: { x, y } },
  "a field with dots, brackets and quotes": {
    data,
    mark: "bar",
    encoding: {
      x,
      y: { field: "a\\.b\\[0\\]\\\"\\'c", type: "quantitative", aggregate: "sum" },
    },
  },
};

export const HOSTILE_FIELD = "a.b[0]\"'c";

export function charted(spec: Record<string, unknown>, rows: Row[], others: Row[] = []): Charted {
  return {
    n: 1,
    spec,
    data: { jk_0: rows, jk_1: others, jk_2: rows },
    words: [],
    says: "",
    tables: [],
    dark: {},
  };
}
