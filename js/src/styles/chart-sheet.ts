import chart from "./chart.css";
import controls from "./controls.css";
import tokens from "./tokens.css";

/** What a live chart needs. It stands in a shadow root, so that the sheets of a page's views do not meet. */
export const CHART_SHEET = [tokens, controls, chart].join("\n");
