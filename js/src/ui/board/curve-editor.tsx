/** The editor of a score, and what is said where one of mine is not in the map. */

import { EMOTION_ROW } from "../../board/spots";
import { EMOTIONS, type EmotionKey, UNAWARE } from "../../sheets/emotion-cells";
import { ScaleEditor } from "../editors/scale-editor";
import { SmallIcon } from "../icons";
import { Popover } from "../popover";
import { Contest } from "../theirs";
import { Settle, type Unsettled } from "../unsettled";
import { end_edit, spec_of } from "./board-edits";
import type { BoardEdit, BoardState } from "./board-state";
import { felt_at, point, settle } from "./curve-scores";

interface ScoreEditorProps {
  readonly board: BoardState;
  readonly edit: BoardEdit;
  readonly emotion: EmotionKey;
  readonly title: string;
  readonly word: string | undefined;
  readonly fault_id: string;
}

export function BoardScoreEditor({ board, edit, emotion, title, word, fault_id }: ScoreEditorProps) {
  const spec = spec_of(board, EMOTIONS, "score");
  if (!spec) return null;
  const { spot } = edit;
  const contest = board.contest.value;
  const along = (by: number) => {
    const stage = board.stages[board.stages.indexOf(spot.stage) + by];
    if (spot.row === EMOTION_ROW && stage !== undefined) board.go_to(point(stage, spot.item));
  };
  return (
    <>
      <ScaleEditor
        store={board.store}
        column={{ ...spec, title }}
        value={felt_at(board, emotion)}
        text={edit.text}
        draft={board.emotions.draft(board.emotions.target(emotion, "score"))}
        fault_id={fault_id}
        also={{ label: "Does not notice", value: UNAWARE }}
        hint="or type −2 angry"
        word={word}
        done={(entry, ending) => {
          end_edit(board, entry, ending);
          // Along the line, to the same person's next point.
          if (ending === "next" || ending === "previous") along(ending === "next" ? 1 : -1);
        }}
        typed={(text) => {
          board.typed = text;
        }}
      />
      {contest && <Contest text={contest.text} anchor={() => board.element_of(spot)} />}
    </>
  );
}

interface FaultProps {
  readonly board: BoardState;
  readonly emotion: EmotionKey;
  readonly fault: Unsettled;
  anchor(): Element | null | undefined;
}

export function CurveFault({ board, emotion, fault, anchor }: FaultProps) {
  return (
    <Popover
      class="jk-tip"
      role="group"
      aria-label={fault.title}
      data-tone={fault.tone}
      data-note=""
      anchor={anchor}
    >
      <SmallIcon name={fault.tone} />
      <div>
        <b>{fault.title}</b>
        <span>{fault.detail}</span>
      </div>
      <Settle
        fault={fault}
        settle={(brings_back) => {
          board.call_focus();
          settle(board, emotion, brings_back);
        }}
      />
    </Popover>
  );
}
