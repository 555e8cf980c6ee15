import { options } from "preact";

/**
 * Run `change` and render what follows from it before returning. Needed where the browser's next step
 * depends on the page: the character of a keydown goes to the element that has the focus by then.
 */
export function paint_now(change: () => void): void {
  const usual = options.debounceRendering;
  let flush: (() => void) | undefined;
  options.debounceRendering = (render) => {
    flush = render;
  };
  try {
    change();
    flush?.();
  } finally {
    options.debounceRendering = usual;
  }
}
