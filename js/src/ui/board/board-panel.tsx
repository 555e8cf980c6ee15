import type { BoardState } from "./board-state";

export function BoardPanel({ board }: { board: BoardState }) {
  board.person.value;
  return null;
}
