/** Lays the board out on paper: on one page as large as fits, or on several to be hung on a wall. */
import { open_paper, type PrintWish, paper_room } from "./print-paper";
import { copies, em_of, HEAD, map_copy, Sheet, type Source, set_stage_width } from "./print-sheet";
import { tiles } from "./print-tiles";

/** The narrowest stage, in ems. */
const NARROW = 9.8;
/** So much of the page is as good as all, and so many layouts are enough to come near. */
const [NEARLY, TRIES] = [0.98, 8];
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
  // The wider it is laid out, the less tall it gets, and the smaller. This is how much of the page it takes.
  const filled = (width: number) => {
    sheet.scale(paper.width / width);
    set_stage_width(map, (width - HEAD * em) / source.stages);
    return (sheet.height_of(sheet.board) * paper.width) / (width * paper.height);
  };
  const least = Math.max((HEAD + source.stages * NARROW) * em, paper.width / LARGEST);
  let [low, high, width] = [least, 0, least];
  for (let tries = 0; tries < TRIES || !high; tries++) {
    const part = filled(width);
    if (part > 1) low = width;
    else high = width;
    if (part <= 1 && (width === least || part > NEARLY)) return;
    // The area stays about the same.
    width *= Math.sqrt(part) * (part > 1 ? 1.01 : 1);
    if (high && (width <= low || width >= high)) width = (low + high) / 2;
  }
  filled(high);
}
