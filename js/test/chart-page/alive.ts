/** Counts the listeners and timers a page keeps alive, to tell whether anything is left behind. */

export interface Alive {
  listeners(): number;
  timers(): number;
}

export function count_alive(window: Window & typeof globalThis): Alive {
  const timers = new Set<number>();
  let listeners = 0;
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  const known = new WeakMap<EventTarget, Set<string>>();
  const ids = new WeakMap<object, number>();
  let last = 0;
  const id_of = (what: object) => {
    if (!ids.has(what)) ids.set(what, ++last);
    return ids.get(what);
  };
  const key_of = (type: string, listener: object, options: unknown) =>
    `${type} ${id_of(listener)} ${typeof options === "boolean" ? options : Boolean((options as AddEventListenerOptions)?.capture)}`;

  EventTarget.prototype.addEventListener = function (type, listener, options) {
    addEventListener.call(this, type, listener, options);
    // What stands on the page goes with it; the page itself stays.
    if (!listener || !(this === window || this === document || this instanceof MediaQueryList)) return;
    const keys = known.get(this) ?? new Set();
    known.set(this, keys);
    const key = key_of(type, listener, options);
    if (keys.has(key)) return;
    keys.add(key);
    listeners += 1;
    const signal = typeof options === "object" ? options?.signal : undefined;
    if (signal)
      addEventListener.call(signal, "abort", () => {
        if (keys.delete(key)) listeners -= 1;
      });
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    removeEventListener.call(this, type, listener, options);
    if (listener && known.get(this)?.delete(key_of(type, listener, options))) listeners -= 1;
  };
  window.setTimeout = ((run: () => void, ms?: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, ms);
    timers.add(timer);
    return timer;
  }) as typeof window.setTimeout;
  window.setInterval = ((run: () => void, ms?: number) => {
    const timer = setInterval(run, ms);
    timers.add(timer);
    return timer;
  }) as typeof window.setInterval;
  window.clearTimeout = (timer) => {
    timers.delete(timer as number);
    clearTimeout(timer);
  };
  window.clearInterval = (timer) => {
    timers.delete(timer as number);
    clearInterval(timer);
  };
  return { listeners: () => listeners, timers: () => timers.size };
}
