// Generated from journeykit/widgets/chart_protocol.py by `python tests/contract/generate.py`. Do not edit.
// biome-ignore-all format: written by a program

/** A page that shows a chart says so this often; the answer tells it that it is in step. */
export const TELL_SECONDS = 5;

/** A page that has said nothing for so long is taken for gone: nothing is drawn for it. */
export const SILENT_SECONDS = 15;

/** One row of a data set, as it goes into the chart: JSON only. */
export type Row = Record<string, unknown>;

/** A title or subtitle; several lines are a list. */
export type Words = string | string[];

/** How the rows of a data set become the new ones; their order is kept. */
export interface RowPatch {
  /** Rows that stay in their place with other cells: position and the whole row. */
  set: [number, Row][];
  /** So many rows from the first one stay; those after them go. */
  keep: number;
  /** Rows that come behind those that stay. */
  rows: Row[];
}

/** A column of a table twin: which field of the rows, and what it is called. */
export interface TwinColumn {
  field: string;
  title: string;
}

/** A table that says what a chart shows: columns of one of its data sets. */
export interface TwinTable {
  title: string;
  data: string;
  columns: TwinColumn[];
}

/** A chart as a whole. Its specification holds no rows and no words that can change.

    Each ``data`` in it only names a data set of ``data``. Where a title or subtitle stands it holds the text
    ``jk-words-0``, ``jk-words-1``, …, for ``words[0]``, ``words[1]``, …. */
export interface Drawing {
  kind: "drawing";
  to?: string[];
  n: number;
  spec: Record<string, unknown>;
  data: Record<string, Row[]>;
  words: Words[];
  /** What the chart is called and what it finds, for who does not see it. */
  says: string;
  tables: TwinTable[];
  /** Which colour stands for which on a dark ground; both as #rrggbb. */
  dark: Record<string, string>;
}

/** What has changed since drawing ``n - 1``. */
export interface Redrawing {
  kind: "redrawing";
  n: number;
  data?: Record<string, RowPatch>;
  words?: Words[];
  says?: string;
  tables?: TwinTable[];
}

/** The answer to a page that shows the newest drawing. */
export interface InStep {
  kind: "in_step";
  to: string[];
  n: number;
}

/** The map has changed, but the chart cannot be drawn as it is now; the last drawing stays. */
export interface Undrawn {
  kind: "undrawn";
  to?: string[];
  /** The drawing that stays. */
  n: number;
  why: string;
}

/** A slice of a message that is too large for one. */
export interface ChartPart {
  kind: "part";
  to?: string[];
  of: string;
  index: number;
  count: number;
  text: string;
}

export type ChartMessage = Drawing | Redrawing | InStep | Undrawn | ChartPart;

/** A page shows the chart: said with the first sight of it, every `TELL_SECONDS`, and when something was missed. */
export interface Showing {
  kind: "showing";
  page: string;
  /** The newest drawing the page has; 0 for none. */
  n: number;
}

/** A page no longer shows the chart. */
export interface Gone {
  kind: "gone";
  page: string;
}

export type PageMessage = Showing | Gone;
