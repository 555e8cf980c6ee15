import { useRef } from "preact/hooks";
import type { Announcer } from "./announcer";

/** Where screen readers hear what is new. It stands outside the grid, where nothing renders it away. */
export function LiveRegion({ announcer }: { announcer: Announcer }) {
  const saying = announcer.said.value;
  const count = useRef({ saying, at: 0 });
  if (count.current.saying !== saying) count.current = { saying, at: count.current.at + 1 };
  return (
    <div class="jk-sr" aria-live="polite">
      {/* A new element is heard although its text may be the old one. */}
      <span key={count.current.at}>{saying.text}</span>
    </div>
  );
}
