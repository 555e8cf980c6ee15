/** Which notes stand in which cell of stage and lane, looked up once a change and not once a cell. */
import { cell, same_entries } from "../core/columns";
import type { Change, Refused } from "../core/protocol";
import type { Row, Store } from "../core/store";
import type { Entry } from "../ui/editors/editor";
import type { Content } from "../ui/grid/planning";
import type { Target } from "../ui/grid/sheet";
import { NOTES, type NoteCell, note_changes, notes_removed, Order } from "./note-changes";
import { DETAILS, is_note_edit, type NoteEdit, type NoteLine, text_lines } from "./note-lines";

type Lines = readonly NoteLine[];

/** A cell without a note; the second one asks for the first. Told apart by identity. */
export const NO_NOTES: Lines = [];
export const ASKS: Lines = [];

/** What a line shows of its note. */
const COLUMNS = ["text", ...DETAILS] as const;

interface Found {
  readonly row: Row;
  readonly line: NoteLine;
  readonly at: NoteCell;
}

export class NoteCells {
  /** How many notes are left out because they are about people who are not shown. */
  hidden = 0;
  private found = new Map<string, Found>();
  private cells = new Map<string, Lines>();
  /** By lane the first stage that has no note: there the lane asks its question. */
  private asking = new Map<string, string>();
  private stray: Lines = NO_NOTES;

  constructor(private readonly store: Store) {}

  lines({ stage, lane }: NoteCell): Lines {
    return this.cells.get(key_of({ stage, lane })) ?? (this.asking.get(lane) === stage ? ASKS : NO_NOTES);
  }

  line(id: string): NoteLine | undefined {
    return this.found.get(id)?.line;
  }

  /** Where a note stands that shows this column. */
  cell(id: string, column = "text"): NoteCell | undefined {
    return (COLUMNS as readonly string[]).includes(column) ? this.found.get(id)?.at : undefined;
  }

  /** Notes at no stage or lane that is there. */
  loose(): Lines {
    const [stages, lanes] = ["stages", "lanes"].map((name) => this.store.table(name));
    const loose = [...this.cells].flatMap(([key, lines]) => {
      const [stage = "", lane = ""] = key.split(" ");
      return stages?.row(stage) && lanes?.row(lane) ? [] : lines;
    });
    if (!same_entries(loose, this.stray)) this.stray = loose;
    return this.stray;
  }

  /** Of a cell's notes the first that something is to be said about. */
  target(at: NoteCell): Target {
    const lines = this.lines(at);
    for (const { id: row = "" } of this.store.is_settled ? NO_NOTES : lines) {
      const column = COLUMNS.find(
        (name) => this.store.draft(NOTES, row, name) ?? this.store.replaced(NOTES, row, name),
      );
      if (column) return { table: NOTES, row, column };
    }
    return { table: NOTES, row: lines[0]?.id ?? `${at.stage}.${at.lane}`, column: "text" };
  }

  /** Where texts of the cell's notes may be kept that the map did not take. */
  texts_at(at: NoteCell): readonly Target[] {
    return this.lines(at).map(({ id: row = "" }) => ({ table: NOTES, row, column: "text" }));
  }

  is_pending(at: NoteCell): boolean {
    const is_pending = (row = "") => COLUMNS.some((column) => this.store.is_pending(NOTES, row, column));
    return this.store.status.pending > 0 && this.lines(at).some(({ id }) => is_pending(id));
  }

  /** Write what an editor hands in. A text comes from elsewhere: it adds to what is there. */
  put(at: NoteCell, entry: Entry, seen?: number): Refused | null {
    if ("value" in entry && is_note_edit(entry.value)) return this.put_edit(at, entry.value, seen);
    // What is only added to is not handed in: its texts that were refused stay.
    const before = this.lines(at).map(({ draft: _kept, ...line }) => line);
    const added = "text" in entry ? text_lines(entry.text).map((text) => ({ text })) : [];
    return this.put_edit(at, { before, after: [...before, ...added] }, seen);
  }

  /** What writing into cells would change: their notes are replaced; one that says the same stays the note it is. */
  plan(writes: readonly { readonly at: NoteCell; readonly content: Content }[]): Change[] {
    const notes = this.store.table(NOTES);
    if (!notes) return [];
    const order = new Order(notes);
    return writes.flatMap(({ at, content }) => {
      const before = this.lines(at);
      const wanted: Lines =
        "text" in content ? text_lines(content.text).map((text) => ({ text })) : (content.value as Lines);
      if (wanted.length === 0) return notes_removed(before);
      return note_changes({ before, after: matched(before, wanted) }, at, notes, order);
    });
  }

