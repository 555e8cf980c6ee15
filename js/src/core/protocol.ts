// Generated from journeykit/widgets/protocol.py by `python tests/contract/generate.py`. Do not edit.
// biome-ignore-all format: written by a program

export const PROTOCOL = 1;

/** Messages above this travel in parts. */
export const PART_BYTES = 1000000;

export type Cells = Record<string, unknown>;

export interface ChoiceSpec {
  value: string;
  label: string;
  help?: string;
  mark?: string;
  group?: string;
}

export interface ColumnSpec {
  name: string;
  kind: "text" | "long_text" | "choice" | "multi_choice" | "scale" | "number" | "flag" | "date" | "link" | "ref" | "derived";
  title: string;
  help?: string;
  choices?: ChoiceSpec[];
  open?: boolean;
  ordered?: boolean;
  low?: number;
  high?: number;
  step?: number;
  words?: string[];
  to?: string;
  formula?: string;
  managed?: boolean;
  custom?: boolean;
}

export interface TableSpec {
  name: string;
  title: string;
  row_title: string;
  label: string;
  help: string;
  prefix: string;
  unique: string[];
  custom: boolean;
  columns: ColumnSpec[];
}

export interface SchemaSpec {
  fields: ColumnSpec[];
  tables: TableSpec[];
}

export interface CellSet {
  kind: "cell_set";
  table: string;
  row: string;
  column: string;
  before: unknown;
  after: unknown;
}

export interface FieldSet {
  kind: "field_set";
  field: string;
  before: unknown;
  after: unknown;
}

export interface RowAdded {
  kind: "row_added";
  table: string;
  row: string;
  order: string;
  cells: Cells;
}

export interface RowRemoved {
  kind: "row_removed";
  table: string;
  row: string;
  order: string;
  cells: Cells;
}

export interface RowMoved {
  kind: "row_moved";
  table: string;
  row: string;
  before: string;
  after: string;
}

export interface ColumnAdded {
  kind: "column_added";
  table: string;
  column: ColumnSpec;
  at: number;
  values: Cells;
}

export interface ColumnRemoved {
  kind: "column_removed";
  table: string;
  column: ColumnSpec;
  at: number;
  values: Cells;
}

export interface ColumnChanged {
  kind: "column_changed";
  table: string;
  before: ColumnSpec;
  after: ColumnSpec;
}

/** A row in a snapshot: id, order key, cells. */
export type RowWire = [string, string, Cells];

export interface TableAdded {
  kind: "table_added";
  spec: TableSpec;
  rows: RowWire[];
}

export interface TableRemoved {
  kind: "table_removed";
  spec: TableSpec;
  rows: RowWire[];
}

export type Change = CellSet | FieldSet | RowAdded | RowRemoved | RowMoved | ColumnAdded | ColumnRemoved | ColumnChanged | TableAdded | TableRemoved;

/** A client begins, or has seen a gap. ``rev`` -1 and an empty epoch: it has nothing yet. */
export interface Hello {
  kind: "hello";
  protocol: number;
  client: string;
  rev: number;
  epoch: string;
  /** Rows in sight by table: position of the first, how many. */
  sight: Record<string, [number, number]>;
  /** Whether the page can write into the notebook it shows the map in. */
  notebook?: boolean;
}

/** Numbered changes. With ``undo`` the changes are empty and the kernel finds them. */
export interface Op {
  kind: "op";
  client: string;
  n: number;
  base: number;
  changes: Change[];
  undo?: "undo" | "redo";
  author?: string;
}

/** Several ops of one client in the order of their numbers, as a burst of edits makes them. */
export interface Ops {
  kind: "ops";
  client: string;
  ops: Op[];
}

export interface Ping {
  kind: "ping";
  client: string;
  rev: number;
  epoch: string;
}

/** A slice of a larger message's JSON text, in either direction; applies with the last. */
export interface Part {
  kind: "part";
  of: string;
  index: number;
  count: number;
  text: string;
  to?: string[];
}

export type ClientMessage = Hello | Op | Ops | Ping | Part;

/** A cell that somebody else had written after ``base``, with the text that is now gone. */
export interface Replaced {
  table: string;
  row: string;
  column: string;
  value: unknown;
  client: string;
  author: string;
}

/** A change that undo left alone because somebody else has written there since. */
export interface Skipped {
  table: string;
  row: string;
  column: string;
}

/** A revision. It goes to everybody and is the ack of (client, n). */
export interface Event {
  rev: number;
  client: string;
  n: number;
  author: string;
  time: string;
  changes: Change[];
  replaced: Replaced[];
  undo?: "undo" | "redo";
  skipped?: Skipped[];
}

/** Revisions in order. With ``to`` they answer those clients only. */
export interface Events {
  kind: "events";
  epoch: string;
  events: Event[];
  to?: string[];
}

/** Where the map lives and whether it can be written, in words; empty texts say nothing. */
export interface Standing {
  /** The name of the map's file. */
  file: string;
  /** Where a map without a file is journalled, so that it can be brought back. */
  kept: string;
  /** Why the map can only be read. Ops get no answer then, and are neither taken nor refused. */
  read_only: string;
  /** Why edits cannot be stored at present. They get no answer and are to be sent again. */
  trouble: string;
  /** What else one should know: a conflict copy, lines set aside, a map of an earlier run. */
  note: string;
}

/** The map's standing has changed; it goes to everybody, and to who asks for what cannot be done. */
export interface StandingNow {
  kind: "standing";
  to?: string[];
  epoch: string;
  standing: Standing;
}

/** One part of the whole map at ``rev``. Part 0 carries schema, fields, counts, standing and the rows in sight. */
export interface Snapshot {
  kind: "snapshot";
  protocol: number;
  epoch: string;
  rev: number;
  to: string[];
  part: number;
  last: boolean;
  /** By client: the last n the kernel has consumed, 0 for none. */
  last_n: Record<string, number>;
  rows: Record<string, RowWire[]>;
  map_schema?: SchemaSpec;
  fields?: Cells;
  counts?: Record<string, number>;
  standing?: Standing;
}

/** The kernel misses this client's ops from ``n`` on. */
export interface Want {
  kind: "want";
  to: string[];
  n: number;
}

/** One change that was not taken: where, why, and what the cell holds. */
export interface Refused {
  index: number;
  code: string;
  why: string;
  table?: string;
  row?: string;
  column?: string;
  /** What the cell holds now. */
  value?: unknown;
}

/** The op (client, n) was consumed and nothing of it applied. */
export interface Reject {
  kind: "reject";
  to: string[];
  n: number;
  errors: Refused[];
}

export interface Pong {
  kind: "pong";
  to: string[];
  rev: number;
  epoch: string;
}

/** The static table beside a widget says something new; a page loaded anew hears of it in no other way. */
export interface StillText {
  kind: "still";
  to?: string[];
  /** Which table: a word that stands in its HTML. */
  still: string;
  html: string;
}

export type KernelMessage = Events | Snapshot | StandingNow | Want | Reject | Pong | Part | StillText;
