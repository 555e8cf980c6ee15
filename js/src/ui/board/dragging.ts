/** Dragging notes, needs, stages and lanes: nothing is rendered until it is dropped. */
import { side_of } from "../../board/board-rows";
import { is_loose, lane_of, NEEDS_ROW, NEW, type Spot, table_of } from "../../board/spots";
import type { BoardState } from "./board-state";
import { is_selected, meant } from "./board-walking";
import { cell_drop, column_drop, type DropMark, row_drop } from "./drop-marks";
import { place_lane, place_stage } from "./head-moves";
import { held } from "./held";
import { move, takes } from "./lifting";

/** Pixels a pointer moves before it drags, and milliseconds a finger rests before it lifts. */
const SLACK = 5;
const REST = 350;
/** So near to an edge, in pixels, the board scrolls along, at so many pixels a frame at most. */
const EDGE = 36;
const FASTEST = 18;

/** What is dragged, and where it may be dropped. */
interface Cargo {
  readonly elements: readonly HTMLElement[];
  /** Where it would come to stand if it were dropped on this element at this height or width. */
  aim(target: Element, x: number, y: number): DropMark | undefined;
}

function cargo_of(board: BoardState, spot: Spot): Cargo | undefined {
  if (spot.item === NEW || board.locked) return undefined;
  if (spot.item) {
    const table = table_of(spot.row);
    const ids = is_selected(board, spot) ? meant(board).ids : [spot.item];
    const elements = ids.flatMap((id) => {
      const at = board.content.place_of(table, id);
      return (at && board.element_of({ ...at, item: id })) ?? [];
    });
    return {
      elements,
      aim: (target, _x, y) =>
        cell_drop(
          target,
          y,
          (row) => takes(row, table),
          ids,
          (to) => move(board, table, ids, to, spot.item),
        ),
    };
  }
  const head = board.element_of(spot);
  const lane = lane_of(spot.row);
  if (!head) return undefined;
  if (spot.row === "stages") {
    return {
      elements: [head],
      aim: (target, x) => column_drop(target, x, (before) => place_stage(board, spot.stage, before)),
    };
  }
  if (spot.stage !== "" || lane === undefined) return undefined;
  const side = (row: string) => {
    const lanes = board.store.table("lanes");
    const other = lane_of(row);
    return lanes && other !== undefined ? side_of(lanes, other) : "insight";
  };
  return {
    elements: [head],
    aim: (target, _x, y) =>
      row_drop(
        target,
        y,
        (row) => lane_of(row) !== undefined || row === NEEDS_ROW,
        (row, is_below) => {
          const lanes = board.content.lanes.filter((id) => id !== lane && side(`lane:${id}`) === side(row));
          const at = lanes.indexOf(lane_of(row) ?? "");
          place_lane(
            board,
            lane,
            side(row),
            is_below ? lanes[at + 1] : row === NEEDS_ROW ? lanes[0] : lane_of(row),
          );
        },
      ),
  };
}

/** Follow a pointer that was pressed on a spot; it drags as soon as it moves, a finger after a rest. */
export function begin_drag(board: BoardState, event: PointerEvent, spot: Spot): void {
  const cargo = cargo_of(board, spot);
  const scroller = board.element;
  if (!cargo || !scroller || cargo.elements.length === 0 || (is_loose(spot.row) && !spot.item)) return;
  const { pointerId, clientX: from_x, clientY: from_y } = event;
  const is_touch = event.pointerType === "touch";
  const end = new AbortController();
  const { signal } = end;
  let drag: Drag | undefined;
  let [x, y] = [from_x, from_y];
  const start = () => {
    if (signal.aborted || drag) return;
    drag = new Drag(scroller, cargo, event, signal);
    drag.follow(x, y);
  };
  const rest = is_touch ? setTimeout(start, REST) : undefined;
  const moved = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    [x, y] = [event.clientX, event.clientY];
    const is_far = Math.hypot(x - from_x, y - from_y) > SLACK;
    if (event.buttons === 0) end.abort();
    else if (drag) drag.follow(x, y);
    else if (is_far && is_touch) end.abort();
    else if (is_far) start();
  };
  const released = (event: PointerEvent) => {
    if (event.pointerId !== pointerId) return;
    const aim = drag?.land(event.clientX, event.clientY);
    if (drag) swallow_click(scroller);
    end.abort();
    aim?.drop();
  };
  signal.addEventListener("abort", () => clearTimeout(rest));
  window.addEventListener("pointermove", moved, { signal });
  window.addEventListener("pointerup", released, { signal });
  for (const name of ["pointercancel", "blur"]) window.addEventListener(name, () => end.abort(), { signal });
  const give_up = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !drag) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    end.abort();
    board.announcer.say("Put back.");
  };
  window.addEventListener("keydown", give_up, { signal, capture: true });
}

/** The click that follows a drop means nothing. */
function swallow_click(scroller: HTMLElement): void {
  const end = new AbortController();
  const stop = (event: Event) => event.stopPropagation();
  scroller.addEventListener("click", stop, { capture: true, once: true, signal: end.signal });
  setTimeout(() => end.abort());
}

