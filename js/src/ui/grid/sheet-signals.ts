import { type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Status, Touched } from "../../core/store";
import type { News, Sheet } from "./sheet";

/** A sheet's news as signals, one a row, so that an edit renders its own row again and no other. */
export class SheetSignals {
  readonly status: Signal<Status>;
  /** Counts changes of the order or number of rows and columns, and of the schema. */
  readonly order = signal(0);
  readonly schema = signal(0);
  private readonly rows = new Map<string, Signal<number>>();

  constructor(private readonly sheet: Sheet) {
    this.status = signal(sheet.store.status);
  }

  /** Counts the changes of one row's cells, of their state, and of names the row refers to. */
  row(key: string): ReadonlySignal<number> {
    let known = this.rows.get(key);
    if (!known) {
      known = signal(0);
      this.rows.set(key, known);
    }
    return known;
  }

  /** The row is not rendered any more. */
  forget(key: string): void {
    this.rows.delete(key);
  }

  pass_on(touched: Touched): void {
    if (touched.status) this.status.value = this.sheet.store.status;
    if (touched.schema) this.schema.value = this.schema.peek() + 1;
    this.renew(this.sheet.hear(touched));
  }

  renew({ order, rows }: News): void {
    if (order) this.order.value = this.order.peek() + 1;
    for (const key of rows ?? this.rows.keys()) {
      const row = this.rows.get(key);
      if (row) row.value = row.peek() + 1;
    }
  }
}
