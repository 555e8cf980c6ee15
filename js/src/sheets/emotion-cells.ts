/** How each stage feels to each person: one row of the map a person, stage and version, made with its first value. */
import { cell, column_named, is_empty, same_value } from "../core/columns";
import { is_id, new_id } from "../core/ids";
import { make_room } from "../core/placing";
import type { Cells, Change, ColumnSpec, Refused } from "../core/protocol";
import { parse } from "../core/reading";
import { STILL_LOADING } from "../core/row-edits";
import type { Draft, Store } from "../core/store";
import { Refusal } from "../core/values";
import type { Entry } from "../ui/editors/editor";
import type { Content, Plan, Unfit } from "../ui/grid/planning";
import type { Place, Target } from "../ui/grid/sheet";

export const EMOTIONS = "emotions";

/** The value of a score where the customer does not notice the stage: asked, and yet no number. */
export const UNAWARE = "unaware";

export type Version = "as_is" | "to_be";

/** Whose emotion, where and in which version. */
export interface EmotionKey {
  readonly stage: string;
  readonly persona: string;
  readonly version: Version;
}

/** A score or a word that is to be written. */
export interface EmotionWrite {
  readonly place: Place;
  readonly key: EmotionKey;
  readonly column: string;
  readonly spec: ColumnSpec;
  readonly content: Content;
}

const KEY = ["persona", "stage", "version"] as const;
const DOES_NOT_NOTICE = "does not notice";
/** A number, and a word behind it. */
const BOTH = /^(\S*\d)[\s,;:]+([^\d\s,;:+\-−].*)$/u;
const AT_ONCE = "Somebody else has rated this at the same moment.";
const GONE: Refused = { index: 0, code: "gone", why: "The stage or the persona is no longer there." };

export class EmotionCells {
  private rows = new Map<string, string>();
  private by_id = new Map<string, EmotionKey>();
  /** Ids of rows that are not there yet, so that what is typed for them has a place. */
  private readonly coming = new Map<string, string>();

  constructor(private readonly store: Store) {}

  /** Find the rows anew. */
  look(): void {
    const emotions = this.store.table(EMOTIONS);
    this.rows = new Map();
    this.by_id = new Map();
    for (const id of emotions?.ids ?? []) {
      const cells = emotions?.row(id)?.cells ?? {};
      const [persona, stage, version] = KEY.map((name) => String(cell(cells, name) ?? ""));
      const key = { persona, stage, version } as EmotionKey;
      this.by_id.set(id, key);
      // Of several rows for one thing the first is shown.
      if (!this.rows.has(text_of(key))) this.rows.set(text_of(key), id);
    }
  }

  /** Which emotion a row is, or will be. */
  key(id: string): EmotionKey | undefined {
    const known = this.by_id.get(id);
    if (known) return known;
    for (const [text, coming] of this.coming) {
      if (coming !== id) continue;
      const [persona, stage, version] = text.split(" ");
      return { persona, stage, version } as EmotionKey;
    }
    return undefined;
  }

  /** The row's id; of one that is not there yet the id it will have, the same for everybody. */
  id(key: EmotionKey): string {
    const text = text_of(key);
    const known = this.rows.get(text);
    if (known !== undefined) return known;
    const taken = { has: (id: string) => this.by_id.has(id) };
    let id = this.coming.get(text);
    if (id === undefined || taken.has(id)) {
      const spoken = `${key.stage}.${key.persona}.${key.version}`;
      id = is_id(spoken) && !taken.has(spoken) ? spoken : new_id("m", taken);
      this.coming.set(text, id);
    }
    return id;
  }

  /** Where a score or a word is kept. What is to be said about “does not notice” is said at the score. */
  target(key: EmotionKey, column: string): Target {
    const { store } = this;
    const own = { table: EMOTIONS, row: this.id(key), column };
    if (column !== "score" || store.draft(EMOTIONS, own.row, column)) return own;
    const lost = store.replaced(EMOTIONS, own.row, UNAWARE);
    const says_more = lost?.value === true || !store.replaced(EMOTIONS, own.row, column);
    return lost && says_more ? { ...own, column: UNAWARE } : own;
  }

  /** With the reason that it has here: rows are the map's affair. */
  draft({ table, row, column }: Target): Draft | undefined {
    const draft = this.store.draft(table, row, column);
    return draft?.code === "row_exists" ? { ...draft, why: AT_ONCE } : draft;
  }

  value(key: EmotionKey, column: string): unknown {
    const id = this.rows.get(text_of(key));
    if (id === undefined) return null;
    if (column === "score" && this.store.value(EMOTIONS, id, UNAWARE) === true) return UNAWARE;
    return this.store.value(EMOTIONS, id, column);
  }

  put(key: EmotionKey, column: string, spec: ColumnSpec, entry: Entry, seen?: number): Refused | null {
    if ("create" in entry) return null;
    const place = { table: EMOTIONS, row: this.id(key), column };
    const said = this.said(key, column, spec, entry);
    const is_news =
      "cells" in said && Object.keys(said.cells).some((name) => !this.is_said(key, name, said.cells));
    const refused = "refused" in said ? said.refused : is_news ? this.commit(key, said.cells, seen) : null;
    if (refused && "text" in entry)
      this.store.commit_with_texts([], [{ place, text: entry.text, refused }], []);
    if (!refused) this.store.drop_draft(place.table, place.row, column);
    return refused;
  }

