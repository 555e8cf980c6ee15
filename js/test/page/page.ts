/**
 * A page without a kernel to look at the views and to drive them in a browser. Query: view, options (JSON),
 * table (several with commas), sample (full, empty, long, many, wall), rows, theme (light, dark), delay (ms an answer
 * takes), shadow (1: each view in a shadow root of its own), host (1: with a text field above and one below),
 * locked (why the map is read-only).
 * `page` on the window gives a script the stores, the wire and what a host would have acted upon.
 */
import schema from "../../../tests/contract/schema.json";
import type { Channel } from "../../src/core/channel";
import { local_channel } from "../../src/core/local-kernel";
import type { ClientMessage, KernelMessage, SchemaSpec, Standing } from "../../src/core/protocol";
import { make_store } from "../../src/core/store";
import { mount } from "../../src/entries/mount";
import { my_name } from "../../src/ui/memory";
import { listen_as_host } from "./host";
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
        if (!wire.cut) later(() => receiver(locked(structuredClone(message))));
      }),
  };
}

/** The message as it is from a kernel that lets nobody write. */
function locked(message: KernelMessage): KernelMessage {
  const read_only = ask("locked", "");
  if (message.kind !== "snapshot" || !read_only) return message;
  return { ...message, standing: { ...message.standing, read_only } as Standing };
}

document.body.dataset.jpThemeLight = String(ask("theme", "light") === "light");
const store = make_store({ channel: channel(), client: "anaanaanaana", author: my_name });
const other = make_store({ channel: channel(), client: "benbenbenben", author: () => "Ben" });
const place = document.querySelector("#place") as HTMLElement;
const end = new AbortController();

other.open_view(end.signal);
if (ask("host", "")) place.append(field("Above"));
for (const table of ask("table", "needs").split(",")) {
  const cell = document.createElement("div");
  cell.className = "cell";
  place.append(cell);
  const root = ask("shadow", "") ? cell.attachShadow({ mode: "open" }) : cell;
  const element = document.createElement("div");
  root.append(element);
  const options = { ...JSON.parse(ask("options", "{}")), table };
  mount(store, "harness", element, ask("view", "table-grid"), { options, signal: end.signal });
}
if (ask("host", "")) place.append(field("Below"));
Object.assign(window, { page: { store, other, wire, end, heard: listen_as_host(document) } });

/** A field of the page itself, for the focus to come from and to go to. */
function field(label: string): HTMLElement {
  const made = document.createElement("input");
  made.setAttribute("aria-label", label);
  return made;
}
