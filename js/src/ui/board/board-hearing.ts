/** What a board hears from its store besides content: notices, and what somebody else has just written. */
import { column_named } from "../../core/columns";
import type { Theirs, Touched } from "../../core/store";
import { speaks } from "../speaking";
import { contest_text, show_theirs } from "../theirs";
import { target_of } from "./board-edits";
import { spot_of } from "./board-places";
import type { BoardState } from "./board-state";

export class BoardHearing {
  /** The store's notices so far: those from before the view was there are not for it. */
  private heard: number;

  constructor(private readonly board: BoardState) {
    this.heard = board.store.status.notices;
  }

  hear({ status, theirs }: Touched): void {
    if (status) this.hear_notice();
    if (theirs.length > 0) this.hear_others(theirs);
  }

  private hear_notice(): void {
    const { board } = this;
    const { notice, notices } = board.store.status;
    if (notices !== this.heard && speaks(board.store, board)) board.message.value = { text: notice };
    this.heard = notices;
  }

  private hear_others(theirs: readonly Theirs[]): void {
    const { board } = this;
    const { store } = board;
    for (const one of theirs) {
      if (one.is_new) continue;
      const spec = column_named(store.table(one.table)?.spec.columns ?? [], one.column);
      const mine = store.replaced(one.table, one.row, one.column);
      if (mine && spec && speaks(store, board))
        board.announcer.say(`${mine.author || "Somebody"} changed what you wrote in ${spec.title}.`);
      const edit = board.editing.peek();
      const target = edit && target_of(board, edit);
      if (target && target.table === one.table && target.row === one.row && target.column === one.column)
        board.contest.value = { text: contest_text(store, one) };
    }
    show_theirs(() =>
      theirs.map((one) => {
        const spot = spot_of(board, one.table, one.row);
        return spot && board.element_of(spot);
      }),
    );
  }
}
