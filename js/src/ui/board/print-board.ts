/** Lays the board out on paper: on one page as large as fits, or on several to be hung on a wall. */
import { open_paper, type PrintWish, paper_room } from "./print-paper";
import { copies, em_of, HEAD, map_copy, Sheet, type Source, set_stage_width } from "./print-sheet";
import { tiles } from "./print-tiles";

/** The narrowest stage, in ems. */
const NARROW = 9.8;
/** On one page it does not grow beyond this. */
const LARGEST = 2;

/** A page of its own that shows the board as it is to be printed. */
export async function print_page(
  view: HTMLElement,
  wish: PrintWish,
  title: string,
): Promise<HTMLIFrameElement> {
  const { frame, body } = await open_paper(view, wish, title);
  const map = view.querySelector<HTMLElement>(".jk-bmap");
  if (!map) return frame;
  const source = {
    top: view.querySelector(".jk-btop"),
    map,
    key: view.querySelector(".jk-bkey"),
    stages: map.querySelectorAll(".jk-bstage").length,
  };
  if (wish.tiles) tiles(body, source, wish, title);
  else one_page(body, source, wish);
  return frame;
}

function one_page(body: HTMLElement, source: Source, wish: PrintWish): void {
  const paper = paper_room(wish);
  const em = em_of(body);
  const sheet = new Sheet(body, paper);
  const map = map_copy(source, [0, source.stages]);
  sheet.board.append(...copies(source.top), map, ...copies(source.key));
  // The wider it is laid out, the less tall it gets, and the smaller.
  const fits = (width: number) => {
    sheet.zoom(paper.width / width);
    set_stage_width(map, width / source.stages - (HEAD * em) / source.stages);
    return sheet.height_of(sheet.board) <= (paper.height * width) / paper.width;
  };
  let low = Math.max((HEAD + source.stages * NARROW) * em, paper.width / LARGEST);
  let high = low;
  for (; !fits(high); high *= 1.5) low = high;
  while (high / low > 1.01) {
    const middle = (low + high) / 2;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  fits(high);
}
