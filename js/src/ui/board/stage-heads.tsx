import { useComputed } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { STAGES_ROW } from "../../board/spots";
import { Icon, SmallIcon } from "../icons";
import { spec_of } from "./board-edits";
import { stage_name } from "./board-places";
import type { BoardEdit, BoardState } from "./board-state";
import { Clashes, fault_id, state_of } from "./clash";
import { SpotEditor } from "./spot-editor";

/** The head of the board: a column a stage. It stays in sight while the lanes scroll under it. */
export function StageHeads({ board }: { board: BoardState }) {
  board.news.content.value;
  board.news.status.value;
  const head = useRef<HTMLDivElement>(null);
  const here = useComputed(() =>
    board.active.value?.row === STAGES_ROW ? board.active.value.stage : undefined,
  ).value;
  const edit = useComputed(() =>
    board.editing.value?.spot.row === STAGES_ROW ? board.editing.value : null,
  ).value;
  useLayoutEffect(() => board.give_focus());
  useLayoutEffect(() => {
    const element = head.current;
    const view = element?.closest<HTMLElement>(".jk-bscroll");
    if (!element || !view) return;
    // What scrolls under the head is brought out from under it, and lane names stay below it.
    const watch = new ResizeObserver(() => {
      view.style.setProperty("--jk-head", `${element.offsetHeight}px`);
      board.stage_width.value = element.lastElementChild?.clientWidth ?? board.stage_width.peek();
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [board]);
  return (
    <div ref={head} role="row" class="jk-brow jk-bstages" data-row={STAGES_ROW}>
      <div role="columnheader" class="jk-bhead jk-bcorner">
        Stage
      </div>
      {board.stages.map((stage, at) => (
        <StageHead
          key={stage}
          board={board}
          stage={stage}
          number={at + 1}
          active={here === stage}
          edit={edit?.spot.stage === stage ? edit : null}
        />
      ))}
    </div>
  );
}

interface StageHeadProps {
  readonly board: BoardState;
  readonly stage: string;
  readonly number: number;
  readonly active: boolean;
  readonly edit: BoardEdit | null;
}

function StageHead({ board, stage, number, active, edit }: StageHeadProps) {
  const { store } = board;
  const name = stage_name(board, stage);
  const goal = String(store.value("stages", stage, "goal") ?? "");
  const is_moment = store.value("stages", stage, "moment_of_truth") === true;
  const is_optional = store.value("stages", stage, "optional") === true;
  const state = state_of(board, "stages", stage);
  const editor = (column: string) => {
    const spec = edit?.column === column && spec_of(board, "stages", column);
    return edit && spec ? (
      <SpotEditor board={board} edit={edit} spec={spec} fault_id={fault_id(board, "stages", stage, column)} />
    ) : undefined;
  };
  return (
    <div
      role="columnheader"
      class="jk-bstage"
      tabIndex={active && !edit ? 0 : -1}
      data-stage={stage}
      data-state={state}
    >
      <div class="jk-bstage-name">
        <span class="jk-bno" aria-hidden="true">
          {number}
        </span>
        {editor("name") ?? (
          <b dir="auto" data-goes="name">
            {name}
          </b>
        )}
        {is_moment && (
          <span class="jk-bstar" title="Moment of truth">
            <Icon name="star" />
            <span class="jk-sr">Moment of truth</span>
          </span>
        )}
        {state === "pending" && <SmallIcon name="pending" class="jk-state" data-state="pending" />}
      </div>
      {is_optional && <span class="jk-boptional">Optional</span>}
      {editor("goal") ?? (
        <p dir="auto" data-goes="goal" data-empty={goal ? undefined : ""}>
          {goal || (board.locked ? "" : "What does the customer want here?")}
        </p>
      )}
      <Usp board={board} stage={stage} />
      <Clashes board={board} table="stages" row={stage} />
    </div>
  );
}

/** Why they choose us at this stage: of the first need that says so. */
function Usp({ board, stage }: { board: BoardState; stage: string }) {
  const told = board.content.needs.lines(stage).filter(({ usp }) => usp.trim() !== "");
  const [first] = told;
  if (!first) return <div class="jk-busp">No USP noted</div>;
  return (
    <div class="jk-busp" title={told.map(({ usp }) => usp).join("\n")}>
      <span class="jk-usp">USP</span>
      <span dir="auto">{first.usp}</span>
      {told.length > 1 && <span class="jk-none">+{told.length - 1}</span>}
    </div>
  );
}
