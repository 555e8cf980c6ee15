import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { lane_row, NEEDS_ROW } from "../../board/spots";
import { is_composing } from "../key-press";
import { counted } from "../phrases";
import { Popover } from "../popover";
import { Select } from "../select";
import { lane_name, stage_name } from "./board-places";
import type { BoardState } from "./board-state";
import { meant } from "./board-walking";
import { move } from "./lifting";

/** Asks where something is to go: the way to move it without dragging. */
export function MoveTo({ board }: { board: BoardState }) {
  return board.moving_to.value ? <Question board={board} /> : null;
}

function Question({ board }: { board: BoardState }) {
  const box = useRef<HTMLDivElement>(null);
  const [{ table, ids }] = useState(() => meant(board));
  const [spot] = useState(() => board.active.peek());
  const at = board.content.place_of(table, ids[0] ?? "");
  const first_row =
    table === "needs"
      ? NEEDS_ROW
      : at?.row.startsWith("lane:")
        ? at.row
        : lane_row(board.content.lanes[0] ?? "");
  const [row, set_row] = useState(first_row);
  const [stage, set_stage] = useState(
    at && board.stages.includes(at.stage) ? at.stage : (board.stages[0] ?? ""),
  );
  useLayoutEffect(() => box.current?.querySelector("select")?.focus({ preventScroll: true }), []);
  const close = () => {
    board.moving_to.value = false;
    board.call_focus();
  };
  const go = () => {
    board.moving_to.value = false;
    move(board, table, ids, { row, stage });
  };
  const keydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (is_composing(event)) return;
    const is_button = (event.target as Element).closest("button");
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && !is_button) go();
    else return;
    event.preventDefault();
  };
  const noun = table === "needs" ? "need" : "note";
  const title = `Move ${ids.length === 1 ? `this ${noun}` : counted(ids.length, noun)} to`;
  return (
    <Popover
      class="jk-moveto"
      role="dialog"
      aria-label={title}
      anchor={() => (spot && board.element_of(spot)) ?? board.element}
      onKeyDown={keydown}
      onMouseDownCapture={(event) => event.target instanceof HTMLSelectElement && event.stopPropagation()}
    >
      <div ref={box}>
        <b>{title}</b>
        {table === "notes" && (
          <label>
            <span>Lane</span>
            <Select
              label="Lane"
              choices={board.content.lanes.map((lane) => ({
                value: lane_row(lane),
                label: lane_name(board, lane),
              }))}
              value={row}
              choose={set_row}
            />
          </label>
        )}
        <label>
          <span>Stage</span>
          <Select
            label="Stage"
            choices={board.stages.map((one, at) => ({
              value: one,
              label: `${at + 1}  ${stage_name(board, one)}`,
            }))}
            value={stage}
            choose={set_stage}
          />
        </label>
        <div class="jk-actions">
          <button type="button" class="jk-button jk-line" onClick={close}>
            Cancel
          </button>
          <button type="button" class="jk-button jk-main" onClick={go}>
            Move
          </button>
        </div>
      </div>
    </Popover>
  );
}
