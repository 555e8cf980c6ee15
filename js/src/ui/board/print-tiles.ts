/** The board on several pages: each shows a group of stages and a band of rows, and their heads. */
import {
  bands_of,
  type PrintPart,
  type PrintRow,
  type Span,
  stage_groups,
  sum,
} from "../../board/print-pages";
import { type Paper, type PrintWish, paper_room } from "./print-paper";
import { copies, em_of, HEAD, map_copy, Sheet, type Source, set_stage_width } from "./print-sheet";

/** The narrowest stage, in ems. */
const LEAST = 11.5;
/** The smallest text of the board, in ems, and in pixels of the paper: 9 points. */
const [SMALLEST, LEGIBLE] = [0.8462, 12];
/** Kept free for the number of the page, in pixels of the paper; and what rounding may add to the rows of a page. */
const [FOOT, SLACK] = [22, 4];
/** No card is taller than this part of a page. */
const TALLEST = 0.8;

/** What makes a page worth printing: a row that begins there, or a card of one that goes on. */
const SOMETHING = ":scope > :not(.jk-bstages, [data-continued]), li";

export function tiles(body: HTMLElement, source: Source, wish: PrintWish, title: string): void {
  const most = LEGIBLE / (SMALLEST * em_of(body));
  const paper = paper_room(wish);
  let all = measured(body, source, paper, most);
  // What cannot be cut is to have room on a page, if need be in a smaller type.
  for (let scale = most; all.overflows && scale > most / 2; ) {
    scale *= 0.9;
    all = measured(body, source, paper, scale);
  }
  lay_out(body, paper, all, title);
  const { children } = body;
  for (const [at, page] of [...children].entries()) {
    const foot = body.ownerDocument.createElement("p");
    foot.className = "jk-page-number";
    foot.append([title, `${at + 1} of ${children.length}`].filter(Boolean).join(" · "));
    page.append(foot);
  }
}

/** A group of stages in full height: rows are measured in it, and taken from it. */
interface Strip {
  readonly sheet: Sheet;
  readonly map: HTMLElement;
  readonly rows: readonly HTMLElement[];
}

/** The board before it is cut; lengths are in pixels of the board. */
interface Whole {
  readonly strips: readonly Strip[];
  /** The rows below the heads, of all strips together. */
  readonly rows: readonly PrintRow[];
  readonly page: number;
  /** The heads of the stages in full, and when they only say their names. */
  readonly heads: number;
  readonly names: number;
  /** What stands above the board, and below it. */
  readonly top: readonly Element[];
  readonly above: number;
  readonly key: readonly Element[];
  readonly below: number;
  /** Whether something that cannot be cut is taller than a page. */
  readonly overflows: boolean;
}

function measured(body: HTMLElement, source: Source, paper: Paper, scale: number): Whole {
  const em = em_of(body);
  const across = paper.width / scale - HEAD * em;
  body.replaceChildren();
  const strips = stage_groups(source.stages, across, LEAST * em).map((group): Strip => {
    const sheet = new Sheet(body, paper);
    const map = map_copy(source, group);
    sheet.scale(scale);
    set_stage_width(map, across / (group[1] - group[0]));
    sheet.board.append(map);
    return { sheet, map, rows: [...map.children] as HTMLElement[] };
  });
  const [{ sheet }] = strips as [Strip];
  const [top, key] = [copies(source.top), copies(source.key)];
  sheet.board.prepend(...top);
  sheet.board.append(...key);
  const tallest = (row: number) => Math.max(...strips.map(({ rows }) => sheet.height_of(rows[row])));
  const heads = tallest(0);
  for (const { rows } of strips) rows[0]?.setAttribute("data-continued", "");
  const names = tallest(0);
  const page = (paper.height - FOOT) / scale - SLACK;
  for (const card of body.querySelectorAll<HTMLElement>(".jk-bnote, .jk-bneed")) {
    const part = sheet.height_of(card) / (page - names);
    if (part > TALLEST) card.style.zoom = String(TALLEST / part);
  }
  const rows = strips[0]?.rows.slice(1).map((row, at): PrintRow => {
    const height = tallest(at + 1);
    const cells = strips.flatMap(({ rows }) => cells_of(rows[at + 1]).map((cell) => stack_of(cell, sheet)));
    const stack = Math.max(0, ...cells.map(sum));
    return {
      height,
      frame: height - stack,
      head: sheet.height_of(row.querySelector(".jk-bhead-in")) + em,
      cells: stack > 0 ? cells : [],
      leads: row.matches(".jk-bline"),
    };
  });
  return {
    strips,
    rows: rows ?? [],
    page,
    heads,
    names,
    top,
    above: sheet.height_of(top[0]),
    key,
    below: sheet.height_of(key[0]),
    overflows: rows?.some(({ height, cells }) => height > page - names && cells.length === 0) ?? false,
  };
}

