import type { ColumnSpec } from "../../core/protocol";
import { NARROW } from "../frame";
import type { Sheet, SheetColumn } from "./sheet";

/** Least width at a text of 13 px, and the share of the room that is left over, by kind. */
const WIDTHS: Record<ColumnSpec["kind"], readonly [least: number, share: number]> = {
  text: [160, 2],
  long_text: [220, 3],
  choice: [132, 1],
  multi_choice: [180, 2],
  scale: [118, 0],
  number: [96, 0],
  flag: [96, 0],
  date: [128, 0],
  link: [180, 2],
  ref: [132, 1],
  derived: [92, 0],
};
/** The first column, which stays in sight: wide where there is room, or its kind's width if that is less. */
const FIRST = 216;
const FIRST_NARROW = { share: 0.34, least: 92, most: 140 };
/** In a narrow view: the row numbers, row heads instead of them, and what a column needs in any case. */
const NUMBERS_NARROW = 30;
const HEADS_NARROW = 104;
const LEAST_NARROW = 120;
const LONGEST = 220;
/** A letter of a title and of a label, on average, and what stands beside the letters: padding and mark. */
const TITLE = { letter: 7.8, beside: 44 };
const LABEL = { letter: 7.5, beside: 50 };

/** The tracks of all rows: least widths that add up, so that every row has the same columns. */
export function column_widths(
  { columns, first_is_head }: Pick<Sheet, "columns" | "first_is_head">,
  room: number,
): { columns: string; width: string } {
  // In a narrow view a column fits beside what stays in sight.
  const beside = first_is_head ? narrow_first(room) + NUMBERS_NARROW : HEADS_NARROW;
  const most = room < NARROW ? Math.max(LEAST_NARROW, room - beside) : Number.POSITIVE_INFINITY;
  const tracks = columns.map((column, at): readonly [number, number] => {
    const [usual, share] = WIDTHS[column.spec.kind];
    const wanted = column.width ?? Math.max(usual, title_width(column));
    const least = at > 0 || !first_is_head ? Math.min(wanted, most) : wanted;
    if (column.width && (at > 0 || room >= NARROW)) return [least, share];
    if (at > 0 || !first_is_head) return [Math.min(Math.max(least, labels_width(column)), most), share];
    const free = column.spec.kind === "text" || column.spec.kind === "long_text";
    if (room < NARROW) return [narrow_first(room), 0];
    return [free ? FIRST : Math.max(least, labels_width(column)), free ? 2 : share];
  });
  const stretch = tracks.some(([, share]) => share > 0);
  const parts = tracks.map(
    ([least, share]) => `minmax(calc(${least} * var(--jk-px)), ${stretch ? share : 1}fr)`,
  );
  const sum = tracks.reduce((total, [least]) => total + least, 0);
  return {
    columns: ["var(--jk-numbers)", ...parts].join(" "),
    width: `calc(var(--jk-numbers) + ${sum} * var(--jk-px))`,
  };
}

/** In a narrow view most of the room is left to the other columns. */
function narrow_first(room: number): number {
  const { share, least, most } = FIRST_NARROW;
  return Math.round(Math.max(least, Math.min(room * share, most)));
}

/** Room for the title on two lines, broken between words only. */
function title_width({ title }: SheetColumn): number {
  const longest = Math.max(title.length / 2, ...title.split(/[\s-]+/).map((word) => word.length));
  return Math.min(LONGEST, longest * TITLE.letter + TITLE.beside);
}

/** Room for the longest entry of a list that cannot grow. */
function labels_width({ spec }: SheetColumn): number {
  const lengths = (spec.kind === "choice" ? (spec.choices ?? []) : []).map(({ label }) => label.length);
  return Math.min(LONGEST, Math.max(0, ...lengths) * LABEL.letter + LABEL.beside);
}
