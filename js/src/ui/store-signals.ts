import { batch, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Status, Store, Touched } from "../core/store";

/** The store's news as signals, one a row, so that an edit renders its own row again and no other. */
export class StoreSignals {
  readonly status: Signal<Status>;
  /** Counts changes of the order or number of rows, of the schema and of the map's fields. */
  readonly order = signal(0);
  readonly schema = signal(0);
  readonly fields = signal(0);
  private readonly rows = new Map<string, Signal<number>>();

  constructor(
    private readonly store: Store,
    private readonly table: string,
    abort: AbortSignal,
  ) {
    this.status = signal(store.status);
    store.subscribe((touched) => batch(() => this.pass_on(touched)), abort);
  }

  /** Counts the changes of one row's cells, of their state, and of names the row refers to. */
  row(id: string): ReadonlySignal<number> {
    let known = this.rows.get(id);
    if (!known) {
      known = signal(0);
      this.rows.set(id, known);
    }
    return known;
  }

  /** The row is not rendered any more. */
  forget(id: string): void {
    this.rows.delete(id);
  }

  private pass_on(touched: Touched): void {
    if (touched.status) this.status.value = this.store.status;
    if (touched.schema) this.schema.value++;
    if (touched.fields) this.fields.value++;
    let all = touched.schema;
    for (const [name, ids] of touched.tables) {
      if (name !== this.table) all ||= this.refers_to(name);
      else if (ids === null) {
        this.order.value++;
        all = true;
      } else for (const id of ids) this.renew(this.rows.get(id));
    }
    if (all) for (const row of this.rows.values()) this.renew(row);
  }

  private renew(row: Signal<number> | undefined): void {
    if (row) row.value++;
  }

  private refers_to(table: string): boolean {
    return this.store.table(this.table)?.spec.columns.some((column) => column.to === table) ?? false;
  }
}
