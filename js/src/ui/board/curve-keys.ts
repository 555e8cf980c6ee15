import type { Spot } from "../../board/spots";
import type { BoardState } from "./board-state";

export function curve_key(_board: BoardState, _spot: Spot, _event: KeyboardEvent): boolean {
  return false;
}
