import type { ComponentChildren, HTMLAttributes } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { placement } from "./placement";

/** What a popover stands beside: an element, or a place on the page. */
export type Anchor = Element | DOMRect;

interface PopoverProps extends HTMLAttributes<HTMLDivElement> {
  /** What it belongs to; without it, the cell or field it stands in. */
  readonly anchor?: () => Anchor | null | undefined;
  readonly children: ComponentChildren;
}

/**
 * A box beside its anchor, in the browser's top layer, so that no scrolling or clipping ancestor cuts it.
 * The focus stays where it is: pressing the mouse in it does not take it away.
 */
export function Popover({ anchor, children, ...rest }: PopoverProps) {
  const box = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    element.showPopover();
    const owner = () => anchor?.() ?? element.closest(".jk-cell, .jk-field");
    const place = () => stand_beside(element, owner());
    place();
    const stop = new AbortController();
    const options = { signal: stop.signal, capture: true, passive: true };
    // Scrolling inside a shadow root is not heard outside it.
    for (const target of [window, element.getRootNode()]) target.addEventListener("scroll", place, options);
    window.addEventListener("resize", place, options);
    const sizes = new ResizeObserver(place);
    sizes.observe(element);
    const now = owner();
    if (now instanceof Element) sizes.observe(now);
    return () => {
      stop.abort();
      sizes.disconnect();
    };
  });

  return (
    <div
      popover="manual"
      {...rest}
      ref={box}
      class={`jk-popover ${rest.class ?? ""}`}
      data-lm-suppress-shortcuts=""
      onMouseDown={(event) => event.preventDefault()}
    >
      {children}
    </div>
  );
}

function stand_beside(element: HTMLElement, anchor: Anchor | null | undefined): void {
  if (!anchor) return;
  const target = anchor instanceof Element ? anchor.getBoundingClientRect() : anchor;
  element.toggleAttribute("data-away", anchor instanceof Element && !in_sight(anchor, target));
  const within = { width: document.documentElement.clientWidth, height: window.innerHeight };
  // Boxes are measured on the page, sizes and positions within what it may have magnified.
  const zoom = (element as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
  const size = { width: element.offsetWidth * zoom, height: element.offsetHeight * zoom };
  const wanted = placement(target, size, within);
  element.style.left = `${wanted.left / zoom}px`;
  element.style.top = `${wanted.top / zoom}px`;
}

function in_sight(anchor: Element, { top, bottom }: DOMRect): boolean {
  const scroller = anchor.closest(".jk-scroll, .jk-entries, .jk-bscroll")?.getBoundingClientRect();
  return !scroller || (bottom > scroller.top && top < scroller.bottom);
}
