/** Pasting: a block of cells over the range, as one step, with the rows that it needs beyond the last one. */
import type { Cells, Change } from "../../core/protocol";
import { counted, row_count } from "../phrases";
import { type Box, landing, positions } from "./box";
import type { GridState } from "./grid-state";
import { type Content, content_of, type Plan, type Taken, type Write } from "./planning";
import { commit, is_locked, is_too_much } from "./range-edits";
import type { Place } from "./sheet";

export type Texts = readonly (readonly string[])[];

/** Where a table without rows begins. */
const TOP_LEFT: Box = { top: 0, left: 0, bottom: 0, right: 0 };

/**
 * Paste rows of texts over the range or from the active cell on; rows that are missing are added. `taken`: the
 * cells of this grid that the texts were copied from.
 */
export function paste(state: GridState, texts: Texts, taken?: readonly (readonly Taken[])[]): void {
  const { selection, sheet } = state;
  const across = sheet.moves === "across";
  const from = selection.target() ?? (across ? null : TOP_LEFT);
  if (!from || is_locked(state)) return;
  const titled = !across && begins_with_titles(state, texts, from.left);
  const block = titled ? texts.slice(1) : texts;
  const size = { rows: block.length, columns: block[0]?.length ?? 0 };
  const box = landing(from, size);
  if (is_too_much(state, box)) return;

  const last = across ? box.right - sheet.columns.length : box.bottom - state.rows.length;
  const wanted = Array.from({ length: Math.max(0, last + 1) }, (): Cells => ({ ...sheet.preset(null) }));
  const added = sheet.store.plan_rows(sheet.table, wanted);
  const rows = across ? state.rows : [...state.rows, ...added.ids];
  const columns = [...sheet.columns.map(({ key }) => key), ...(across ? added.ids : [])];
  const writes = positions(box).flatMap(({ row, column }): Write[] => {
    const [at_row, at_column] = [rows[row], columns[column]];
    if (at_row === undefined || at_column === undefined) return [];
    const place = { row: at_row, column: at_column };
    const [line, cell] = [(row - box.top) % size.rows, (column - box.left) % size.columns];
    const own = titled ? undefined : taken?.[line]?.[cell];
    const content: Content = own ? content_of(own, sheet, place) : { text: block[line]?.[cell] ?? "" };
    return [{ place, content }];
  });

  const plan = sheet.plan(writes);
  const refused = wanted.length > 0 ? added.refused?.[0] : undefined;
  const whole: Plan = {
    ...plan,
    changes: wanted.length > 0 ? with_new_rows(added.changes, plan.changes, sheet.table) : plan.changes,
    ...(refused && { refused }),
  };
  const over = across ? box.bottom - rows.length + 1 : box.right - columns.length + 1;
  const places = writes.map(({ place }) => place);
  const said = [
    ...outcome(state, plan, writes.length, wanted.length),
    titled && "The titles were left out.",
    over > 0 && `${counted(over, across ? "row" : "column")} too many left out.`,
  ];
  if (!commit(state, whole, places, said)) return;
  const [first, end] = [places[0], places.at(-1)];
  if (first && end) state.go_to_range(first, end, places.length);
}

/** What is said of a paste. */
function outcome(state: GridState, { unfit, left }: Plan, cells: number, rows: number) {
  const spec = state.sheet.table_spec;
  const pasted = cells - left - unfit.length;
  const are = left === 1 ? "it is" : "they are";
  return [
    pasted > 0 && `${counted(pasted, "cell")} pasted.`,
    rows > 0 && spec && `${row_count(spec, rows)} added.`,
    unfit.length > 0 && `${counted(unfit.length, "cell")} to correct.`,
    pasted === 0 && left > 0 && `${counted(left, "computed cell")} left as ${are}.`,
  ];
}

/** Whether the first row repeats the titles of the columns it would fall into. */
function begins_with_titles(state: GridState, [first = [], ...rest]: Texts, left: number): boolean {
  const titles = first.map((_text, at) => state.sheet.columns[left + at]?.title);
  return rest.length > 0 && first.every((text, at) => text !== "" && text.trim() === titles[at]);
}

/** Lines that are all for one cell: they are added to what it holds. */
export function paste_lines(state: GridState, place: Place, lines: readonly string[]): void {
  if (is_locked(state)) return;
  const refused = state.sheet.put(place, { text: lines.join("\n") });
  state.tell(refused?.why ?? `${counted(lines.length, "line")} pasted.`, !refused);
}

/** New rows begin with the cells that are written into them. */
function with_new_rows(added: readonly Change[], changes: readonly Change[], table: string): Change[] {
  const rows = new Map(
    added.flatMap((change) => (change.kind === "row_added" ? [[change.row, change.cells]] : [])),
  );
  const others: Change[] = [];
  for (const change of changes) {
    const cells = change.kind === "cell_set" && change.table === table ? rows.get(change.row) : undefined;
    if (cells && change.kind === "cell_set") cells[change.column] = change.after;
    else others.push(change);
  }
  return [...added, ...others];
}
