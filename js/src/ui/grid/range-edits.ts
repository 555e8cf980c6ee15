/** Edits of many cells at once, each one step: emptying and filling. What does not fit stays at its cell. */
import { batch } from "@preact/signals";
import type { Copied } from "../../clipboard/block";
import { is_read_only } from "../cells/cell-text";
import { counted } from "../phrases";
import { type Box, size_of, through } from "./box";
import type { GridState } from "./grid-state";
import type { Place, Plan, Write } from "./sheet";

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

/** Empty the selected cells. */
export function clear_range(state: GridState): void {
  const box = state.selection.target();
  if (!box || is_locked(state) || is_too_much(state, box)) return;
  const places = places_in(state, box);
  batch(() => {
    for (const place of places) state.sheet.drop_draft(place);
  });
  const count = places.filter((place) => is_writable(state, place) && state.holds(place)).length;
  const plan = state.sheet.plan(places.map((place): Write => ({ place, content: { text: "" } })));
  const notes = plan.changes.filter(({ kind }) => kind === "row_removed").length;
  const parts = [places.length > 1 && `${counted(count, "cell")} cleared.`];
  if (notes > 0) parts.push(`${counted(notes, "note")} deleted.`);
  commit(state, plan, [], parts);
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
    return place && like && is_writable(state, place) ? [{ place, content: sheet.like(like, place) }] : [];
  });
  const plan = sheet.plan(writes);
  commit(state, plan, [], [`${counted(writes.length - plan.unfit.length, "cell")} filled.`]);
}

/** What the selected cells give to be copied. */
export function copied_block(state: GridState): Copied[][] {
  const box = state.selection.target();
  if (!box || is_too_much(state, box, MOST_COPIED)) return [];
  return through(box.top, box.bottom).map((row) =>
    through(box.left, box.right).map((column) => {
      const place = state.selection.place({ row, column });
      return place ? state.sheet.copied(place) : { text: "" };
    }),
  );
}

/** The same with the titles of its columns above and, where rows have heads, these before it. */
export function with_titles(state: GridState, block: Copied[][]): Copied[][] {
  const box = state.selection.target();
  const { columns, rows, first_is_head } = state.sheet;
  if (!box || block.length === 0) return block;
  const titles = columns.slice(box.left, box.right + 1).map(({ title }) => ({ text: title }));
  if (first_is_head) return [titles, ...block];
  const head = (at: number) => ({ text: state.sheet.row_head(rows[at] ?? "")?.title ?? "" });
  return [[{ text: "" }, ...titles], ...block.map((line, at) => [head(box.top + at), ...line])];
}

/** Make the planned changes one step; tells whether they were taken. */
export function commit(
  state: GridState,
  { changes, unfit }: Plan,
  writes: readonly Write[],
  parts: readonly (string | false | undefined)[],
): boolean {
  const { store, sheet } = state;
  const refused = changes.length > 0 ? store.commit(changes) : [];
  if (refused[0]) {
    state.tell(refused[0].why);
    return false;
  }
  batch(() => {
    // A text that fits takes the place of one that did not.
    const bad = new Set(unfit.map(({ place }) => key_of(place)));
    for (const { place } of writes) if (!bad.has(key_of(place))) sheet.drop_draft(place);
    const texts = unfit.map(({ place, ...kept }) => ({ ...kept, place: sheet.target(place) }));
    if (texts.length > 0) store.keep_texts(texts, changes);
  });
  const said = parts.filter(Boolean).join(" ");
  if (said) state.tell(said, changes.length > 0);
  return true;
}

function is_writable(state: GridState, place: Place): boolean {
  const spec = state.spec(place);
  return spec !== undefined && !is_read_only(spec);
}

function places_in(state: GridState, box: Box): Place[] {
  return positions(box).flatMap((position) => state.selection.place(position) ?? []);
}

export function positions({ top, left, bottom, right }: Box): { row: number; column: number }[] {
  return through(top, bottom).flatMap((row) => through(left, right).map((column) => ({ row, column })));
}

function key_of({ row, column }: Place): string {
  return `${row} ${column}`;
}
