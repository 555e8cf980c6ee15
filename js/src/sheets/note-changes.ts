/** What an edit of a cell of notes does to the map: one op, note by note. */
import { cell, same_value } from "../core/columns";
import { new_id } from "../core/ids";
import { make_room, type Orders } from "../core/placing";
import type { Cells, Change } from "../core/protocol";
import type { Row, TableData } from "../core/store";
import { DETAILS, type NoteEdit, type NoteLine } from "./note-lines";

export const NOTES = "notes";

/** The cell that notes stand in. */
export interface NoteCell {
  readonly stage: string;
  readonly lane: string;
}

/**
 * The changes of an edit, nothing where it changed nothing. What others did meanwhile stays as far as the edit
 * did not touch it: their texts, their details, and notes they removed, unless they were written in here.
 */
export function note_changes(
  { before, after }: NoteEdit,
  at: NoteCell,
  notes: TableData,
  order = new Order(notes),
): Change[] {
  const found = new Map(before.map((note) => [note.id, note]));
  const said = after.filter(({ text }) => text.trim() !== "");
  const kept = new Set(said.map(({ id }) => id));
  const changes: Change[] = [];
  for (const run of runs(said, notes, found)) {
    if (run.known) changes.push(...cell_changes(run.line, found.get(run.line.id), notes));
    else changes.push(...order.add(run, at));
  }
  // Last, for to make room for others they may have been moved.
  return [...changes, ...before.flatMap((note) => (kept.has(note.id) ? [] : removal(note, notes)))];
}

/** Removing notes altogether. */
export function notes_removed(notes: readonly NoteLine[]): Change[] {
  return notes.flatMap(({ id }) => (id === undefined ? [] : [removed(id)]));
}

function removed(row: string): Change {
  return { kind: "row_removed", table: NOTES, row, order: "", cells: {} };
}

/** A line that was taken away or emptied. Somebody's newer text is not taken along. */
function removal(note: NoteLine, notes: TableData): Change[] {
  const row = notes.row(note.id ?? "");
  return row && text_of(row) === note.text && note.text !== "" ? [removed(row.id)] : [];
}

function cell_changes(line: NoteLine, was: NoteLine | undefined, notes: TableData): Change[] {
  const row = notes.row(line.id as string) as Row;
  const names = (["text", ...DETAILS] as const).filter(
    (name) => !same_value(line[name], was?.[name]) && !same_value(line[name], cell(row.cells, name)),
  );
  return names.map((column) => {
    const after = line[column] ?? null;
    return { kind: "cell_set", table: NOTES, row: row.id, column, before: null, after };
  });
}

function text_of(row: Row): string {
  return String(cell(row.cells, "text") ?? "");
}

/** A line whose note is there, or lines that become new notes between two of those. */
type Run =
  | { readonly known: true; readonly line: NoteLine }
  | {
      readonly known: false;
      readonly lines: readonly NoteLine[];
      readonly behind?: string;
      readonly before?: string;
    };

function runs(
  lines: readonly NoteLine[],
  notes: TableData,
  found: ReadonlyMap<string | undefined, NoteLine>,
): Run[] {
  const list: Run[] = [];
  const is_there = ({ id }: NoteLine) => id !== undefined && notes.row(id) !== undefined;
  let open: NoteLine[] = [];
  let behind: string | undefined;
  const close = (before?: string) => {
    if (open.length > 0) list.push({ known: false, lines: open, behind, before });
    open = [];
  };
  for (const line of lines) {
    if (is_there(line)) {
      close(line.id);
      behind = line.id;
      list.push({ known: true, line });
    } else if (line.id === undefined || found.get(line.id)?.text !== line.text) {
      // A note that somebody removed comes back as a new one if something was written into it.
      open.push(line);
    }
  }
  close();
  return list;
}

/** The order of the notes, with those that edits add. */
export class Order implements Orders {
  private readonly ids: string[];
  private readonly keys = new Map<string, string>();

  constructor(private readonly notes: TableData) {
    this.ids = [...notes.ids];
  }

  get(id: string): { readonly order: string } | undefined {
    const order = this.keys.get(id) ?? this.notes.row(id)?.order;
    return order === undefined ? undefined : { order };
  }

  add(run: Extract<Run, { known: false }>, { stage, lane }: NoteCell): Change[] {
    const { lines, behind, before } = run;
    const end = this.ids.length;
    const position =
      behind !== undefined
        ? this.ids.indexOf(behind) + 1
        : before !== undefined
          ? this.ids.indexOf(before)
          : end;
    const { keys, moves } = make_room(NOTES, this.ids, this, position, lines.length);
    for (const move of moves) if (move.kind === "row_moved") this.keys.set(move.row, move.after);
    const added = lines.map(({ text, persona, channel, grade }, at): Change => {
      const row = new_id(this.notes.spec.prefix, { has: (id) => this.get(id) !== undefined });
      const order = keys[at] as string;
      this.keys.set(row, order);
      const cells: Cells = { lane, stage, text: text.trim() };
      for (const [name, value] of Object.entries({ persona, channel, grade })) if (value) cells[name] = value;
      return { kind: "row_added", table: NOTES, row, order, cells };
    });
    this.ids.splice(position, 0, ...added.map((change) => (change as { row: string }).row));
    return [...moves, ...added];
  }
}
