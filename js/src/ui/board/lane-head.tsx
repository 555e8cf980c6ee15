import { lane_of } from "../../board/spots";
import { Icon } from "../icons";
import { fold } from "./board-commands";
import { spec_of } from "./board-edits";
import type { BoardEdit, BoardState } from "./board-state";
import { Clashes, fault_id, state_of } from "./clash";
import { SpotEditor } from "./spot-editor";

interface LaneHeadProps {
  readonly board: BoardState;
  readonly row: string;
  readonly name: string;
  readonly question: string;
  readonly folded: boolean;
  readonly active: boolean;
  readonly edit: BoardEdit | null;
}

/** The head of a lane: its name, its question, the way to fold it. */
export function LaneHead({ board, row, name, question, folded, active, edit }: LaneHeadProps) {
  const lane = lane_of(row);
  const state = lane === undefined ? undefined : state_of(board, "lanes", lane);
  const editor = (column: string) => {
    const spec = edit?.column === column && spec_of(board, "lanes", column);
    return edit && spec ? (
      <SpotEditor
        board={board}
        edit={edit}
        spec={spec}
        fault_id={fault_id(board, "lanes", lane ?? "", column)}
      />
    ) : undefined;
  };
  return (
    <div
      role="rowheader"
      class="jk-bhead"
      tabIndex={active && !edit ? 0 : -1}
      aria-label={question && !folded ? `${name}. ${question}` : name}
      aria-expanded={!folded}
      data-stage=""
      data-state={state}
    >
      <div class="jk-bhead-in">
        <div class="jk-bhead-line">
          {editor("name") ?? (
            <b dir="auto" data-goes={lane === undefined ? undefined : "name"}>
              {name}
            </b>
          )}
          <button
            type="button"
            class="jk-button jk-bfold"
            tabIndex={-1}
            aria-label={`${folded ? "Unfold" : "Fold"} ${name}`}
            aria-expanded={!folded}
            data-noprint=""
            onClick={() => fold(board, row)}
          >
            <Icon name={folded ? "unfold" : "open"} />
          </button>
        </div>
        {!folded &&
          (editor("prompt") ??
            (question && (
              <p dir="auto" data-goes={lane === undefined ? undefined : "prompt"}>
                {question}
              </p>
            )))}
        {lane !== undefined && <Clashes board={board} table="lanes" row={lane} />}
      </div>
    </div>
  );
}