class Drag {
  private readonly ghost: HTMLElement;
  private readonly going: KeyframeEffect;
  private readonly mark: HTMLElement;
  private readonly marking: KeyframeEffect;
  /** Lengths of the ghost are magnified as it is. */
  private readonly zoom: number;
  private frame = 0;
  private x = 0;
  private y = 0;
  private aim: DropMark | undefined;

  constructor(
    private readonly scroller: HTMLElement,
    private readonly cargo: Cargo,
    private readonly from: PointerEvent,
    signal: AbortSignal,
  ) {
    this.zoom = (cargo.elements[0] as { currentCSSZoom?: number }).currentCSSZoom ?? 1;
    this.ghost = ghost_of(cargo.elements, scroller, this.zoom);
    // What lies under the pointer is not looked up, and does not show that something points at it.
    this.ghost.setPointerCapture(from.pointerId);
    this.going = held(this.ghost);
    this.mark = document.createElement("i");
    this.mark.className = "jk-drop";
    scroller.firstElementChild?.append(this.mark);
    this.marking = held(this.mark);
    for (const element of cargo.elements) element.setAttribute("data-dragged", "");
    scroller.setAttribute("data-dragging", "");
    signal.addEventListener("abort", () => this.stop());
  }

  follow(x: number, y: number): void {
    [this.x, this.y] = [x, y];
    this.frame ||= requestAnimationFrame(() => this.look());
  }

  /** Where the pointer is now counts, whether or not there was a frame for it. */
  land(x: number, y: number): DropMark | undefined {
    [this.x, this.y] = [x, y];
    this.look();
    return this.aim;
  }

  private look(): void {
    this.frame = 0;
    const { x, y, scroller } = this;
    const { zoom, from } = this;
    const transform = `translate(${(x - from.clientX) / zoom}px, ${(y - from.clientY) / zoom}px)`;
    this.going.setKeyframes({ transform: [transform, transform] });
    const box = scroller.getBoundingClientRect();
    const target = is_within(box, x, y) ? cell_under(scroller, x, y) : undefined;
    const aim = target && this.cargo.aim(target, x, y);
    if (aim?.key !== this.aim?.key) this.show_mark(aim);
    this.aim = aim;
    const by_x = pull(x, box.left, box.right);
    const by_y = pull(y, box.top, box.bottom);
    if (by_x === 0 && by_y === 0) return;
    scroller.scrollBy(by_x, by_y);
    this.frame = requestAnimationFrame(() => this.look());
  }

  private show_mark(aim: DropMark | undefined): void {
    this.mark.hidden = aim === undefined;
    if (!aim) return;
    const map = this.scroller.firstElementChild as HTMLElement & { currentCSSZoom?: number };
    const origin = map.getBoundingClientRect();
    const zoom = map.currentCSSZoom ?? 1;
    const [x, y] = [(aim.box.left - origin.left) / zoom, (aim.box.top - origin.top) / zoom];
    const transform = `translate(${x}px, ${y}px) scale(${aim.box.width / zoom}, ${aim.box.height / zoom})`;
    this.marking.setKeyframes({ transform: [transform, transform] });
  }

  private stop(): void {
    cancelAnimationFrame(this.frame);
    this.ghost.remove();
    this.mark.remove();
    this.scroller.removeAttribute("data-dragging");
    for (const element of this.cargo.elements) element.removeAttribute("data-dragged");
  }
}

/** The cell there. To ask the page itself takes long, for it looks through all there is. */
function cell_under(scroller: HTMLElement, x: number, y: number): Element | undefined {
  const rows = [...(scroller.firstElementChild?.children ?? [])];
  const is_at = (element: Element) => is_within(element.getBoundingClientRect(), x, y);
  // What stays in sight covers what scrolls: the heads come first.
  const row = rows.find(is_at);
  return row && ([...row.children].find(is_at) ?? row);
}

function is_within({ left, top, right, bottom }: DOMRect, x: number, y: number): boolean {
  return x >= left && x < right && y >= top && y < bottom;
}

/** A picture of what is dragged, in the browser's top layer; of several the first, with their number. */
function ghost_of(elements: readonly HTMLElement[], scroller: HTMLElement, zoom: number): HTMLElement {
  const [first] = elements as [HTMLElement];
  const { left, top, width } = first.getBoundingClientRect();
  const ghost = document.createElement("div");
  ghost.className = "jk-ghost";
  ghost.setAttribute("aria-hidden", "true");
  ghost.popover = "manual";
  const copy = first.cloneNode(true) as HTMLElement;
  for (const one of [copy, ...copy.querySelectorAll("[id]")]) one.removeAttribute("id");
  copy.removeAttribute("tabindex");
  ghost.append(copy);
  if (elements.length > 1) ghost.dataset.count = String(elements.length);
  Object.assign(ghost.style, {
    left: `${left / zoom}px`,
    top: `${top / zoom}px`,
    width: `${width / zoom}px`,
    zoom: String(zoom),
  });
  scroller.append(ghost);
  ghost.showPopover();
  return ghost;
}

function pull(at: number, from: number, to: number): number {
  const beyond = at > to - EDGE ? at - to + EDGE : at < from + EDGE ? at - from - EDGE : 0;
  return Math.sign(beyond) * Math.min(FASTEST, Math.ceil(Math.abs(beyond) / 2));
}
