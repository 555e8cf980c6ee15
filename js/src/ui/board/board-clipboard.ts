/** Notes on the clipboard: each is a line of a table; several lines make several notes. */
import { batch } from "@preact/signals";
import { INSIGHT } from "../../board/board-rows";
import { is_loose, lane_of, NEEDS_ROW, type Spot, STAGES_ROW, TEXT, table_of } from "../../board/spots";
import { read_clipboard } from "../../clipboard/clipboard-block";
import { write_table } from "../../clipboard/html-table";
import { write_tsv } from "../../clipboard/tsv";
import type { Cells } from "../../core/protocol";
import { text_lines } from "../../sheets/note-lines";
import { type ClipboardTexts, type Copying, clipboard_data, copy_through } from "../clipboard-buttons";
import { removal } from "../dependants";
import { counted } from "../phrases";
import { new_cells } from "./board-edits";
import { stage_name } from "./board-places";
import type { BoardState } from "./board-state";
import { forget_selection, meant } from "./board-walking";
import { rows_meant } from "./removing";

/** What goes along with a note or need that is copied on this board. */
const KEPT: Record<string, readonly string[]> = {
  notes: ["text", "persona", "channel", "grade"],
  needs: [
    "statement",
    "persona",
    "level",
    "importance",
    "satisfaction",
    "usp",
    "usp_proof",
    "rival",
    "grade",
  ],
};

/** The rows that a command is about; to be copied, all that lie in a cell. */
function taken(board: BoardState, what: Copying): ReturnType<typeof rows_meant> {
  const spot = board.active.peek();
  const is_cell = spot !== null && spot.item === "" && spot.stage !== "" && spot.row !== STAGES_ROW;
  const rows = is_cell && meant(board).ids.length === 0 ? board.content.items(spot.row, spot.stage) : [];
  if (what === "copy" && is_cell && rows.length > 0) return { table: table_of(spot.row), rows };
  return rows_meant(board);
}

export function take(board: BoardState, event: ClipboardEvent, what: Copying): void {
  const found = taken(board, what);
  const data = found && board.store.table(found.table);
  if (!event.clipboardData || !data || !found) return;
  event.preventDefault();
  if (what === "cut" && board.locked) return;
  const rows = found.rows.flatMap((id) => data.row(id) ?? []);
  const block = rows.map(({ cells }) => [{ text: String(cells[data.spec.label] ?? "") }]);
  const text = write_tsv(block);
  event.clipboardData.setData("text/html", write_table(block));
  event.clipboardData.setData("text/plain", text);
  const kept = KEPT[found.table];
  const cells = rows.map(
    (row): Cells => Object.fromEntries((kept ?? []).map((name) => [name, row.cells[name]])),
  );
  board.taken = kept ? { text, cells } : null;
  const noun = data.spec.row_title;
  if (what === "copy") board.tell(`${counted(rows.length, noun)} copied.`);
  else if (kept) {
    batch(() => {
      const refused = board.store.commit(removal(board.store, found.table, found.rows, false))[0];
      forget_selection(board);
      board.call_focus();
      board.tell(refused?.why ?? `${counted(rows.length, noun)} cut.`, !refused);
    });
  }
}

export function paste_data(board: BoardState, data: ClipboardTexts): void {
  const spot = board.active.peek();
  const found = read_clipboard(data);
  if (!spot || !found || board.locked) return;
  const known = board.taken?.text === data.getData("text/plain") ? board.taken.cells : undefined;
  const block = found.is_table
    ? found.block
    : text_lines(found.block.map(([line = ""]) => line).join("\n")).map((line) => [line]);
  const is_empty = !block.some((line) => line.some((text) => text.trim()));
  if (is_empty) board.tell("There is no text to paste.");
  else if (spot.row === "stages" || spot.stage === "") paste_heads(board, spot, block);
  else paste_items(board, spot, block, known);
}

/** Lines at a head are names of further stages or lanes. */
function paste_heads(board: BoardState, spot: Spot, block: readonly (readonly string[])[]): void {
  const table = spot.row === "stages" ? "stages" : "lanes";
  const after = table === "stages" ? spot.stage : lane_of(spot.row);
  const side = table === "lanes" && { side: after ? board.store.value("lanes", after, "side") : INSIGHT };
  const names = (
    table === "stages" && block.length === 1 ? (block[0] ?? []) : block.map(([name = ""]) => name)
  ).filter((name) => name.trim());
  const { ids, refused } = board.store.add_rows(
    table,
    names.map((name) => ({ name: name.trim().replace(/\s*\n\s*/g, " "), ...side })),
    after,
  );
  if (table === "lanes") board.show_lanes(ids);
  board.tell(
    refused?.[0]?.why ?? `${counted(names.length, table === "stages" ? "stage" : "lane")} added.`,
    !refused,
  );
}

/** Rows of a table become notes, its columns the stages from this one on. */
function paste_items(
  board: BoardState,
  spot: Spot,
  block: readonly (readonly string[])[],
  known: readonly Cells[] | undefined,
): void {
  const { store } = board;
  const table = spot.row === NEEDS_ROW ? "needs" : lane_of(spot.row) === undefined ? undefined : "notes";
  if (!table || is_loose(spot.row)) {
    board.tell("Notes are pasted into a lane.");
    return;
  }
  const first = board.stages.indexOf(spot.stage);
  const width = block[0]?.length ?? 0;
  const is_own = known !== undefined && width === 1;
  const column = TEXT[table];
  const rows = block.flatMap((line, at) =>
    line.flatMap((text, column_at): Cells[] => {
      const stage = board.stages[first + column_at];
      if (!text.trim() || stage === undefined) return [];
      const cells = new_cells(board, { row: spot.row, stage }, text.trim());
      if (!is_own) return [cells];
      const like = known[at] ?? {};
      // What came from the other kind brings no more than its text and what both have.
      const both = Object.entries(like).filter(([name]) => KEPT[table]?.includes(name) && name !== column);
      return [{ ...cells, persona: undefined, ...Object.fromEntries(both) }];
    }),
  );
  const filled = rows.map((cells) =>
    Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined)),
  );
  const behind = spot.item || board.content.items(spot.row, spot.stage).at(-1);
  const { ids, refused } = store.add_rows(table, filled, behind);
  if (refused) {
    board.tell(refused[0]?.why ?? "");
    return;
  }
  const left = block.flat().filter((text) => text.trim()).length - rows.length;
  const beyond =
    left > 0
      ? ` ${counted(left, "cell")} beyond ${stage_name(board, board.stages.at(-1) ?? "")} left out.`
      : "";
  batch(() => {
    board.tell(`${counted(ids.length, table === "needs" ? "need" : "note")} pasted.${beyond}`, true);
    board.selected.value = { table, ids: new Set(ids.length > 1 ? ids : []) };
    const item = ids[0];
    if (item !== undefined) board.go_to({ row: spot.row, stage: spot.stage, item });
  });
}

export function copy_by_button(board: BoardState, what: Copying): void {
  const failed = copy_through(what, board.element, (event) => take(board, event, what));
  if (failed) board.tell(failed);
}

export async function paste_by_button(board: BoardState): Promise<void> {
  if (board.locked) return;
  const data = await clipboard_data();
  if (data) paste_data(board, data);
  else {
    board.focus_wanted = false;
    board.pasting.value = true;
  }
}
