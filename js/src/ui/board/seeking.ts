/** Looking for notes and needs by their words, or by how well they are known. */
import type { NeedLine } from "../../board/need-cells";
import { fold } from "../../core/values";
import type { NoteLine } from "../../sheets/note-lines";
import type { BoardState } from "./board-state";

export interface Sought {
  readonly text: string;
  readonly grade: string;
}

/** "found", "passed" if it is not what is looked for, or "" while nothing is. */
export function found_of({ text, grade }: Sought, line: NoteLine | NeedLine): "" | "found" | "passed" {
  const wanted = plain(text);
  if (!wanted && !grade) return "";
  const own = "statement" in line ? `${line.statement} ${line.usp}` : line.text;
  return (!wanted || plain(own).includes(wanted)) && (!grade || line.grade === grade) ? "found" : "passed";
}

/** Without case and accents. */
function plain(text: string): string {
  return fold(text.normalize("NFKD").replace(/\p{Diacritic}/gu, ""));
}

/** What is found, in the order of the board. */
export function all_found(board: BoardState): readonly { row: string; stage: string; item: string }[] {
  const { content } = board;
  const sought = board.sought.peek();
  return content.rows.flatMap(({ key: row }) =>
    board
      .columns_of(row)
      .flatMap((stage) =>
        [...content.note_lines(row, stage), ...content.need_lines(row, stage)].flatMap((line) =>
          line.id !== undefined && found_of(sought, line) === "found" ? [{ row, stage, item: line.id }] : [],
        ),
      ),
  );
}