  private put_edit(at: NoteCell, edit: NoteEdit, seen?: number): Refused | null {
    const { store } = this;
    const notes = store.table(NOTES);
    if (!notes) return null;
    for (const { id, draft } of edit.before)
      if (id && draft !== undefined) store.drop_draft(NOTES, id, "text");
    const changes = note_changes(edit, at, notes);
    if (changes.length === 0) return null;
    const is_gone = !store.table("stages")?.row(at.stage) || !store.table("lanes")?.row(at.lane);
    const refused = is_gone ? null : (store.commit(changes, seen)[0] ?? null);
    if (is_gone || refused) this.keep_texts(changes, seen);
    return refused;
  }

  /** Texts that reached no note are kept with the texts to be corrected. */
  private keep_texts(changes: readonly Change[], seen?: number): void {
    for (const change of changes) {
      if (change.kind !== "row_added" && (change.kind !== "cell_set" || change.column !== "text")) continue;
      const text = change.kind === "row_added" ? change.cells.text : change.after;
      this.store.set_text(NOTES, change.row, "text", String(text), seen);
    }
  }

  /**
   * Look at the notes as they are now, without those of people it `hides`. Cells that hold the same keep their
   * array. The answer: the stages whose cells do not.
   */
  look(
    stages: readonly string[],
    lanes: readonly string[],
    hides: (persona: string) => boolean,
  ): Set<string> {
    const found = new Map<string, Found>();
    const cells = new Map<string, NoteLine[]>();
    const notes = this.store.table(NOTES);
    const drafts = !this.store.is_settled;
    let hidden = 0;
    for (const id of notes?.ids ?? []) {
      const row = notes?.row(id);
      const one = row && this.look_at(row, drafts);
      if (!row || !one) continue;
      found.set(id, one);
      if (one.line.persona !== undefined && hides(one.line.persona)) {
        hidden += 1;
        continue;
      }
      const key = key_of(one.at);
      const lines = cells.get(key);
      if (lines) lines.push(one.line);
      else cells.set(key, [one.line]);
    }
    this.found = found;
    this.hidden = hidden;
    const news = this.take(cells);
    for (const lane of lanes) {
      const was = this.asking.get(lane);
      const now = stages.find((stage) => !this.cells.has(key_of({ stage, lane }))) ?? "";
      if (was === now) continue;
      this.asking.set(lane, now);
      news.add(now).add(was ?? "");
    }
    return news;
  }

  private look_at(row: Row, drafts: boolean): Found {
    const known = this.found.get(row.id);
    const draft = !drafts ? undefined : this.store.draft(NOTES, row.id, "text")?.text;
    if (known?.row === row && known.line.draft === draft) return known;
    const line: NoteLine = {
      id: row.id,
      text: text(row, "text") ?? "",
      persona: text(row, "persona"),
      channel: text(row, "channel"),
      grade: text(row, "grade"),
      draft,
    };
    return { row, line, at: { stage: text(row, "stage") ?? "", lane: text(row, "lane") ?? "" } };
  }

  private take(cells: ReadonlyMap<string, Lines>): Set<string> {
    const news = new Set<string>();
    const next = new Map<string, Lines>();
    for (const [key, lines] of cells) {
      const known = this.cells.get(key);
      const same = known !== undefined && same_entries(known, lines);
      next.set(key, same ? known : lines);
      if (!same) news.add(stage_of(key));
    }
    for (const key of this.cells.keys()) if (!cells.has(key)) news.add(stage_of(key));
    this.cells = next;
    return news;
  }
}

/** The lines wanted, each as the note that says so already or else as a new one. */
function matched(before: Lines, wanted: Lines): Lines {
  const free = [...before];
  return wanted.map(({ text, persona, channel, grade }) => {
    const at = free.findIndex((note) => note.text.trim() === text.trim());
    return at < 0 ? { text, persona, channel, grade } : (free.splice(at, 1)[0] as NoteLine);
  });
}

function key_of({ stage, lane }: NoteCell): string {
  return `${stage} ${lane}`;
}

function stage_of(key: string): string {
  return key.slice(0, key.indexOf(" "));
}

function text(row: Row, column: string): string | undefined {
  return cell(row.cells, column) as string | undefined;
}
