/** The rows of one data set inside a running chart: they become others by one small change. */
import { type Changeset, changeset, type FormatJSON, read } from "vega";
import type { Order } from "./order";
import type { Row } from "./protocol";
import { is_alike } from "./rows";

const none = () => false;

export class LiveRows {
  /** As they came, and as they are in the chart. The chart's are its own: it marks them. */
  private rows: readonly Row[] = [];
  private tuples: Row[] = [];

  constructor(
    private readonly order: Order,
    /** How the specification has cells read. */
    private readonly parse: FormatJSON["parse"],
  ) {}

  /**
   * How to come to other rows: by small changes, or, where something else would come first, by putting all of
   * them in anew. With nothing to begin or end with, even what stands around the marks may be another.
   */
  way_to(now: readonly Row[]): "changes" | "refill" | "redraw" {
    const { rows: was, order } = this;
    if ((was.length === 0) !== (now.length === 0)) return "redraw";
    // What a column holds is guessed from all of its cells.
    if (this.parse === "auto") return was === now ? "changes" : "refill";
    const stays = (row: Row, at: number) => {
      const next = now[at];
      return next === undefined || row === next || (is_alike(row, next) && order.stays(row, next));
    };
    const may_change = order.may_grow || was.length === now.length;
    return may_change && was.every(stays) ? "changes" : "refill";
  }

  /** The change that makes the rows those given; null if they are. Rows not touched are the same objects as before. */
  change(now: readonly Row[]): Changeset | null {
    const { rows: was, tuples } = this;
    const keep = Math.min(was.length, now.length);
    const changes = changeset();
    let is_other = was.length !== now.length;
    for (let at = 0; at < keep; at++) {
      if (was[at] === now[at]) continue;
      is_other = true;
      this.set_cells(changes, at, now[at] as Row);
    }
    if (!is_other) return null;
    const gone = tuples.slice(keep);
    const come = this.parsed(now.slice(keep));
    if (gone.length > 0) {
      changes.remove(gone);
      // A sum that rows are taken away from keeps errors of rounding: all is counted anew.
      for (const name of new Set(was.flatMap(Object.keys))) changes.modify(none, name, null);
    }
    changes.insert(come);
    this.rows = now;
    this.tuples = [...tuples.slice(0, keep), ...come];
    return changes;
  }

  private set_cells(changes: Changeset, at: number, row: Row): void {
    const [parsed] = this.parsed([row]);
    const tuple = this.tuples[at];
    const was = this.rows[at];
    if (!parsed || !tuple || !was) return;
    for (const name of Object.keys(row)) {
      if (was[name] !== row[name]) changes.modify(tuple, name, parsed[name]);
    }
  }

  /** Copies of the rows, their cells read as the specification wants it. */
  private parsed(rows: readonly Row[]): Row[] {
    const copies = rows.map((row) => ({ ...row }));
    const { parse } = this;
    // Rows are read as they are; only the types of Vega want a text.
    return parse ? (read(copies as unknown as string, { type: "json", parse }) as Row[]) : copies;
  }
}