  /** Write a score that was moved along its scale: the word that was said with it stays. */
  shift(key: EmotionKey, score: number, seen?: number): Refused | null {
    return this.commit(key, { score }, seen);
  }

  /** What writing into cells would change. A score and a word for one stage and person are one row. */
  plan(writes: readonly EmotionWrite[]): Pick<Plan, "changes" | "unfit"> {
    const unfit: Unfit[] = [];
    const said = new Map<string, { readonly key: EmotionKey; cells: Cells }>();
    for (const { place, key, column, spec, content } of writes) {
      const found = this.said(key, column, spec, content);
      if ("cells" in found) {
        const { cells } = found;
        // A mere number, unlike one typed into the cell, is no answer about the word.
        const is_number = cells.word === null && !is_empty(cells.score);
        const next = is_number ? this.picked(key, column, cells.score) : cells;
        said.set(text_of(key), { key, cells: { ...said.get(text_of(key))?.cells, ...next } });
      } else if ("text" in content) unfit.push({ place, text: content.text, refused: found.refused });
    }
    return { changes: [...said.values()].flatMap(({ key, cells }) => this.changes(key, cells)), unfit };
  }

  /** The cells that an entry stands for, or why it stands for none. */
  private said(
    key: EmotionKey,
    column: string,
    spec: ColumnSpec,
    content: Content,
  ): { readonly cells: Cells } | { readonly refused: Refused } {
    try {
      const is_text = "text" in content;
      return {
        cells: is_text ? this.read(spec, column, content.text) : this.picked(key, column, content.value),
      };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return { refused: { index: 0, code: refusal.code, why: refusal.why } };
    }
  }

  private is_said(key: EmotionKey, name: string, cells: Cells): boolean {
    return same_value(cells[name], this.value(key, name));
  }

  private commit(key: EmotionKey, said: Cells, seen?: number): Refused | null {
    const { store } = this;
    const emotions = store.table(EMOTIONS);
    const changes = this.changes(key, said);
    if (!emotions || changes.length === 0) return null;
    if (!this.rows.has(text_of(key))) {
      if (emotions.count > emotions.ids.length) return STILL_LOADING;
      const is_there = store.table("stages")?.row(key.stage) && store.table("personas")?.row(key.persona);
      if (!is_there) return GONE;
    }
    return store.commit(changes, seen)[0] ?? null;
  }

  /** A score or a word picked from a list. The word belongs to the score it was said with. */
  private picked(key: EmotionKey, column: string, value: unknown): Cells {
    const before = this.value(key, "score");
    const other = column === "score" && !is_empty(before) && !same_value(before, value);
    return { [column]: value, ...(other && { word: null }) };
  }

  /** What was typed for a score or a word; “−2 angry” is both. */
  private read(spec: ColumnSpec, column: string, text: string): Cells {
    const typed = text.trim();
    if (column !== "score") return { [column]: parse(spec, text) };
    if (!typed) return { score: null, word: null };
    if (DOES_NOT_NOTICE.startsWith(typed.toLowerCase())) return { score: UNAWARE };
    const word = column_named(this.store.table(EMOTIONS)?.spec.columns ?? [], "word");
    const [, number, rest] = (word && BOTH.exec(typed)) ?? [];
    // The cell shows both, so what is typed into it stands for both.
    if (!word || !number || !rest) return { score: parse(spec, text), word: null };
    return { score: parse(spec, number), word: parse(word, rest) };
  }

  /** What sets a score or a word, as one op. Who does not notice has neither; who has one does notice. */
  private changes(key: EmotionKey, said: Cells): Change[] {
    const notices = "score" in said || !is_empty(said.word);
    const after: Cells =
      said.score === UNAWARE
        ? { unaware: true, score: null, word: null }
        : { ...said, ...(notices && { unaware: false }) };
    const emotions = this.store.table(EMOTIONS);
    const row = emotions?.row(this.id(key));
    if (row) {
      const names = Object.keys(after).filter((name) => !same_value(after[name], cell(row.cells, name)));
      return names.map((name) => ({
        kind: "cell_set",
        table: EMOTIONS,
        row: row.id,
        column: name,
        before: null,
        after: after[name],
      }));
    }
    const begun = Object.fromEntries(Object.entries(after).filter(([, entry]) => !is_empty(entry)));
    if (Object.keys(begun).length === 0 || !emotions) return [];
    const rows = { get: (id: string) => emotions.row(id) };
    const { keys } = make_room(EMOTIONS, emotions.ids, rows, emotions.ids.length, 1);
    const { persona, stage, version } = key;
    const cells = { persona, stage, version, ...begun };
    return [{ kind: "row_added", table: EMOTIONS, row: this.id(key), order: keys[0] as string, cells }];
  }
}

function text_of({ persona, stage, version }: EmotionKey): string {
  return `${persona} ${stage} ${version}`;
}
