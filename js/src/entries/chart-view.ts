/** A live chart: it keeps its map awake and has the engine draw here. */
import type { ChartChannel } from "../chart/in-step";
import type { ChartMessage, PageMessage } from "../chart/protocol";

interface Model {
  get(name: "_map" | "_engine"): string;
  send(content: PageMessage): void;
  on(name: "msg:custom", handler: (content: ChartMessage) => void): void;
}

interface MapExports {
  accompany(element: HTMLElement, signal: AbortSignal): void;
}

interface EngineExports {
  draw(element: HTMLElement, channel: ChartChannel, signal: AbortSignal): void;
}

interface RenderProps {
  readonly model: Model;
  readonly el: HTMLElement;
  readonly host: { getWidget<Exports>(ref: string): Promise<{ exports: Exports }> };
  readonly signal: AbortSignal;
}

export default {
  async render({ model, el, host, signal }: RenderProps) {
    const found = Promise.all([
      host.getWidget<MapExports>(model.get("_map")),
      host.getWidget<EngineExports>(model.get("_engine")),
    ]);
    try {
      await found;
    } catch {
      el.textContent = "This chart needs a running kernel: run the cell again.";
      return;
    }
    const [map, engine] = await found;
    if (signal.aborted) return;
    try {
      map.exports.accompany(el, signal);
      engine.exports.draw(el, widget_channel(model), signal);
    } catch (error) {
      el.textContent = `This chart cannot be shown. ${error instanceof Error ? error.message : error}`;
      reportError(error);
    }
  },
};

/** The widget's custom messages as a channel. What is heard here ends with the view: the host sees to that. */
function widget_channel(model: Model): ChartChannel {
  return {
    send: (message) => {
      try {
        model.send(message);
        return true;
      } catch {
        // The comm is closed, as after a restart of the kernel.
        return false;
      }
    },
    listen: (receiver) => model.on("msg:custom", receiver),
  };
}
