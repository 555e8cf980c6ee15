import type { BoardState } from "./board-state";

export function EmotionRow({ board }: { board: BoardState }) {
  board.news.emotions.value;
  return null;
}
