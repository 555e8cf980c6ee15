/** The hidden widget that carries Vega, once a kernel: it draws every live chart of the page. */
import { createElement, render } from "preact";
import type { ChartChannel } from "../chart/in-step";
import { CHART_SHEET } from "../styles/chart-sheet";
import { adopt_styles } from "../ui/adopt-styles";
import { LiveChart } from "../views/live-chart";

/** Show a live chart in an element until the signal aborts. */
export function draw(element: HTMLElement, channel: ChartChannel, signal: AbortSignal): void {
  const host = document.createElement("div");
  const root = document.createElement("div");
  // Its rules and those of the page's other views, a notebook's included, do not reach one another.
  host.attachShadow({ mode: "open" }).append(root);
  element.append(host);
  adopt_styles(root, CHART_SHEET);
  render(createElement(LiveChart, { channel, abort: signal }), root);
  signal.addEventListener(
    "abort",
    () => {
      render(null, root);
      host.remove();
    },
    { once: true },
  );
}

export default {
  initialize: () => ({ draw }),
};
