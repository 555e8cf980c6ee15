/** A visible widget: it finds the map it belongs to and has the map mount a view here. */
import type { MountOptions } from "./mount";

interface MapExports {
  mount(element: HTMLElement, name: string, options: MountOptions): void;
}

interface RenderProps {
  readonly model: {
    get(name: "_map" | "view"): string;
    get(name: "options"): MountOptions["options"];
  };
  readonly el: HTMLElement;
  readonly host: { getWidget(ref: string): Promise<{ exports: MapExports }> };
  readonly signal: AbortSignal;
}

export default {
  async render({ model, el, host, signal }: RenderProps) {
    let map: { exports: MapExports };
    try {
      map = await host.getWidget(model.get("_map"));
    } catch {
      el.textContent = "This view needs a running kernel: run the cell again.";
      return;
    }
    if (signal.aborted) return;
    try {
      map.exports.mount(el, model.get("view"), { options: model.get("options"), signal });
    } catch (error) {
      el.textContent = `This view cannot be shown. ${error instanceof Error ? error.message : error}`;
      reportError(error);
    }
  },
};
