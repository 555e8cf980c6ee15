import type { FunctionComponent } from "preact";
import { createElement, render } from "preact";
import type { Store } from "../core/store";
import { SHEET } from "../styles/sheet";
import { adopt_styles } from "../ui/adopt-styles";
import { TableGrid } from "../views/table-grid";
import type { ViewProps } from "../views/view";

/** Every view by the name its widget asks for. */
const VIEWS: Record<string, FunctionComponent<ViewProps>> = {
  "table-grid": TableGrid,
};

export interface MountOptions {
  readonly table: string;
  /** Ends the view. */
  readonly signal: AbortSignal;
}

/** Show a view of the store in an element until its signal aborts. */
export function mount(
  store: Store,
  element: HTMLElement,
  name: string,
  { table, signal }: MountOptions,
): void {
  const view = VIEWS[name];
  if (!view) throw new Error(`There is no view “${name}”.`);
  adopt_styles(element, SHEET);
  store.open_view(signal);
  render(createElement(view, { store, table, abort: signal }), element);
  signal.addEventListener("abort", () => render(null, element), { once: true });
}
