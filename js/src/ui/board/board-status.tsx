import { counted, row_count } from "../phrases";
import { SpokenStatus } from "../spoken-status";
import { spot_of } from "./board-places";
import type { BoardState } from "./board-state";

const TABLES = ["stages", "lanes", "notes", "emotions", "needs"];

/** The line under the board: what is safe, what waits, how much there is. */
export function BoardStatus({ board }: { board: BoardState }) {
  board.news.content.value;
  board.news.emotions.value;
  const { store, content } = board;
  const drafts = store.draft_list().filter(({ table }) => TABLES.includes(table));
  const is_gone = (table: string, row: string) => store.table(table)?.row(row) === undefined;
  // Emotions are rows only once they are rated.
  const lost = drafts.find(({ table, row }) => table !== "emotions" && is_gone(table, row));
  const here = drafts.filter((draft) => draft !== lost);
  const tallies = ["stages", "notes", "needs"].flatMap((name) => {
    const data = store.table(name);
    return data ? row_count(data.spec, data.count) : [];
  });
  const hidden = content.notes.hidden + content.needs.hidden;
  if (hidden > 0) tallies.push(`${counted(hidden, "card")} of others hidden`);
  const correct = () => {
    const [first] = here;
    const spot = first && spot_of(board, first.table, first.row);
    if (spot) board.go_to(spot);
  };
  return (
    <SpokenStatus
      store={store}
      view={board}
      status={board.news.status.value}
      rows={tallies.join(" · ")}
      drafts={here.length}
      lost={lost}
      to_draft={correct}
    />
  );
}
