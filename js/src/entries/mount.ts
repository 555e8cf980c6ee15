import type { FunctionComponent } from "preact";
import { createElement, render } from "preact";
import type { Store } from "../core/store";
import { SHEET } from "../styles/sheet";
import { adopt_styles } from "../ui/adopt-styles";
import { JourneyBoard } from "../views/journey-board";
import { NeedsGrid } from "../views/needs-grid";
import { PersonaGrid } from "../views/persona-grid";
import { StageGrid } from "../views/stage-grid";
import { TableGrid } from "../views/table-grid";
import type { ViewProps } from "../views/view";

/** Every view by the name its widget asks for. */
const VIEWS: Record<string, FunctionComponent<ViewProps>> = {
  "table-grid": TableGrid,
  "persona-grid": PersonaGrid,
  "stage-grid": StageGrid,
  "needs-grid": NeedsGrid,
  "journey-board": JourneyBoard,
};

export interface MountOptions {
  readonly options: ViewProps["options"];
  /** Ends the view. */
  readonly signal: AbortSignal;
}

/** Show a view of the store, of the map with this id, in an element until its signal aborts. */
export function mount(
  store: Store,
  map: string,
  element: HTMLElement,
  name: string,
  { options, signal }: MountOptions,
): void {
  const view = VIEWS[name];
  if (!view) throw new Error(`There is no view “${name}”.`);
  adopt_styles(element, SHEET);
  store.open_view(signal);
  render(createElement(view, { store, options, map, abort: signal }), element);
  signal.addEventListener("abort", () => render(null, element), { once: true });
}
