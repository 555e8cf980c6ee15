/** Of the open views of a map one speaks for it, the one used last, so that nothing is said twice. */
const open = new WeakMap<object, object[]>();

/** A view of `map` is there until the signal is aborted. */
export function join(map: object, view: object, abort: AbortSignal): void {
  open.set(map, [...others(map, view), view]);
  abort.addEventListener("abort", () => open.set(map, others(map, view)), { once: true });
}

/** Somebody does something in this view. */
export function take_floor(map: object, view: object): void {
  if (!speaks(map, view)) open.set(map, [view, ...others(map, view)]);
}

export function speaks(map: object, view: object): boolean {
  return open.get(map)?.[0] === view;
}

function others(map: object, view: object): object[] {
  return (open.get(map) ?? []).filter((one) => one !== view);
}
