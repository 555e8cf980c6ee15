/**
 * A page without a kernel, with one live chart made of the two scripts that are shipped. Query: theme (light, dark).
 * `page` on the window gives a script what the chart has said and lets it answer; it also counts what is kept alive.
 */
import type { ChartMessage, PageMessage } from "../../src/chart/protocol";
import { listen_as_host } from "../page/host";
import { count_alive } from "./alive";

const query = new URLSearchParams(location.search);
document.body.dataset.jpThemeLight = String((query.get("theme") ?? "light") === "light");

/** Whether the page's policy allows code made of texts. Found out now: a test's own calls are above the policy. */
const may_eval = (() => {
  try {
    return new Function("return true")();
  } catch {
    return false;
  }
})();

const heard = listen_as_host(document);
const alive = count_alive(window);
const script = (name: string) => import(new URL(name, location.href).href);
const [engine, view] = await Promise.all(["chart-engine.js", "chart-view.js"].map(script));

const wire = { closed: false };
const sent: PageMessage[] = [];
const receivers = new Set<(message: ChartMessage) => void>();
const accompanied: AbortSignal[] = [];
const end = new AbortController();

/** The exports of the widgets a chart finds by reference. */
const widgets: Record<string, unknown> = {
  map: { accompany: (_element: HTMLElement, signal: AbortSignal) => accompanied.push(signal) },
  engine: engine.default.initialize(),
};

const model = {
  get: (name: string) => name.slice(1),
  send: (message: PageMessage) => {
    if (wire.closed) throw new Error("The comm is closed.");
    sent.push(structuredClone(message));
  },
  on: (_name: string, receiver: (message: ChartMessage) => void) => receivers.add(receiver),
};

const host = { getWidget: async (ref: string) => ({ exports: widgets[ref] }) };
const el = document.querySelector(".cell");
const shown = view.default.render({ model, el, host, signal: end.signal });

/** What the kernel says, one message or several in a row. */
function hear(...messages: ChartMessage[]): void {
  for (const message of messages) for (const receiver of receivers) receiver(structuredClone(message));
}

/** The view is removed, as the widget's host does it. */
function leave(): void {
  end.abort();
  receivers.clear();
}

Object.assign(window, { page: { shown, sent, wire, accompanied, hear, leave, alive, heard, may_eval } });
