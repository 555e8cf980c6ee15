/** All stages in sight at once: columns as narrow as they can be read, then everything smaller. */

/** The narrowest column, and the head of a lane, by the size of the text; `board.css` says the same. */
const COLUMN = 9.8;
const HEAD = 10;
/** Smaller than this nobody reads it. */
const LEAST = 0.3;

/** Keep the map as wide as its element until the returned function is called. */
export function keep_fitting(scroller: HTMLElement): () => void {
  const map = scroller.firstElementChild as HTMLElement;
  const look = () => {
    const stages = Number(map.style.getPropertyValue("--jk-stages")) || 1;
    const em = Number.parseFloat(getComputedStyle(scroller).fontSize);
    const scale = Math.max(LEAST, Math.min(1, scroller.clientWidth / (em * (HEAD + stages * COLUMN))));
    map.style.zoom = String(Math.floor(scale * 1000) / 1000);
  };
  const watch = new ResizeObserver(look);
  watch.observe(scroller);
  look();
  return () => {
    watch.disconnect();
    map.style.zoom = "";
  };
}
