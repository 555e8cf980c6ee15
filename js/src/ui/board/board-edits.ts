/** Writing on the board itself: beginning and ending an edit, adding notes, needs, stages and lanes. */
import { batch } from "@preact/signals";
import { INSIGHT, side_of } from "../../board/board-rows";
import {
  EVERYWHERE,
  is_loose,
  lane_of,
  lane_row,
  NEEDS_ROW,
  NEW,
  type Spot,
  TEXT,
  table_of,
} from "../../board/spots";
import { column_named } from "../../core/columns";
import type { Cells, ColumnSpec, Refused } from "../../core/protocol";
import { EMOTIONS } from "../../sheets/emotion-cells";
import { type Entry, write_entry } from "../editors/editor";
import type { Ending } from "../editors/endings";
import type { Target } from "../grid/sheet";
import { emotion_key, subject_of } from "./board-places";
import type { BoardEdit, BoardState } from "./board-state";
import { forget_selection, walk } from "./board-walking";
import { put_back } from "./lifting";

/** The column of the map that is written into first where a spot is edited. */
export function column_of(board: BoardState, spot: Spot): string | undefined {
  if (emotion_key(spot)) return "score";
  if (spot.row === "stages" || spot.stage === "") return subject_of(board, spot) && "name";
  if (spot.row === NEEDS_ROW) return "statement";
  if (!is_loose(spot.row)) return lane_of(spot.row) === undefined ? undefined : "text";
  return spot.item && TEXT[table_of(spot.row)];
}

/** The cell of the map that an edit is about; undefined for something that is not there yet. */
export function target_of(board: BoardState, { spot, column }: BoardEdit): Target | undefined {
  const key = emotion_key(spot);
  if (key) return board.emotions.target(key, column);
  const subject = subject_of(board, spot);
  return subject && { ...subject, column };
}

export function spec_of({ store }: BoardState, table: string, column: string): ColumnSpec | undefined {
  return column_named(store.table(table)?.spec.columns ?? [], column);
}

/** Open the editor at a spot, with `text` in it instead of what stands there. A cell gets a new note or need. */
export function begin_edit(board: BoardState, spot: Spot, text?: string, column?: string): void {
  const name = column ?? column_of(board, spot);
  if (board.locked || name === undefined || board.is_folded(spot.row)) return;
  const is_new =
    spot.item === "" && spot.stage !== "" && (spot.row === NEEDS_ROW || lane_of(spot.row) !== undefined);
  if (is_new && spot.stage === EVERYWHERE) return;
  const at = is_new ? { ...spot, item: NEW } : spot;
  if (!board.shows(at)) return;
  put_back(board);
  batch(() => {
    board.set_active(at);
    board.focus_wanted = false;
    board.typed = undefined;
    board.contest.value = null;
    board.message.value = null;
    forget_selection(board);
    board.editing.value = { spot: at, column: name, text, seen: board.store.seen };
  });
}

/** Begin a note or need behind another one. */
export function begin_behind(board: BoardState, spot: Spot, text?: string): void {
  if (is_loose(spot.row)) return;
  begin_edit(board, { ...spot, item: "" }, text);
  const edit = board.editing.peek();
  if (edit) board.editing.value = { ...edit, after: spot.item || undefined };
}

/** The editor is done. What the map refuses stays at its place, and so does the focus. */
export function end_edit(
  board: BoardState,
  entry: Entry | null,
  ending: Ending | "leave",
  edit = board.editing.peek(),
): void {
  // An editor that was taken away because its card went elsewhere has nothing more to say.
  if (!edit || edit !== board.editing.peek()) return;
  batch(() => {
    board.editing.value = board.contest.value = null;
    const { spot } = edit;
    const cell = { ...spot, item: "" };
    let at = spot.item === NEW ? cell : spot;
    if (spot.item === NEW) {
      const added =
        ending !== "cancel" && entry && "text" in entry ? add_item(board, edit, entry.text) : undefined;
      if (added !== undefined) at = { ...spot, item: added };
      else if (edit.after !== undefined) at = { ...spot, item: edit.after };
    } else if (ending === "cancel" && edit.added === board.store.edits) {
      // Nobody wants a stage without a name who has just thought better of it.
      board.store.undo();
    } else if (entry && ending !== "cancel") {
      const refused = put(board, edit, entry);
      if (refused) {
        if ("value" in entry) board.message.value = { text: refused.why };
        else board.announcer.say(refused.why);
      }
    }
    if (ending === "leave") {
      // A spot that was only begun is none to come back to.
      if (spot.item === NEW && board.active.peek()?.item === NEW) board.set_active(at);
      // Whoever went elsewhere stays there.
      board.focus_wanted = false;
      return;
    }
    board.go_to(at);
    if (ending === "next") walk(board, "right");
    else if (ending === "previous") walk(board, "left");
  });
}

