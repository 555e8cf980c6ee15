import { Icon } from "../icons";
import { ChoiceMark } from "../marks";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";

/** What the marks of the board mean. */
export function BoardKey({ board }: { board: BoardState }) {
  const known = (table: string, column: string) =>
    spec_of(board, table, column)?.choices?.map(({ value, label, mark }) => (
      <span key={value}>
        <ChoiceMark mark={mark} />
        {label}
      </span>
    ));
  return (
    <div class="jk-bkey" role="group" aria-label="Key">
      <b>How we know</b>
      {known("notes", "grade")}
      <b>Needs</b>
      {known("needs", "level")}
      <span>
        <b>D</b> deficit
      </span>
      <span>
        <b>B</b> being
      </span>
      <span>
        <Icon name="star" />
        Moment of truth
      </span>
      <span>
        <b>Peak</b> felt most strongly
      </span>
      <span>
        <b>End</b> felt last
      </span>
    </div>
  );
}
