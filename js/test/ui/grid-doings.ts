/** What a person does in a grid, by the grid's own commands. A new command is one more entry of `DOINGS`. */
import fc from "fast-check";
import { is_read_only } from "../../src/ui/cells/cell-text";
import { toggle_flag } from "../../src/ui/grid/cell-edits";
import { type CommandName, command, is_on } from "../../src/ui/grid/commands";
import type { GridState } from "../../src/ui/grid/grid-state";
import { paste, paste_lines } from "../../src/ui/grid/pasting";
import { add_row, delete_now } from "../../src/ui/grid/row-edits";
import type { Place } from "../../src/ui/grid/sheet";

/** What every doing may make use of, drawn at random. */
interface Luck {
  readonly text: string;
  readonly yes: boolean;
  readonly block: readonly (readonly string[])[];
}

export interface Doing extends Luck {
  readonly what: keyof typeof DOINGS;
  /** Where it begins: taken within the rows and columns that are there by then. */
  readonly row: number;
  readonly column: number;
  /** How far the range goes from there. */
  readonly down: number;
  readonly right: number;
}

type Act = (state: GridState, place: Place, luck: Luck) => unknown;

/** As the menu gives it. */
function by_menu(name: CommandName): Act {
  return (state) => is_on(state, command(name)) && command(name).act(state);
}

const DOINGS = {
  write: (state, place, { text }) => {
    const spec = state.spec(place);
    if (!spec || is_read_only(spec)) return;
    if (spec.kind === "flag") toggle_flag(state, place);
    else state.sheet.put(place, { text });
  },
  refer_to_a_new_row: (state, place, { text }) => {
    if (state.spec(place)?.kind === "ref") state.sheet.put(place, { create: text });
  },
  write_notes_anew: (state, place, { text, yes }) => {
    const lines = state.sheet.value(place);
    if (!place.column.startsWith("lane:") || !Array.isArray(lines)) return;
    const after = [{ ...lines.at(-1), text }, ...lines.slice(1), ...(yes ? [{ text: "Last" }] : [])];
    state.sheet.put(place, { value: { before: lines, after } });
  },
  paste: (state, _place, { block }) => paste(state, block),
  paste_lines: (state, place, { block }) =>
    state.sheet.takes_lines(place) &&
    paste_lines(
      state,
      place,
      block.map(([line = ""]) => line),
    ),
  clear: by_menu("clear"),
  fill_down: by_menu("fill_down"),
  fill_right: by_menu("fill_right"),
  add: by_menu("add_row"),
  add_at_the_top: (state) => add_row(state, null),
  insert: by_menu("insert_row"),
  duplicate: by_menu("duplicate"),
  move_back: by_menu("move_back"),
  move_on: by_menu("move_on"),
  delete: (state, place, luck) => {
    by_menu("delete_rows")(state, place, luck);
    const asked = state.asking.peek();
    if (asked !== null) delete_now(state, asked, luck.yes);
  },
} satisfies Record<string, Act>;

const TEXTS = [
  "",
  "Be heard",
  "4",
  "−2 angry",
  "safety",
  "Claims",
  "app, phone",
  "does not notice",
  "a\nb",
  "99",
];

const text = fc.constantFrom(...TEXTS);

export const doing: fc.Arbitrary<Doing> = fc.record({
  what: fc.constantFrom(...(Object.keys(DOINGS) as (keyof typeof DOINGS)[])),
  row: fc.nat(5),
  column: fc.nat(11),
  down: fc.nat(2),
  right: fc.nat(2),
  text,
  yes: fc.boolean(),
  block: fc
    .nat(2)
    .chain((wide) =>
      fc.array(fc.array(text, { minLength: wide + 1, maxLength: wide + 1 }), { minLength: 1, maxLength: 3 }),
    ),
});

/** Select a range and do something there, as soon as there is a cell. */
export function act(state: GridState, { what, row, column, down, right, ...luck }: Doing): void {
  const { rows, selection, sheet } = state;
  const at = { row: row % rows.length, column: column % sheet.columns.length };
  const to = {
    row: Math.min(at.row + down, rows.length - 1),
    column: Math.min(at.column + right, sheet.columns.length - 1),
  };
  const [place, end] = [selection.place(at), selection.place(to)];
  if (place === undefined || end === undefined) {
    if (luck.yes) paste(state, luck.block);
    else add_row(state);
    return;
  }
  state.go_to_range(place, end);
  DOINGS[what](state, place, luck);
}
