/** Edits of many cells at once, each one step: emptying and filling. What does not fit stays at its cell. */
import type { Copied } from "../../clipboard/block";
import { is_read_only } from "../cells/cell-text";
import { counted } from "../phrases";
import { type Box, positions, size_of, through } from "./box";
import type { GridState } from "./grid-state";
import { content_of, type Plan, type Taken, taken_cell, type Write } from "./planning";
import type { Place } from "./sheet";

/** More cells than anybody writes at once on purpose, and more than a clipboard takes. */
const MOST = 100_000;
const MOST_COPIED = 500_000;

/** Whether these are too many cells for one step; says so. */
export function is_too_much(state: GridState, box: Box, most = MOST): boolean {
  const { rows, columns } = size_of(box);
  const too_much = rows * columns > most;
  if (too_much) state.tell(`This is too much at once: ${counted(rows * columns, "cell")}.`);
  return too_much;
}

/** Whether nothing can be written at present; says why. */
export function is_locked(state: GridState): boolean {
  const { phase, reason } = state.store.status;
  if (phase === "read_only") state.tell(reason);
  return phase === "read_only";
}

/** Empty the selected cells; `done` is what is said of it. Tells whether anything was there. */
export function clear_range(state: GridState, done = "cleared"): boolean {
  const box = state.selection.target();
  if (!box || is_locked(state) || is_too_much(state, box)) return false;
  const places = places_in(state, box).filter((place) => is_writable(state, place) && state.holds(place));
  if (places.length === 0) return false;
  const plan = state.sheet.plan(places.map((place): Write => ({ place, content: { text: "" } })));
  const notes = plan.changes.filter(({ kind }) => kind === "row_removed").length;
  const is_range = state.selection.box.peek() !== null || done !== "cleared";
  const parts = [is_range && `${counted(places.length, "cell")} ${done}.`];
  if (notes > 0) parts.push(`${counted(notes, "note")} deleted.`);
  return commit(state, plan, places, parts);
}

/** Fill the range from its first row (down) or column (right); a single cell from the one before it. */
export function fill(state: GridState, down: boolean): void {
  const box = state.selection.target();
  if (!box || is_locked(state) || is_too_much(state, box)) return;
  const { rows, columns } = size_of(box);
  const from_outside = (down ? rows : columns) === 1;
  const source = (down ? box.top : box.left) - (from_outside ? 1 : 0);
  if (source < 0) return;
  const inner: Box = from_outside
    ? box
    : down
      ? { ...box, top: box.top + 1 }
      : { ...box, left: box.left + 1 };
  const { selection, sheet } = state;
  const writes = positions(inner).flatMap(({ row, column }): Write[] => {
    const place = selection.place({ row, column });
    const like = selection.place(down ? { row: source, column } : { row, column: source });
    if (!place || !like || !is_writable(state, place)) return [];
    return [{ place, content: content_of(taken_cell(sheet, like), sheet, place) }];
  });
  const plan = sheet.plan(writes);
  const places = writes.map(({ place }) => place);
  commit(state, plan, places, [`${counted(writes.length - plan.unfit.length, "cell")} filled.`]);
}

/** The selected cells as they are. */
export function taken_range(state: GridState): Taken[][] {
  const box = state.selection.target();
  if (!box || is_too_much(state, box, MOST_COPIED)) return [];
  return through(box.top, box.bottom).map((row) =>
    through(box.left, box.right).flatMap((column) => {
      const place = state.selection.place({ row, column });
      return place ? [taken_cell(state.sheet, place)] : [];
    }),
  );
}

/** A block with the titles of its columns above and, where rows have heads, these before it. */
export function with_titles(state: GridState, block: readonly Copied[][]): readonly Copied[][] {
  const box = state.selection.target();
  const { columns, rows, first_is_head } = state.sheet;
  if (!box || block.length === 0) return block;
  const titles = columns.slice(box.left, box.right + 1).map(({ title }) => ({ text: title }));
  if (first_is_head) return [titles, ...block];
  const head = (at: number) => ({ text: state.sheet.row_head(rows[at] ?? "")?.title ?? "" });
  return [[{ text: "" }, ...titles], ...block.map((line, at) => [head(box.top + at), ...line])];
}

/** Make planned changes one step and say so; a text that fits takes the place of one that did not. */
export function commit(
  state: GridState,
  { changes, unfit, refused: why }: Plan,
  places: readonly Place[],
  parts: readonly (string | false | undefined)[],
): boolean {
  const { store, sheet } = state;
  const bad = new Set(unfit.map(({ place }) => `${place.row} ${place.column}`));
  const fit = places.filter(({ row, column }) => !bad.has(`${row} ${column}`));
  const kept = unfit.map((text) => ({ ...text, place: sheet.target(text.place) }));
  const cleared = store.is_settled ? [] : fit.flatMap((place) => sheet.texts_at(place));
  const refused = why ?? store.commit_with_texts(changes, kept, cleared)[0];
  const said = parts.filter(Boolean).join(" ");
  if (refused) state.tell(refused.why);
  else if (said) state.tell(said, changes.length > 0);
  else state.message.value = null;
  return !refused;
}

function is_writable(state: GridState, place: Place): boolean {
  const spec = state.spec(place);
  return spec !== undefined && !is_read_only(spec);
}

function places_in(state: GridState, box: Box): Place[] {
  return positions(box).flatMap((position) => state.selection.place(position) ?? []);
}
