import { Component, type ComponentChildren } from "preact";
import type { NeedLine } from "../../board/need-cells";
import { NEW, table_of } from "../../board/spots";
import type { SchemaSpec } from "../../core/protocol";
import type { NoteLine } from "../../sheets/note-lines";
import { Icon } from "../icons";
import { counted } from "../phrases";
import { spec_of } from "./board-edits";
import type { BoardEdit, BoardState } from "./board-state";
import { SpotEditor } from "./spot-editor";

export interface BoardCellProps {
  readonly board: BoardState;
  readonly row: string;
  readonly stage: string;
  /** "Doing, Claims". */
  readonly where: string;
  /** What it asks while it is empty; "" where it only shows a plus. */
  readonly question: string;
  readonly asks: boolean;
  readonly folded: boolean;
  readonly active: boolean;
  /** A note or need that is being written here for the first time, and behind which one. */
  readonly edit: BoardEdit | null;
  /** How many items lie in it. */
  readonly count: number;
  readonly span?: number | undefined;
  /** All that decides how the items look, as one text: it renders again only if that is another. */
  readonly looks: string;
  /** What the items are made of. */
  readonly notes: readonly NoteLine[];
  readonly needs: readonly NeedLine[];
  readonly schema: SchemaSpec;
  items(): ComponentChildren[];
}

/** One cell of a lane: its notes, its question, or how many there are. */
export class BoardCell extends Component<BoardCellProps> {
  override shouldComponentUpdate(next: BoardCellProps): boolean {
    const own = this.props;
    return (Object.keys(next) as (keyof BoardCellProps)[]).some(
      (name) => name !== "items" && next[name] !== own[name],
    );
  }

  override render(props: BoardCellProps) {
    const { stage, where, question, asks, folded, active, edit, count, span } = props;
    const is_empty = count === 0 && !edit;
    return (
      <div
        role="gridcell"
        class="jk-bcell"
        tabIndex={active ? 0 : -1}
        aria-label={folded || is_empty ? cell_words(props) : undefined}
        aria-colspan={span}
        style={span ? { gridColumn: `span ${span}` } : undefined}
        data-stage={stage}
        data-asks={asks && is_empty && !folded ? "" : undefined}
        data-empty={is_empty ? "" : undefined}
      >
        {folded ? (
          <span aria-hidden="true">{count > 0 ? counted(count, noun_of(props)) : "–"}</span>
        ) : is_empty ? (
          asks && (
            <span class="jk-bask">
              <Icon name="plus" />
              <span>{question}</span>
            </span>
          )
        ) : (
          <ul aria-label={where}>{with_new(props)}</ul>
        )}
      </div>
    );
  }
}

function noun_of({ row }: BoardCellProps): string {
  return table_of(row) === "needs" ? "need" : "note";
}

function cell_words(props: BoardCellProps): string {
  const { where, count, folded, question } = props;
  if (folded) return `${where}: ${count > 0 ? counted(count, noun_of(props)) : "empty"}`;
  return `${where}: empty. ${question}`;
}

/** The items, and among them the one that is being written. */
function with_new({ board, row, stage, edit, items }: BoardCellProps): ComponentChildren[] {
  const cards = items();
  if (!edit) return cards;
  const table = table_of(row);
  const spec = spec_of(board, table, edit.column);
  const card = spec && (
    <li key={NEW} class={table === "needs" ? "jk-bneed" : "jk-bnote"} data-item={NEW}>
      <SpotEditor board={board} edit={edit} spec={spec} fault_id={`${board.id}-new`} />
    </li>
  );
  const at = edit.after === undefined ? -1 : board.items(row, stage).indexOf(edit.after);
  const behind = at < 0 ? cards.length : at + 1;
  return cards.toSpliced(behind, 0, card);
}
