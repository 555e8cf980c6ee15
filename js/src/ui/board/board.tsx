import { useLayoutEffect, useRef } from "preact/hooks";
import { EMOTION_ROW, STAGES_ROW } from "../../board/spots";
import { PasteBox } from "../paste-box";
import { BlueprintLine } from "./blueprint-line";
import { paste_data, take } from "./board-clipboard";
import { keydown } from "./board-keys";
import { BoardMenu } from "./board-menu";
import { click, context_menu, double_click, focus_in, focus_out, press } from "./board-pointing";
import type { BoardState } from "./board-state";
import { EmotionRow } from "./emotion-row";
import { keep_fitting } from "./fitting";
import { LaneRow } from "./lane-row";
import { MoveTo } from "./move-to";
import { StageHeads } from "./stage-heads";

/** So many notes and needs are laid out all at once; of more only the lanes in sight. */
const MANY = 300;

/** The map itself: stages across, the curve, and the lanes with the lines of the blueprint. */
export function Board({ board }: { board: BoardState }) {
  board.news.order.value;
  const { stages, content, store } = board;
  const { fits } = board.choice.value;
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    board.element = scroller.current;
    return () => {
      board.element = null;
    };
  }, [board]);
  useLayoutEffect(() => {
    const element = scroller.current;
    return element && fits ? keep_fitting(element) : undefined;
  }, [fits, stages.length]);
  const cards = ["notes", "needs"].reduce((sum, name) => sum + (store.table(name)?.ids.length ?? 0), 0);
  const lanes = content.rows.filter(({ key }) => key !== STAGES_ROW && !key.startsWith(EMOTION_ROW));
  return (
    <div
      ref={scroller}
      class="jk-bscroll"
      data-fits={fits ? "" : undefined}
      onKeyDown={(event) => keydown(board, event)}
      onPointerDown={(event) => press(board, event)}
      onClick={(event) => click(board, event)}
      onDblClick={(event) => double_click(board, event)}
      onContextMenu={(event) => context_menu(board, event)}
      onFocusIn={(event) => focus_in(board, event)}
      onFocusOut={(event) => focus_out(board, event)}
      onKeyUp={stop}
      onKeyPress={stop}
      onCopy={(event) => clip(event, () => take(board, event, "copy"))}
      onCut={(event) => clip(event, () => take(board, event, "cut"))}
      onPaste={(event) =>
        clip(event, () => {
          event.preventDefault();
          if (event.clipboardData) paste_data(board, event.clipboardData);
        })
      }
    >
      <div
        role="grid"
        class="jk-bmap"
        aria-label="Journey board"
        aria-multiselectable="true"
        aria-readonly={board.locked ? "true" : undefined}
        data-many={cards > MANY ? "" : undefined}
        style={{ "--jk-stages": String(Math.max(1, stages.length)) }}
      >
        <StageHeads board={board} />
        <EmotionRow board={board} />
        {lanes.map((row) => [
          row.line && <BlueprintLine key={`${row.key} line`} line={row.line} stages={stages.length} />,
          <LaneRow key={row.key} board={board} row={row} />,
        ])}
      </div>
      <FocusKeeper board={board} />
      <BoardMenu board={board} />
      <MoveTo board={board} />
      {board.pasting.value && (
        <PasteBox
          anchor={() =>
            (board.active.peek() && board.element_of(board.active.peek() as never)) ?? board.element
          }
          done={(data) => {
            board.pasting.value = false;
            board.call_focus();
            if (data) paste_data(board, data);
          }}
        />
      )}
    </div>
  );
}

/** Gives the focus to where it was called for, where nothing else is rendered for it. */
function FocusKeeper({ board }: { board: BoardState }) {
  board.focus_calls.value;
  useLayoutEffect(() => board.give_focus());
  return null;
}

/** The host would take what is typed, copied or pasted here for its own cells. */
function stop(event: Event): void {
  event.stopPropagation();
}

/** A clipboard event of the board itself, not of an editor nor of a box of its own. */
function clip(event: ClipboardEvent, act: () => void): void {
  event.stopPropagation();
  if ((event.target as Element).matches("[data-stage], [data-item], .jk-bscroll")) act();
}
