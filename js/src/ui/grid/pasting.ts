/** Pasting: a block of texts over the range, as one step, with the rows that it needs beyond the last one. */
import type { Change } from "../../core/protocol";
import { counted, row_count } from "../phrases";
import { type Box, landing } from "./box";
import type { GridState } from "./grid-state";
import { commit, is_locked, is_too_much, positions } from "./range-edits";
import type { Place, Write } from "./sheet";

type Block = readonly (readonly string[])[];

/** Where a table without rows begins. */
const TOP_LEFT: Box = { top: 0, left: 0, bottom: 0, right: 0 };

/** Paste rows of texts over the range or from the active cell on; rows that are missing are added. */
export function paste(state: GridState, texts: Block): void {
  const { selection, sheet } = state;
  const across = sheet.moves === "across";
  const from = selection.target() ?? (across ? null : TOP_LEFT);
  if (!from || is_locked(state)) return;
  const titled = !across && begins_with_titles(state, texts, from.left);
  const block = titled ? texts.slice(1) : texts;
  const size = { rows: block.length, columns: block[0]?.length ?? 0 };
  const box = landing(from, size);
  if (is_too_much(state, box)) return;
  const here = { rows: state.rows.length, columns: sheet.columns.length };
  const beyond = across ? box.right - here.columns + 1 : box.bottom - here.rows + 1;
  const wanted = Array.from({ length: Math.max(0, beyond) }, () => ({ ...sheet.preset(null) }));
  const added = sheet.store.plan_rows(sheet.table, wanted);
  if (wanted.length > 0 && added.refused) {
    state.tell(added.refused[0]?.why ?? "");
    return;
  }
  const rows = across ? state.rows : [...state.rows, ...added.ids];
  const columns = [...sheet.columns.map(({ key }) => key), ...(across ? added.ids : [])];
  const writes: Write[] = [];
  for (const { row, column } of positions(box)) {
    const [at_row, at_column] = [rows[row], columns[column]];
    const text = block[(row - box.top) % size.rows]?.[(column - box.left) % size.columns] ?? "";
    if (at_row === undefined || at_column === undefined) continue;
    writes.push({ place: { row: at_row, column: at_column }, content: { text } });
  }
  const plan = sheet.plan(writes);
  const changes = wanted.length > 0 ? with_new_rows(added.changes, plan.changes, sheet.table) : plan.changes;
  const over = across ? box.bottom - rows.length + 1 : box.right - columns.length + 1;
  const spec = sheet.table_spec;
  const pasted = writes.length - plan.left - plan.unfit.length;
  const parts = [
    pasted > 0 && `${counted(pasted, "cell")} pasted.`,
    wanted.length > 0 && spec && `${row_count(spec, wanted.length)} added.`,
    plan.unfit.length > 0 && `${counted(plan.unfit.length, "cell")} to correct.`,
    plan.left > 0 &&
      pasted === 0 &&
      `${counted(plan.left, "computed cell")} left as ${plan.left === 1 ? "it is" : "they are"}.`,
    titled && "The titles were left out.",
    over > 0 && `${counted(over, across ? "row" : "column")} too many left out.`,
  ];
  if (!commit(state, { ...plan, changes }, writes, parts)) return;
  const last = writes.at(-1)?.place;
  if (writes[0] && last) state.go_to_range(writes[0].place, last);
}

/** Whether the first row repeats the titles of the columns it would fall into. */
function begins_with_titles(state: GridState, [first = [], ...rest]: Block, left: number): boolean {
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
    added.flatMap((change) => (change.kind === "row_added" ? [[change.row, change]] : [])),
  );
  const others: Change[] = [];
  for (const change of changes) {
    const row = change.kind === "cell_set" && change.table === table ? rows.get(change.row) : undefined;
    if (row && change.kind === "cell_set") row.cells[change.column] = change.after;
    else others.push(change);
  }
  return [...added, ...others];
}
