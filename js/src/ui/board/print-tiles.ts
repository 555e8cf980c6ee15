/** The board on several pages: each a group of stages and a band of rows, with their heads. */
import {
  bands_of,
  type PrintPart,
  type PrintRow,
  type Span,
  stage_groups,
  sum,
} from "../../board/print-pages";
import { type PrintWish, paper_room } from "./print-paper";
import { copies, em_of, HEAD, map_copy, Sheet, type Source, set_stage_width } from "./print-sheet";

/** The narrowest stage, in ems. */
const LEAST = 11.5;
/** The smallest text of the board, in ems, and in pixels of the paper: 9 points. */
const [SMALLEST, LEGIBLE] = [0.8462, 12];
/** Kept free for the number of the page, in pixels of the paper. */
const FOOT = 22;
/** What a row may become taller by rounding, on a page. */
const SLACK = 4;

/** A group of stages in full height, to see how tall its rows are, and to take them from. */
interface Strip {
  readonly sheet: Sheet;
  readonly map: HTMLElement;
  readonly rows: readonly HTMLElement[];
}

export function tiles(body: HTMLElement, source: Source, wish: PrintWish, title: string): void {
  const most = LEGIBLE / (SMALLEST * em_of(body));
  // What cannot be cut is to have room on a page, and if all has to be smaller.
  for (let scale = most; !tiles_at(scale, body, source, wish, title, scale < most / 2); scale *= 0.9);
  const { children } = body;
  for (const [at, page] of [...children].entries()) {
    const foot = body.ownerDocument.createElement("p");
    foot.className = "jk-page-number";
    foot.append(...[title, `${at + 1} of ${children.length}`].filter(Boolean).join(" · "));
    page.append(foot);
  }
}

/** False, and nothing done, if something is taller than a page unless it `may` be. */
function tiles_at(
  scale: number,
  body: HTMLElement,
  source: Source,
  wish: PrintWish,
  title: string,
  may: boolean,
): boolean {
  const paper = paper_room(wish);
  const across = paper.width / scale - HEAD * em_of(body);
  const groups = stage_groups(source.stages, across, LEAST * em_of(body));
  body.replaceChildren();
  const strips = groups.map((group) => strip_of(body, source, paper, scale, group));
  const [first] = strips as [Strip];
  const { sheet } = first;
  const [top, key] = [copies(source.top), copies(source.key)];
  sheet.board.prepend(...top);
  sheet.board.append(...key);
  const tallest = (at: number) => Math.max(...strips.map(({ rows }) => sheet.height_of(rows[at])));
  const [page, above, below] = [
    (paper.height - FOOT) / scale - SLACK,
    sheet.height_of(top[0]),
    sheet.height_of(key[0]),
  ];
  // Below the first band the stages only say who they are.
  const heads = tallest(0);
  for (const { rows } of strips) rows[0]?.setAttribute("data-continued", "");
  const names = tallest(0);
  const room = page - names;
  for (const card of body.querySelectorAll<HTMLElement>(CARDS)) {
    const height = sheet.height_of(card);
    if (height > room * 0.8) card.style.zoom = String((room * 0.8) / height);
  }
  const rows = first.rows.slice(1).map((row, at): PrintRow => {
    const height = tallest(at + 1);
    const cells = strips.flatMap((strip) =>
      cells_of(strip.rows[at + 1]).map((cell) => stack_of(cell, sheet)),
    );
    const stack = Math.max(0, ...cells.map(sum));
    return {
      height,
      frame: height - stack,
      head: sheet.height_of(row.querySelector(".jk-bhead-in")) + 20,
      cells: stack > 0 ? cells : [],
      leads: row.matches(".jk-bline"),
    };
  });
  if (!may && rows.some(({ height, cells }) => height > room && cells.length === 0)) return false;
  const cut = (less: number) => {
    const found = bands_of(rows, room - less, page - less - above - heads);
    // What is above the board has a page to itself then.
    return found[0]?.length ? found : [[], ...bands_of(rows, page - less - heads)];
  };
  let bands = cut(0);
  // The key has the end of the last page, or of every page a little.
  const used = sum(bands.at(-1)?.map(({ height }) => height) ?? []);
  const start = bands.length > 1 ? 0 : above;
  if (start + heads + used + below > page) bands = cut(below);
  body.replaceChildren();
  for (const [at, band] of bands.entries()) {
    const is_first = at === 0 || bands[at - 1]?.length === 0;
    for (const [beside, strip] of (band.length > 0 ? strips : [first]).entries()) {
      const { board } = new Sheet(body, paper);
      board.style.cssText = strip.sheet.board.style.cssText;
      if (at === 0 && strip === first) board.append(...top);
      else if (at === 0) board.append(heading(strip, title, above));
      if (band.length === 0) continue;
      const map = strip.map.cloneNode(false) as HTMLElement;
      const head = (strip.rows[0] as HTMLElement).cloneNode(true) as HTMLElement;
      head.style.minHeight = `${is_first ? heads : names}px`;
      head.toggleAttribute("data-continued", !is_first);
      const row_of = ({ rows }: Strip, { row }: PrintPart) => rows[row + 1] as HTMLElement;
      const cells_before = (part: PrintPart) =>
        sum(strips.slice(0, beside).map((one) => cells_of(row_of(one, part)).length));
      map.append(head, ...band.map((part) => part_of(row_of(strip, part), part, cells_before(part))));
      board.append(map);
    }
  }
  body.lastElementChild?.firstElementChild?.append(...key);
  return true;
}

