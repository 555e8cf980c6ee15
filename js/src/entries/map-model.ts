/** The hidden widget of a map: it holds the store and mounts every view of the map. */
// First, to stand first in the bundle: what is alike packs best when it stands together.
import { SHEET } from "../styles/sheet";
import "./mount";
import type { Channel } from "../core/channel";
import { borrow, stand_ready, take_over } from "../core/handover";
import { browser_parts, browser_storage } from "../core/identity";
import type { KernelMessage } from "../core/protocol";
import { make_store } from "../core/store";
import { adopt_styles } from "../ui/adopt-styles";
import { LAST_CALL } from "../ui/editors/endings";
import { my_name } from "../ui/memory";
import { type MountOptions, mount } from "./mount";
import { type NotebookHost, write_still } from "./notebook-outputs";

interface Model {
  get(name: "map_id"): string;
  send(content: unknown): void;
  on(name: "msg:custom" | "comm_live_update", handler: (content: unknown) => void): void;
  readonly widget_manager?: NotebookHost;
}

/** The widget's custom messages as a channel. */
function widget_channel(model: Model, signal: AbortSignal): Channel {
  return {
    send: (message) => {
      // A model that is closed drops what it is given, without a word.
      if (signal.aborted) return false;
      try {
        // Only such a page can keep the static tables in its notebook, and hide them.
        const notebook = model.widget_manager?.context !== undefined;
        model.send(message.kind === "hello" ? { ...message, notebook } : message);
        return true;
      } catch {
        // The comm is closed, as after a restart of the kernel.
        return false;
      }
    },
    listen: (receiver) => model.on("msg:custom", (content) => receiver(content as KernelMessage)),
  };
}

export default {
  async initialize({ model, signal }: { model: Model; signal: AbortSignal }) {
    const map = model.get("map_id");
    // Before anything is waited for, or another new store would ask as well.
    const handed = take_over(map);
    const lock = new AbortController();
    signal.addEventListener("abort", () => lock.abort());
    const storage = await browser_storage(map, lock.signal, browser_parts(), handed);
    const store = make_store({
      channel: widget_channel(model, signal),
      storage,
      client: storage.client,
      author: my_name,
      left_by_others: (title) => borrow(map, title),
    });
    stand_ready(
      {
        map,
        store,
        last_call: () => dispatchEvent(new Event(LAST_CALL)),
        let_go: () => lock.abort(),
      },
      signal,
    );
    // JupyterLab says so at once when it restarts the kernel.
    model.on("comm_live_update", () => store.knock());
    addEventListener("pagehide", () => store.flush(true), { signal });
    document.addEventListener("visibilitychange", () => store.flush(), { signal });
    model.on("msg:custom", (content) => {
      const message = content as KernelMessage;
      if (message.kind === "still") write_still(model.widget_manager, message);
    });
    return {
      mount: (element: HTMLElement, name: string, options: MountOptions) =>
        mount(store, map, element, name, options),
      /** Something else shows the map in an element until the signal aborts. */
      accompany: (element: HTMLElement, signal: AbortSignal) => {
        adopt_styles(element, SHEET);
        store.open_view(signal);
      },
    };
  },
};
