import type { RefObject } from "preact";
import { useLayoutEffect, useState } from "preact/hooks";

/** Whether there is more in an element than it shows, so that it has to be reached by the keyboard. */
export function useScrolling(element: RefObject<HTMLElement | null>): boolean {
  const [is_scrolling, set] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const look = () => {
      // Half a pixel is rounding.
      const wide = current.scrollWidth > current.clientWidth + 1;
      set(wide || current.scrollHeight > current.clientHeight + 1);
    };
    const sizes = new ResizeObserver(look);
    const observe = () => {
      sizes.disconnect();
      for (const each of [current, ...current.children]) sizes.observe(each);
    };
    const children = new MutationObserver(observe);
    children.observe(current, { childList: true });
    observe();
    return () => {
      sizes.disconnect();
      children.disconnect();
    };
  }, [element]);
  return is_scrolling;
}
