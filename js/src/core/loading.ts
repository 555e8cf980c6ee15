/** A snapshot on its way: the parts that have come make a document of their own. */
import { Document } from "./document";
import type { Snapshot, Standing } from "./protocol";
import type { Touches } from "./touches";

/** The standing of a map nothing is known of yet. */
export const UNKNOWN: Standing = { file: "", kept: "", read_only: "", trouble: "", note: "" };

export class Loading {
  readonly document: Document;
  readonly rev: number;
  readonly epoch: string;
  readonly standing: Standing;
  /** By table the rows still to come. */
  readonly missing: Map<string, number>;
  private next = 0;

  /** `first` is part 0. */
  constructor(first: Snapshot, touches: Touches) {
    this.document = new Document(first.map_schema ?? { fields: [], tables: [] }, first.fields ?? {}, touches);
    this.rev = first.rev;
    this.epoch = first.epoch;
    this.standing = first.standing ?? UNKNOWN;
    this.missing = new Map(Object.entries(first.counts ?? {}));
  }

  /** Whether this part is the next one of this snapshot. */
  fits(part: Snapshot): boolean {
    return part.rev === this.rev && part.epoch === this.epoch && part.part === this.next;
  }

  add(part: Snapshot): void {
    this.next += 1;
    this.document.load(part.rows);
    for (const [table, rows] of Object.entries(part.rows)) {
      this.missing.set(table, Math.max(0, (this.missing.get(table) ?? 0) - rows.length));
    }
  }

  get rows_missing(): number {
    return [...this.missing.values()].reduce((sum, count) => sum + count, 0);
  }
}
