/** Copying, cutting and pasting cells. */
import { read_clipboard } from "../../clipboard/clipboard-block";
import { write_table } from "../../clipboard/html-table";
import { write_tsv } from "../../clipboard/tsv";
import { type Copying, clipboard_data, copy_through, forget_marked } from "../clipboard-buttons";
import { counted } from "../phrases";
import type { GridState } from "./grid-state";
import { paste, paste_lines } from "./pasting";
import { clear_range, is_locked, taken_range, with_titles } from "./range-edits";

interface How {
  /** With the titles of the columns. */
  readonly titles?: boolean;
}

/** A copy or cut at a cell, not in an editor nor in a box of its own. */
export function take_from(state: GridState, event: ClipboardEvent, what: Copying): void {
  event.stopPropagation();
  if (is_at_cell(event)) take(state, event, what);
}

/** What was copied or cut lies on the clipboard as a table and as text between tabs. */
function take(state: GridState, event: ClipboardEvent, what: Copying, { titles }: How = {}): void {
  if (!event.clipboardData) return;
  event.preventDefault();
  if (what === "cut" && is_locked(state)) return;
  const taken = taken_range(state);
  const count = taken.length * (taken[0]?.length ?? 0);
  if (count === 0) return;
  const cells = taken.map((line) => line.map(({ copied }) => copied));
  const block = titles ? with_titles(state, cells) : cells;
  const text = write_tsv(block);
  event.clipboardData.setData("text/html", write_table(block));
  event.clipboardData.setData("text/plain", text);
  state.taken = titles ? null : { text, cells: taken };
  if (what === "copy") state.tell(`${counted(count, "cell")} copied.`);
  else if (!clear_range(state, "cut")) state.tell("There is nothing to cut.");
}

export function put_in(state: GridState, event: ClipboardEvent): void {
  event.stopPropagation();
  if (!is_at_cell(event) || !event.clipboardData) return;
  event.preventDefault();
  paste_data(state, event.clipboardData);
}

export function paste_data(state: GridState, data: Pick<DataTransfer, "getData">): void {
  const found = read_clipboard(data);
  const place = state.active.peek();
  const lines = found?.block.map(([line = ""]) => line).filter((line) => line.trim()) ?? [];
  if (!found || (lines.length === 0 && !found.is_table)) state.tell("There is no text to paste.");
  else if (place && !found.is_table && !state.selection.box.peek() && state.sheet.takes_lines(place)) {
    paste_lines(state, place, lines);
  } else {
    const { taken } = state;
    paste(state, found.block, taken?.text === data.getData("text/plain") ? taken.cells : undefined);
  }
}

export function copy_by_button(state: GridState, what: Copying, how?: How): void {
  const failed = copy_through(what, state.viewport.element, (event) => take(state, event, what, how));
  if (failed) state.tell(failed);
}

/** Where the browser does not let a button read the clipboard, a box asks for what is to be pasted. */
export async function paste_by_button(state: GridState): Promise<void> {
  if (is_locked(state)) return;
  const data = await clipboard_data();
  if (data) paste_data(state, data);
  else state.pasting.value = true;
}

export function forget_marked_text(state: GridState): void {
  forget_marked(state.viewport.element);
}

/** Not in an editor, nor in a box of its own. */
function is_at_cell(event: Event): boolean {
  return (event.target as Element).matches(".jk-cell, .jk-table");
}
