import { useEffect, useState } from "preact/hooks";

/** Screen readers get at most one sentence in this time; the latest one wins. */
const PAUSE = 2000;

/** Says `text` politely when it changes. It stands outside the grid, where nothing renders it away. */
export function LiveRegion({ text }: { text: string }) {
  const [said, set_said] = useState({ text: "", at: 0 });
  useEffect(() => {
    if (text === said.text) return;
    const wait = Math.max(50, said.at + PAUSE - Date.now());
    const timer = setTimeout(() => set_said({ text, at: Date.now() }), wait);
    return () => clearTimeout(timer);
  }, [text, said]);
  return (
    <div class="jk-sr" aria-live="polite">
      {said.text}
    </div>
  );
}
