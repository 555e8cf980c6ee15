/**
 * A page without a kernel to look at the views and to drive them in a browser. Query: view, options (JSON),
 * table, sample (full, empty, long, many), rows, theme (light, dark), delay (ms an answer takes), shadow
 * (1: in a shadow root).
 * `page` on the window gives a script the stores and the wire.
 */
import schema from "../../../tests/contract/schema.json";
import type { Channel } from "../../src/core/channel";
import { local_channel } from "../../src/core/local-kernel";
import type { ClientMessage, KernelMessage, SchemaSpec } from "../../src/core/protocol";
import { make_store } from "../../src/core/store";
import { mount } from "../../src/entries/mount";
import { my_name } from "../../src/ui/memory";
import { sample } from "./sample";

const query = new URLSearchParams(location.search);
const ask = (name: string, usual: string) => query.get(name) ?? usual;

const kernel = local_channel(
  sample(schema as unknown as SchemaSpec, ask("sample", "full"), Number(ask("rows", "1000"))),
);
const wire = { cut: false, gone: false, delay: Number(ask("delay", "0")) };

/** The kernel behind a wire that can be slow or cut. */
function channel(): Channel {
  const later = (act: () => void) => setTimeout(act, wire.delay);
  return {
    send: (message: ClientMessage) => {
      if (!wire.cut && !wire.gone) later(() => kernel.send(message));
      return !wire.gone;
    },
    listen: (receiver: (message: KernelMessage) => void) =>
      kernel.listen((message) => {
        if (!wire.cut) later(() => receiver(structuredClone(message)));
      }),
  };
}

document.body.dataset.jpThemeLight = String(ask("theme", "light") === "light");
const store = make_store({ channel: channel(), client: "anaanaanaana", author: my_name });
const other = make_store({ channel: channel(), client: "benbenbenben", author: () => "Ben" });
const place = document.querySelector("#place") as HTMLElement;
const root = ask("shadow", "") ? place.attachShadow({ mode: "open" }) : place;
const end = new AbortController();

other.open_view(end.signal);
for (const table of ask("table", "needs").split(",")) {
  const element = document.createElement("div");
  element.className = "cell";
  root.append(element);
  const options = { ...JSON.parse(ask("options", "{}")), table };
  mount(store, "harness", element, ask("view", "table-grid"), { options, signal: end.signal });
}
Object.assign(window, { page: { store, other, wire, end } });
