import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Store } from "../core/store";
import { key_of } from "./grid/keys";
import { keep_from_host } from "./host-keys";
import { follow_theme, type Theme } from "./host-theme";

/** Below this width, in pixels, a view uses its narrow layout. */
export const NARROW = 560;
/** Widths beyond this are all the same to a layout, and so are those within one step. */
const WIDE = 1000;
const STEP = 20;

interface FrameProps {
  readonly store: Store;
  readonly label: string;
  /** Somebody does something in the view. */
  used?(): void;
  /** Whether the view takes the whole window. */
  readonly full?: ReadonlySignal<boolean>;
  /** `room` is the width there is, in pixels and coarse steps. */
  children(room: number): ComponentChildren;
}

/** The outermost element of every view: it carries the tokens, the theme, and knows how wide it is. */
export function Frame({ store, label, used, full, children }: FrameProps) {
  const root = useRef<HTMLElement>(null);
  const [room, set_room] = useState(WIDE);
  const [theme, set_theme] = useState<Theme | undefined>(undefined);

  useLayoutEffect(() => {
    const element = root.current;
    if (!element) return;
    const look = () => {
      // A view that is not shown has no width; it keeps the last one.
      if (element.clientWidth > 0) set_room(Math.min(WIDE, Math.floor(element.clientWidth / STEP) * STEP));
    };
    look();
    const watch = new ResizeObserver(() => requestAnimationFrame(look));
    watch.observe(element);
    const unfollow = follow_theme(element, set_theme);
    return () => {
      watch.disconnect();
      unfollow();
    };
  }, []);

  const is_full = full?.value ?? false;
  useLayoutEffect(() => {
    const element = root.current;
    if (!element || !is_full) return;
    // The top layer: no ancestor of the host's clips it or moves it.
    element.popover = "manual";
    element.showPopover();
    return () => {
      element.hidePopover();
      element.removeAttribute("popover");
      element.scrollIntoView({ block: "nearest" });
    };
  }, [is_full]);

  return (
    <section
      ref={root}
      class="jk jk-view"
      aria-label={label}
      data-theme={theme}
      data-full={is_full ? "" : undefined}
      onKeyDown={(event) => undo_from_button(store, event) || keep_from_host(event)}
      onFocusIn={used}
      onPointerDown={used}
      data-narrow={room < NARROW ? "" : undefined}
    >
      {children(room)}
    </section>
  );
}

/** Undo and redo where the focus is on a button: cells and fields take these keys themselves. */
function undo_from_button(store: Store, event: KeyboardEvent): boolean {
  const command = (event.target as Element).closest("button") ? key_of(event) : undefined;
  if (command !== "undo" && command !== "redo") return false;
  event.preventDefault();
  event.stopPropagation();
  store[command]();
  return true;
}