function lay_out(body: HTMLElement, paper: Paper, all: Whole, title: string): void {
  const { strips, rows, page, heads, names, top, above, key, below } = all;
  const cut = (less: number) => {
    const found = bands_of(rows, page - names - less, page - heads - above - less);
    // What stands above the board has a page to itself then.
    return found[0]?.length ? found : [[], ...bands_of(rows, page - heads - less)];
  };
  let bands = cut(0);
  const used = sum(bands.at(-1)?.map(({ height }) => height) ?? []) + heads + (bands.length > 1 ? 0 : above);
  // Where the last page has no room for the key, every page leaves it some.
  if (used + below > page) bands = cut(below);
  body.replaceChildren();
  const full = bands.findIndex(({ length }) => length > 0);
  for (const [at, band] of bands.entries()) {
    for (const [beside, strip] of strips.entries()) {
      if (band.length === 0 && beside > 0) break;
      const { page: tile, board } = new Sheet(body, paper);
      board.style.cssText = strip.sheet.board.style.cssText;
      if (at === 0) board.append(...(beside === 0 ? top : [heading(body, title, above)]));
      if (band.length === 0) break;
      const map = strip.map.cloneNode(false) as HTMLElement;
      const head = (strip.rows[0] as HTMLElement).cloneNode(true) as HTMLElement;
      head.style.minHeight = `${at === full ? heads : names}px`;
      head.toggleAttribute("data-continued", at !== full);
      map.append(head);
      for (const part of band) {
        const before = strips.slice(0, beside).map((one) => cells_of(one.rows[part.row + 1]).length);
        map.append(part_of(strip.rows[part.row + 1] as HTMLElement, part, sum(before)));
      }
      board.append(map);
      // A long lane goes on in other stages only.
      if (!map.querySelector(SOMETHING)) tile.remove();
    }
  }
  body.lastElementChild?.firstElementChild?.append(...key);
}

/** Beside the head of the map its name again, so that what hangs side by side begins at the same height. */
function heading({ ownerDocument }: HTMLElement, title: string, height: number): Element {
  const header = ownerDocument.createElement("header");
  header.className = "jk-header jk-headline";
  header.style.height = `${height}px`;
  const name = ownerDocument.createElement("h2");
  name.append(title);
  header.append(name);
  return header;
}

function cells_of(row: Element | undefined): HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>(":scope > .jk-bcell") ?? [])];
}

/** The cards of a cell, each up to where the next one begins. */
function stack_of(cell: HTMLElement, sheet: Sheet): number[] {
  const list = cell.querySelector("ul");
  const gap = list ? Number.parseFloat(getComputedStyle(list).rowGap) : 0;
  return [...(list?.children ?? [])].map((card) => {
    const next = card.nextElementSibling;
    return sheet.height_of(card, next) + (next ? 0 : gap);
  });
}

/** A row on its page, as tall on all that hang side by side; of a cut one the next cards, from `first` cell on. */
function part_of(row: HTMLElement, { height, cards }: PrintPart, first: number): HTMLElement {
  const part = cards ? (row.cloneNode(false) as HTMLElement) : row;
  part.style.minHeight = `${height}px`;
  if (!cards) return part;
  if (row.firstElementChild) part.append(row.firstElementChild.cloneNode(true));
  for (const [at, cell] of cells_of(row).entries()) {
    const [from, to] = cards[first + at] as Span;
    const [shown, list] = [cell.cloneNode(false) as HTMLElement, cell.querySelector("ul")];
    const taken = list?.cloneNode(false) as HTMLElement | undefined;
    taken?.append(...[...(list?.children ?? [])].slice(0, to - from));
    if (taken) shown.append(taken);
    part.append(shown);
  }
  part.toggleAttribute(
    "data-continued",
    cards.some(([from]) => from > 0),
  );
  return part;
}
