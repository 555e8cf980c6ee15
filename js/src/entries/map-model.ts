/** The hidden widget of a map: it holds the store and mounts every view of the map. */
// First, to stand first in the bundle: what is alike packs best when it stands together.
import "../styles/sheet";
import "./mount";
import type { Channel } from "../core/channel";
import { browser_storage } from "../core/identity";
import type { KernelMessage } from "../core/protocol";
import { make_store } from "../core/store";
import { type MountOptions, mount } from "./mount";
import { type NotebookHost, write_still } from "./notebook-outputs";

interface Model {
  get(name: "map_id"): string;
  send(content: unknown): void;
  on(name: "msg:custom", handler: (content: unknown) => void): void;
  readonly widget_manager?: NotebookHost;
}

/** The widget's custom messages as a channel. */
function widget_channel(model: Model): Channel {
  return {
    send: (message) => {
      try {
        // Only such a page can keep the static tables in its notebook, and hide them.
        const notebook = model.widget_manager?.context !== undefined;
        model.send(message.kind === "hello" ? { ...message, notebook } : message);
      } catch {
        // The comm is closed, as after a restart of the kernel: a message lost like any other.
      }
    },
    listen: (receiver) => model.on("msg:custom", (content) => receiver(content as KernelMessage)),
  };
}

export default {
  async initialize({ model, signal }: { model: Model; signal: AbortSignal }) {
    const map = model.get("map_id");
    const storage = await browser_storage(map, signal);
    const store = make_store({ channel: widget_channel(model), storage, client: storage.client });
    model.on("msg:custom", (content) => {
      const message = content as KernelMessage;
      if (message.kind === "still") write_still(model.widget_manager, message);
    });
    return {
      mount: (element: HTMLElement, name: string, options: MountOptions) =>
        mount(store, map, element, name, options),
    };
  },
};
