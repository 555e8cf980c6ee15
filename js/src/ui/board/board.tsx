import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { EMOTION_ROW, NEW, STAGES_ROW } from "../../board/spots";
import { PasteBox } from "../paste-box";
import { BlueprintLine } from "./blueprint-line";
import { paste_data, take } from "./board-clipboard";
import { end_edit } from "./board-edits";
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
/** Of these so many lanes are in the first picture, and so many more in each that follows it. */
const FIRST = 3;

/** The map itself: stages across, the curve, and the lanes with the lines of the blueprint. */
export function Board({ board }: { board: BoardState }) {
  board.news.order.value;
  const { stages, content, store } = board;
  const { fits } = board.choice.value;
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    board.element = scroller.current;
    board.give_focus();
    return () => {
      board.element = null;
    };
  }, [board]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // A finger that drags does not scroll. Some browsers only ask listeners that were there before it came.
    const scrolls = new AbortController();
    element.addEventListener(
      "touchmove",
      (event) => element.hasAttribute("data-dragging") && event.preventDefault(),
      { signal: scrolls.signal, passive: false },
    );
    // What stays in sight while it scrolls is as wide as can be seen.
    const watch = new ResizeObserver(() =>
      element.style.setProperty("--jk-room", `${element.clientWidth}px`),
    );
    watch.observe(element);
    return () => {
      watch.disconnect();
      scrolls.abort();
    };
  }, []);
  useLayoutEffect(() => {
    const element = scroller.current;
    return element && fits ? keep_fitting(element) : undefined;
  }, [fits, stages.length]);
  const cards = ["notes", "needs"].reduce((sum, name) => sum + (store.table(name)?.count ?? 0), 0);
  const lanes = content.rows.filter(({ key }) => key !== STAGES_ROW && !key.startsWith(EMOTION_ROW));
  const [shown, show] = useState(cards <= MANY ? Number.POSITIVE_INFINITY : FIRST);
  const is_whole = shown >= lanes.length;
  useEffect(() => {
    if (is_whole) return;
    // Behind the frame, not in it: what is there is to be seen first.
    let later: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      later = setTimeout(() => show(shown + FIRST));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(later);
    };
  }, [shown, is_whole]);
  return (
    <div
      ref={scroller}
      class="jk-bscroll"
      data-fits={fits ? "" : undefined}
      onKeyDown={(event) => keydown(board, event)}
      onPointerDown={(event) => press(board, event)}
      onMouseDown={keep_editor}
      onClick={(event) => click(board, event)}
      onDblClick={(event) => double_click(board, event)}
      onContextMenu={(event) => context_menu(board, event)}
      onFocusIn={(event) => focus_in(board, event)}
      onFocusOut={(event) => focus_out(board, event)}
      onKeyUp={stop}
      onKeyPress={stop}
      onCopy={(event) => clip(event, () => take(board, event, "copy"))}
      onCut={(event) => clip(event, () => take(board, event, "cut"))}
      onPaste={(event) => paste(board, event)}
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
        {lanes
          .slice(0, shown)
          .flatMap((row) => [
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
  const calls = board.focus_calls.value;
  useLayoutEffect(() => board.give_focus());
  // What has not come by then does not come: later the focus is somebody's own.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      board.focus_wanted = false;
    });
    return () => cancelAnimationFrame(frame);
  }, [board, calls]);
  return null;
}

/** The host would take what is typed, copied or pasted here for its own cells. */
function stop(event: Event): void {
  event.stopPropagation();
}

/** A press on a card beside the text that is being written there does not end the writing. */
function keep_editor(event: MouseEvent): void {
  const target = event.target as Element;
  const card = target.closest("[data-item], .jk-bstage, .jk-bhead");
  if (card?.querySelector("[data-editing]") && !target.closest("[data-editing], button"))
    event.preventDefault();
}

/** A clipboard event of the board itself, not of an editor nor of a box of its own. */
function clip(event: ClipboardEvent, act: () => void): void {
  event.stopPropagation();
  if ((event.target as Element).matches("[data-stage], [data-item], .jk-bscroll")) act();
}

function paste(board: BoardState, event: ClipboardEvent): void {
  const data = event.clipboardData;
  event.stopPropagation();
  const field = event.target as Element;
  // A note just begun has nothing in it yet: several lines become several notes there, too.
  const is_fresh =
    field instanceof HTMLTextAreaElement &&
    field.value === "" &&
    field.closest(`[data-item="${NEW}"]`) !== null;
  if (!data || (!is_fresh && !field.matches("[data-stage], [data-item], .jk-bscroll"))) return;
  if (is_fresh) {
    if (!/[\r\n\t]/.test(data.getData("text/plain").trim())) return;
    end_edit(board, null, "cancel");
  }
  event.preventDefault();
  paste_data(board, data);
}
