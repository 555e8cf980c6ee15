import { useEffect, useState } from "preact/hooks";

/** Screen readers get at most one sentence in this time; the latest one wins. */
const PAUSE = 2000;

/** Something to say; another object with the same text is said again. */
export interface Saying {
  readonly text: string;
}

/** Says politely what is new. It stands outside the grid, where nothing renders it away. */
export function LiveRegion({ saying }: { saying: Saying }) {
  const [said, set_said] = useState({ saying, at: 0 });
  useEffect(() => {
    if (saying === said.saying) return undefined;
    const wait = Math.max(50, said.at + PAUSE - Date.now());
    const timer = setTimeout(() => set_said({ saying, at: saying.text ? Date.now() : said.at }), wait);
    return () => clearTimeout(timer);
  }, [saying, said]);
  return (
    <div class="jk-sr" aria-live="polite">
      {/* A new element is heard although its text may be the old one. */}
      <span key={said.at}>{said.saying.text}</span>
    </div>
  );
}
