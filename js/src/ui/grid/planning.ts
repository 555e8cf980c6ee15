/** Writing into many cells at once: what it would change, before any of it is done. */
import type { Copied } from "../../clipboard/block";
import { is_empty, same_value } from "../../core/columns";
import type { Change, Refused } from "../../core/protocol";
import { show } from "../../core/reading";
import { cell_text, choice_label, is_read_only } from "../cells/cell-text";
import type { Place, Sheet } from "./sheet";

/** What is written into a cell: a text to be read, or the value of a cell of the same kind. */
export type Content = { readonly text: string } | { readonly value: unknown };

export interface Write {
  readonly place: Place;
  readonly content: Content;
}

/** What several writes come to. */
export interface Plan {
  readonly changes: Change[];
  /** Texts that do not fit their cells. */
  readonly unfit: readonly Unfit[];
  /** How many of the cells take no values. */
  readonly left: number;
  /** Why none of it can be done. */
  readonly refused?: Refused;
}

export interface Unfit {
  readonly place: Place;
  readonly text: string;
  readonly refused: Refused;
}

/** A cell as it was when it was copied. */
export interface Taken {
  /** Cells of one kind take each other's values. */
  readonly kind: string;
  readonly copied: Copied;
  readonly value: unknown;
  /** Whether its text is none the map has taken. */
  readonly is_draft: boolean;
}

export function plan_cells(sheet: Sheet, writes: readonly Write[]): Plan {
  const { store } = sheet;
  const changes: Change[] = [];
  const unfit: Unfit[] = [];
  /** The same text in the same column means the same; to find out what takes a look at all rows it may refer to. */
  const known = new Map<string, ReturnType<typeof store.read_text>>();
  let left = 0;
  for (const { place, content } of writes) {
    const spec = sheet.spec(place);
    const { table, row, column } = sheet.target(place);
    if (!spec || is_read_only(spec)) {
      left += 1;
      continue;
    }
    const read = (text: string) => {
      const key = `${column} ${text}`;
      const found = known.get(key) ?? store.read_text(table, column, text);
      if (spec.kind === "ref") known.set(key, found);
      return found;
    };
    const found = "text" in content ? read(content.text) : content;
    if ("refused" in found) {
      unfit.push({ place, text: "text" in content ? content.text : "", refused: found.refused });
    } else if (!same_value(found.value, sheet.value(place))) {
      changes.push({ kind: "cell_set", table, row, column, before: null, after: found.value });
    }
  }
  return { changes, unfit, left };
}

/** What a cell shows, as text for people and spreadsheets, and as the number it is. */
export function copied_cell(sheet: Sheet, place: Place): Copied {
  const draft = sheet.draft(place)?.text;
  const spec = sheet.spec(place);
  const value = sheet.value(place);
  if (draft !== undefined || !spec || is_empty(value)) return { text: draft ?? "" };
  if (typeof value === "number") return { text: show(spec, value), number: value };
  if (Array.isArray(value)) {
    const labels = value.map((entry) => choice_label(spec, entry));
    return { text: show(spec, labels) };
  }
  return { text: cell_text(sheet.store, spec, value) };
}

export function taken_cell(sheet: Sheet, place: Place): Taken {
  return {
    kind: sheet.kind(place),
    copied: sheet.copied(place),
    value: sheet.value(place),
    is_draft: sheet.draft(place) !== undefined,
  };
}

/** What a cell gets of one that was copied. */
export function content_of({ kind, copied, value, is_draft }: Taken, sheet: Sheet, place: Place): Content {
  return kind === sheet.kind(place) && !is_draft ? { value } : { text: copied.text };
}