/** Beside the head of the map: the name again, so that what hangs side by side begins at the same height. */
function heading({ sheet }: Strip, title: string, height: number): Element {
  const header = sheet.page.ownerDocument.createElement("header");
  header.className = "jk-header jk-headline";
  header.style.height = `${height}px`;
  const name = sheet.page.ownerDocument.createElement("h2");
  name.append(title);
  header.append(name);
  return header;
}

const CARDS = ".jk-bnote, .jk-bneed";

function strip_of(
  body: HTMLElement,
  source: Source,
  paper: ReturnType<typeof paper_room>,
  scale: number,
  group: Span,
): Strip {
  const sheet = new Sheet(body, paper);
  const map = map_copy(source, group);
  sheet.scale(scale);
  set_stage_width(map, (paper.width / scale - HEAD * em_of(body)) / (group[1] - group[0]));
  sheet.board.append(map);
  return { sheet, map, rows: [...map.children] as HTMLElement[] };
}

function cells_of(row: Element | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>(":scope > .jk-bcell") ?? [])];
}

/** The cards of a cell, each with the gap below it. */
function stack_of(cell: HTMLElement, sheet: Sheet): number[] {
  const list = cell.querySelector("ul");
  const gap = list ? Number.parseFloat(getComputedStyle(list).rowGap) : 0;
  return [...(list?.children ?? [])].map((card) => sheet.height_of(card) + gap);
}

/** A row as it stands on its page, the same height on all that hang side by side; of a cut one the next cards. */
function part_of(row: HTMLElement, { height, cards }: PrintPart, first: number): HTMLElement {
  if (!cards) {
    row.style.minHeight = `${height}px`;
    return row;
  }
  const part = row.cloneNode(false) as HTMLElement;
  part.style.minHeight = `${height}px`;
  part.append(...[...row.children].slice(0, 1).map((head) => head.cloneNode(true)));
  for (const [at, cell] of cells_of(row).entries()) {
    const [from, to] = cards[first + at] ?? [0, 0];
    const shown = cell.cloneNode(false) as HTMLElement;
    const list = cell.querySelector("ul");
    if (list) {
      const own = list.cloneNode(false) as HTMLElement;
      own.append(...[...list.children].slice(0, to - from));
      shown.append(own);
    }
    part.append(shown);
  }
  if (cards.some(([from]) => from > 0)) part.dataset.continued = "";
  return part;
}