function put(board: BoardState, edit: BoardEdit, entry: Entry): Refused | null {
  const key = emotion_key(edit.spot);
  const spec = key && spec_of(board, EMOTIONS, edit.column);
  if (key && spec) return board.emotions.put(key, edit.column, spec, entry, edit.seen);
  const target = target_of(board, edit);
  return target ? write_entry(board.store, target, entry, edit.seen) : null;
}

/** Hand in what is being typed, as its editor goes away. */
export function hand_in_typed(board: BoardState): void {
  const { typed } = board;
  if (board.editing.peek()) end_edit(board, typed === undefined ? null : { text: typed }, "leave");
}

/** Whose note or need something new is: that of the only one who is shown, where customers speak. */
export function preset(board: BoardState, row: string): Cells {
  const lanes = board.store.table("lanes");
  const lane = lane_of(row);
  const is_theirs = row === NEEDS_ROW || (lanes && lane !== undefined && side_of(lanes, lane) === "customer");
  const [only, ...others] = board.personas;
  return is_theirs && only !== undefined && others.length === 0 ? { persona: only } : {};
}

/** The cells of a note or need of this text in a cell of the board. */
export function new_cells(
  board: BoardState,
  { row, stage }: Pick<Spot, "row" | "stage">,
  text: string,
): Cells {
  const lane = lane_of(row);
  const own = lane === undefined ? { statement: text.replace(/\s*\n\s*/g, " ") } : { lane, text };
  return { ...own, stage, ...preset(board, row) };
}

function add_item(board: BoardState, edit: BoardEdit, text: string): string | undefined {
  const { spot, after } = edit;
  if (!text.trim()) return undefined;
  const table = table_of(spot.row);
  const last = board.content.items(spot.row, spot.stage).at(-1);
  const added = board.store.add_row(table, new_cells(board, spot, text.trim()), after ?? last);
  if (typeof added === "string") return added;
  // A text that reached no note is kept with the texts to be corrected.
  board.store.set_text(
    table,
    `${spot.stage}.${spot.row.replace(":", ".")}`,
    TEXT[table],
    text.trim(),
    edit.seen,
  );
  board.tell(added[0]?.why ?? "");
  return undefined;
}

/** Add a stage behind another one, or at the end, and begin its name. */
export function add_stage(board: BoardState, after?: string | null): void {
  if (board.locked) return;
  const added = board.store.add_row("stages", {}, after);
  if (typeof added !== "string") board.tell(added[0]?.why ?? "");
  else name_added(board, { row: "stages", stage: added, item: "" });
}

function name_added(board: BoardState, spot: Spot): void {
  begin_edit(board, spot);
  const edit = board.editing.peek();
  if (edit) board.editing.value = { ...edit, added: board.store.edits };
}

/** Add a lane below another one, on its side, or at the end of the board, and begin its name. */
export function add_lane(board: BoardState, after?: string): void {
  if (board.locked) return;
  const { store } = board;
  const lanes = store.table("lanes");
  const side = lanes && after !== undefined ? side_of(lanes, after) : INSIGHT;
  const added = store.add_row("lanes", { side }, after);
  if (typeof added !== "string") board.tell(added[0]?.why ?? "");
  else {
    board.show_lanes([added]);
    name_added(board, { row: lane_row(added), stage: "", item: "" });
  }
}
