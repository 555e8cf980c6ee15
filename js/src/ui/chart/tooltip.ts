/** What a mark says when it is pointed at: names and values, as text, beside the pointer. */
import type { TooltipHandler } from "vega";
import { cell_text } from "../../chart/twin";
import { placement } from "../placement";

/** More than this is no tip any more. */
const MOST_ROWS = 24;
const MOST_LETTERS = 400;
/** Room for the pointer itself, in pixels. */
const POINTER = 12;

export class Tooltip {
  private readonly box = document.createElement("div");

  constructor(root: Element, signal: AbortSignal) {
    const { box } = this;
    box.className = "jk-popover jk-chart-tip";
    box.popover = "manual";
    // Who does not see the mark has the table.
    box.ariaHidden = "true";
    root.append(box);
    addEventListener("scroll", () => this.hide(), { signal, capture: true, passive: true });
    const dismiss = ({ key }: KeyboardEvent) => {
      if (key === "Escape") this.hide();
    };
    // The pointer is here, the focus may be anywhere.
    addEventListener("keydown", dismiss, { signal, capture: true });
    signal.addEventListener("abort", () => box.remove());
  }

  readonly handler: TooltipHandler = (_handler, event: MouseEvent, _item, value: unknown) => {
    if (value === null || value === undefined || value === "") this.hide();
    else this.show(event, value);
  };

  hide(): void {
    if (this.box.matches(":popover-open")) this.box.hidePopover();
  }

  private show(event: MouseEvent, value: unknown): void {
    const { box } = this;
    if (!box.isConnected) return;
    box.replaceChildren(...lines(value));
    if (!box.matches(":popover-open")) box.showPopover();
    const anchor = { left: event.clientX + POINTER, top: event.clientY - 4, width: 0, height: POINTER + 8 };
    const within = { width: document.documentElement.clientWidth, height: window.innerHeight };
    // Boxes are measured on the page, sizes and positions within what it may have magnified.
    const zoom = (box as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
    const { left, top } = placement(
      anchor,
      { width: box.offsetWidth * zoom, height: box.offsetHeight * zoom },
      within,
    );
    box.style.left = `${left / zoom}px`;
    box.style.top = `${top / zoom}px`;
  }
}

function lines(value: unknown): Node[] {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    return [element("p", short(value))];
  const list = document.createElement("dl");
  for (const [name, inner] of Object.entries(value).slice(0, MOST_ROWS))
    list.append(element("dt", short(name)), element("dd", short(inner)));
  return [list];
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function short(value: unknown): string {
  const text = cell_text(value);
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
