/** A sheet of paper, and what of the board is put on it. */
import type { Span } from "../../board/print-pages";
import { row_copy, still_copy } from "./print-copy";
import type { Paper } from "./print-paper";

/** The heads of the lanes, in ems. */
export const HEAD = 10.2;

/** The parts of a view that are printed. */
export interface Source {
  readonly top: Element | null;
  readonly map: HTMLElement;
  readonly key: Element | null;
  readonly stages: number;
}

/** One page, and the board on it, which may be drawn larger or smaller than it is. */
export class Sheet {
  readonly page: HTMLElement;
  readonly board: HTMLElement;
  private scaled = 1;

  constructor(
    body: HTMLElement,
    private readonly paper: Paper,
  ) {
    const element = () => body.ownerDocument.createElement("div");
    this.page = element();
    this.board = element();
    this.page.className = "jk-page";
    this.page.style.width = `${paper.width}px`;
    this.page.style.height = `${paper.height}px`;
    this.page.append(this.board);
    body.append(this.page);
  }

  /** Draw the board in this size: not by CSS zoom, which breaks lines elsewhere and leaves hairlines as they are. */
  scale(to: number): void {
    this.scaled = to;
    this.board.style.scale = String(to);
    this.board.style.width = `${this.paper.width / to}px`;
  }

  /** In pixels of the board; up to where another element begins, if one is named. */
  height_of(element: Element | null | undefined, to?: Element | null): number {
    if (!element) return 0;
    const { top, bottom } = element.getBoundingClientRect();
    return ((to ? to.getBoundingClientRect().top : bottom) - top) / this.scaled;
  }
}

export function em_of(body: HTMLElement): number {
  return Number.parseFloat(getComputedStyle(body).fontSize);
}

export function copies(part: Element | null): Element[] {
  return part ? [still_copy(part)] : [];
}

export function map_copy({ map, stages }: Source, group: Span): HTMLElement {
  const copy = map.ownerDocument.createElement("div");
  copy.className = map.className;
  copy.style.setProperty("--jk-stages", String(group[1] - group[0]));
  for (const row of map.children) copy.append(row_copy(row as HTMLElement, group, stages));
  return copy;
}

/** Words at the curve are as wide as their stage at most. */
export function set_stage_width(map: HTMLElement, width: number): void {
  map.querySelector<HTMLElement>(".jk-curve")?.style.setProperty("--jk-felt-width", `${width - 8}px`);
}
