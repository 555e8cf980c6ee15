/** Moving notes and needs: lifted with a key and carried by the arrows, or moved at once. */
import { batch } from "@preact/signals";
import { type Destination, move_changes } from "../../board/moving";
import { is_loose, lane_of, NEEDS_ROW } from "../../board/spots";
import { STILL_LOADING } from "../../core/row-edits";
import { counted } from "../phrases";
import { is_loading } from "./board-content";
import { where_of } from "./board-places";
import type { BoardState } from "./board-state";
import { meant } from "./board-walking";

/** Things that are held over the board. */
export interface Lift {
  readonly table: "notes" | "needs";
  readonly ids: readonly string[];
  /** The one that has the focus. */
  readonly leader: string;
  readonly to: { readonly row: string; readonly stage: string; readonly index: number };
}

/** Whether things of a table can come to lie in a row. */
export function takes(row: string, table: string): boolean {
  return table === "needs" ? row === NEEDS_ROW : lane_of(row) !== undefined;
}

/** Take what is meant off the board, with a word about how to go on. */
export function lift(board: BoardState): void {
  hold(board);
  const held = board.lift.peek();
  if (!held) return;
  const noun = held.table === "needs" ? "need" : "note";
  const what = held.ids.length === 1 ? "Lifted" : `${counted(held.ids.length, noun)} lifted`;
  board.tell(`${what}. Arrows move, Space drops, Escape puts back.`);
}

function hold(board: BoardState): void {
  const spot = board.active.peek();
  const { table, ids } = meant(board);
  if (!spot || ids.length === 0 || board.locked) return;
  const leader = spot.item && ids.includes(spot.item) ? spot.item : (ids[0] as string);
  const others = board.content.items(spot.row, spot.stage).filter((id) => !ids.includes(id) || id === leader);
  const index = Math.max(0, others.indexOf(leader));
  batch(() => {
    board.lift.value = { table, ids, leader, to: { row: spot.row, stage: spot.stage, index } };
    board.call_focus();
  });
}

type Step = "up" | "down" | "left" | "right";

/** Carry what is lifted one step. */
export function carry(board: BoardState, step: Step): void {
  const held = board.lift.peek();
  if (!held) return;
  const to = stepped(board, held, step);
  if (!to) return;
  batch(() => {
    board.lift.value = { ...held, to };
    board.active.value = { row: to.row, stage: to.stage, item: held.leader };
    board.call_focus();
  });
  const count = left_in(board, held, to.row, to.stage).length + held.ids.length;
  board.announcer.mention(`${where_of(board, to)}, ${to.index + 1} of ${count}.`);
}

function stepped(board: BoardState, held: Lift, step: Step): Lift["to"] | undefined {
  const { row, stage, index } = held.to;
  if (step === "left" || step === "right") {
    const at = board.stages.indexOf(stage) + (step === "right" ? 1 : -1);
    const next = board.stages[at];
    if (next === undefined || !takes(row, held.table)) return undefined;
    return { row, stage: next, index: Math.min(index, left_in(board, held, row, next).length) };
  }
  const count = left_in(board, held, row, stage).length;
  if (step === "up" && index > 0) return { row, stage, index: index - 1 };
  if (step === "down" && index < count && !is_loose(row)) return { row, stage, index: index + 1 };
  const keys = board.content.rows
    .map(({ key }) => key)
    .filter((key) => takes(key, held.table) || key === row);
  const next = keys[keys.indexOf(row) + (step === "down" ? 1 : -1)];
  const column = board.stages.includes(stage) ? stage : board.stages[0];
  if (next === undefined || column === undefined || !takes(next, held.table)) return undefined;
  return { row: next, stage: column, index: step === "down" ? 0 : left_in(board, held, next, column).length };
}

function left_in(board: BoardState, { ids }: Lift, row: string, stage: string): readonly string[] {
  return board.content.items(row, stage).filter((id) => !ids.includes(id));
}

/** What is lifted is where it was, and so is the active spot. */
export function put_back(board: BoardState): void {
  const held = board.lift.peek();
  if (!held) return;
  const at = board.content.place_of(held.table, held.leader);
  batch(() => {
    board.lift.value = null;
    board.message.value = null;
    if (at) board.set_active({ ...at, item: held.leader });
  });
}

export function drop(board: BoardState): void {
  const held = board.lift.peek();
  if (!held) return;
  const { row, stage, index } = held.to;
  const before = left_in(board, held, row, stage)[index];
  batch(() => {
    board.lift.value = null;
    if (takes(row, held.table)) move(board, held.table, held.ids, { row, stage, before }, held.leader);
    else board.call_focus();
  });
}

/** Move things to a place, as one step; the focus goes with them. */
export function move(
  board: BoardState,
  table: string,
  ids: readonly string[],
  to: Destination,
  leader = ids[0] ?? "",
): void {
  const { store } = board;
  if (is_loading(store.table(table))) {
    board.tell(STILL_LOADING.why);
    return;
  }
  const changes = move_changes(store, table, ids, to, board.content.items(to.row, to.stage));
  const refused = changes.length > 0 ? store.commit(changes)[0] : undefined;
  const noun = table === "needs" ? "need" : "note";
  if (refused) board.tell(refused.why);
  else if (changes.length > 0)
    board.tell(`${counted(ids.length, noun)} moved to ${where_of(board, to)}.`, true);
  board.go_to({ row: to.row, stage: to.stage, item: leader });
}

/** Move what is meant one step, without lifting it. */
export function nudge(board: BoardState, step: Step): void {
  hold(board);
  const held = board.lift.peek();
  const to = held && stepped(board, held, step);
  if (!held || !to) {
    board.lift.value = null;
    return;
  }
  board.lift.value = { ...held, to };
  drop(board);
}
