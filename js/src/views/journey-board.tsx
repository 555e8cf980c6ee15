import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { BoardOptions } from "../board/choice";
import { Board } from "../ui/board/board";
import { add_stage } from "../ui/board/board-edits";
import { BoardKey } from "../ui/board/board-key";
import { BoardPanel } from "../ui/board/board-panel";
import { BoardState } from "../ui/board/board-state";
import { BoardStatus } from "../ui/board/board-status";
import { BoardTools } from "../ui/board/board-tools";
import { PersonaCards } from "../ui/board/persona-cards";
import { remove } from "../ui/board/removing";
import { DeleteQuestion } from "../ui/delete-question";
import { Frame } from "../ui/frame";
import { Icon } from "../ui/icons";
import { MapHeader } from "../ui/map-header";
import { PERSONAS } from "../ui/people";
import { take_floor } from "../ui/speaking";
import { absence_text } from "../ui/status-line";
import { Travellers } from "../ui/travellers";
import type { ViewProps } from "./view";

/** The journey map as a board: what hangs on the wall at the end of the day. */
export function JourneyBoard({ store, options, map, abort }: ViewProps) {
  const board = useMemo(
    () => new BoardState(store, options as BoardOptions, `${map} journey-board`, abort),
    [store, abort],
  );
  return (
    <Frame store={store} label="Journey board" used={() => take_floor(store, board)} full={board.presents}>
      {(room) => <Whole board={board} room={room} />}
    </Frame>
  );
}

/** Below this width, in pixels, the panel is a sheet over the board. */
const SHEET = 640;

function Whole({ board, room }: { board: BoardState; room: number }) {
  board.news.order.value;
  const { store } = board;
  const status = board.news.status.value;
  const is_narrow = room < SHEET;
  useLayoutEffect(() => {
    board.narrow.value = is_narrow;
  }, [board, is_narrow]);
  const presents = board.presents.value;
  useEffect(() => (presents ? keep_presenting(board) : undefined), [board, presents]);
  if (!board.content.is_there) {
    return (
      <p class="jk-plain" role="status">
        {absence_text(status, store.schema.tables.length > 0, "stages")}
      </p>
    );
  }
  const asking = board.asking.value;
  // Until the journey has begun there may be more to name.
  const has_nobody = store.table(PERSONAS)?.count === 0 || (store.table("stages")?.count === 0 && !presents);
  const keep = () => {
    board.asking.value = null;
    board.call_focus();
  };
  return (
    <>
      <div class="jk-btop">
        <MapHeader store={store} name="Journey map" />
        <PersonaCards board={board} />
        {presents && (
          <button
            type="button"
            class="jk-button jk-bend"
            aria-label="End the presentation"
            title="End the presentation (Esc)"
            data-noprint=""
            onClick={() => end_presenting(board)}
          >
            <Icon name="close" />
          </button>
        )}
      </div>
      {!presents && <BoardTools board={board} />}
      {has_nobody && !board.locked && (
        <Travellers
          store={store}
          done={(added) => {
            if (typeof added !== "string") board.tell(added[0]?.why ?? "");
            else board.tell(`${store.label(PERSONAS, added)} travels.`, true);
          }}
        />
      )}
      <div class="jk-bwork" data-sheet={is_narrow ? "" : undefined}>
        {store.table("stages")?.count === 0 ? <NoStages board={board} /> : <Board board={board} />}
        {board.panel.value && !presents && <BoardPanel board={board} />}
      </div>
      {asking && (
        <DeleteQuestion
          store={store}
          table={asking.table}
          rows={asking.rows}
          id={board.id}
          keep={keep}
          remove={(take_along) => remove(board, asking, take_along)}
        />
      )}
      <BoardKey board={board} />
      <BoardStatus board={board} />
    </>
  );
}

function end_presenting(board: BoardState): void {
  board.presents.value = false;
  board.call_focus();
}

/** While it is presented the board is all there is: Escape ends it wherever the focus is, and Tab stays on it. */
function keep_presenting(board: BoardState): () => void {
  const end = new AbortController();
  const { signal } = end;
  const view = board.element?.closest(".jk-view");
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || event.defaultPrevented || board.editing.peek()) return;
      event.preventDefault();
      end_presenting(board);
    },
    { signal },
  );
  window.addEventListener(
    "focusin",
    (event) => {
      if (view && !event.composedPath().includes(view)) board.call_focus();
    },
    { signal },
  );
  return () => end.abort();
}

/** The first step of an empty map. */
function NoStages({ board }: { board: BoardState }) {
  const invite = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const button = invite.current;
    // The last stage took the focus with it; the first one gets it.
    if (board.has_focus) button?.focus();
    return () => {
      if ((button?.getRootNode() as Document | undefined)?.activeElement === button) board.call_focus();
    };
  }, [board]);
  return (
    <div class="jk-empty">
      <b>No stages yet.</b>
      <p>What does the customer go through, from the first thought to the last? Begin with one step.</p>
      {!board.locked && (
        <div class="jk-actions">
          <button ref={invite} type="button" class="jk-button jk-main" onClick={() => add_stage(board)}>
            Add a stage
          </button>
        </div>
      )}
    </div>
  );
}
