/** Dragging a point up and down: it follows the pointer, and nothing but it and its lines moves until it is dropped. */
import { UNAWARE } from "../../sheets/emotion-cells";
import { figure } from "../cells/cell-text";
import { begin_edit } from "./board-edits";
import { emotion_key } from "./board-places";
import type { BoardState } from "./board-state";
import { type Plot, score_at, y_of } from "./curve-paper";
import { axis_word, spoken } from "./curve-said";
import { felt_at, point, rate } from "./curve-scores";
import { held } from "./held";

/** A pointer that moves less has only pressed. */
const SLACK = 3;

export function drag_point(
  board: BoardState,
  plot: Plot,
  stage: string,
  item: string,
  event: PointerEvent,
): void {
  const spot = point(stage, item);
  const key = emotion_key(spot);
  const element = event.currentTarget as HTMLElement;
  if (event.button !== 0 || board.locked || !key) return;
  const { seen } = board.store;
  const felt = felt_at(board, key);
  const home = y_of(plot, felt);
  const { low = 0, high = 0 } = plot.spec;
  const [top, bottom] = [y_of(plot, high), y_of(plot, low)];
  const measure = plot.height / (element.offsetParent ?? element).getBoundingClientRect().height;
  const lines = lines_at(element, board.stages.indexOf(stage), item);
  const end = new AbortController();
  const { signal } = end;
  const { ariaValueNow, ariaValueText } = element;
  let score: number | undefined;
  let going: KeyframeEffect | undefined;

  const show = (y: number) => {
    const translate = `0 calc(${y - home} * var(--jk-px))`;
    going ??= held(element);
    going.setKeyframes({ translate: [translate, translate] });
    for (const { line, name, from } of lines) line.setAttribute(name, String(from + y - home));
    const next = score_at(plot, y);
    if (next === score) return;
    score = next;
    element.dataset.said = `${figure(plot.spec, next)} ${axis_word(plot.spec, next)}`;
    element.ariaValueNow = String(next);
    element.ariaValueText = spoken(plot.spec, next);
  };
  const stop = (is_dropped: boolean) => {
    end.abort();
    if (score === undefined) {
      // Who presses where nobody has said anything wants to.
      if (is_dropped && felt === null) begin_edit(board, spot);
      return;
    }
    // As it was rendered, so that the next rendering finds what it expects, whoever has written meanwhile.
    const by = y_of(plot, felt_at(board, key)) - home;
    for (const one of element.getAnimations()) if (one.effect === going) one.cancel();
    for (const { line, name, from } of lines) line.setAttribute(name, String(from + by));
    delete element.dataset.said;
    Object.assign(element, { ariaValueNow, ariaValueText });
    if (is_dropped) rate(board, key, score, seen);
  };
  const move = ({ pointerId, clientY }: PointerEvent) => {
    if (pointerId !== event.pointerId) return;
    const by = clientY - event.clientY;
    if (score === undefined && Math.abs(by) < SLACK) return;
    const from = felt === UNAWARE ? bottom : home;
    show(Math.max(top, Math.min(bottom, from + by * measure)));
  };
  element.setPointerCapture(event.pointerId);
  element.addEventListener("pointermove", move, { signal });
  element.addEventListener("pointerup", () => stop(true), { signal });
  for (const name of ["pointercancel", "lostpointercapture"])
    element.addEventListener(name, () => stop(false), { signal });
  const put_back = (press: KeyboardEvent) => {
    if (press.key !== "Escape" || score === undefined) return;
    press.preventDefault();
    press.stopPropagation();
    stop(false);
  };
  element.addEventListener("keydown", put_back, { signal });
}

/** The ends of lines that a point moves. */
function lines_at(element: HTMLElement, stage: number, item: string) {
  const row = element.closest("[data-row]");
  const find = (from: number, name: "y1" | "y2") => {
    const line = row?.querySelector(`[data-line="${CSS.escape(item)}"][data-from="${from}"]`);
    return line ? [{ line, name, from: Number(line.getAttribute(name)) }] : [];
  };
  return [...find(stage - 1, "y2"), ...find(stage, "y1")];
}
