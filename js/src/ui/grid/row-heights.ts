/**
 * How tall the rows of a long table are and where each begins. Rows that were measured keep their height by
 * id, others count with an estimate. A Fenwick tree keeps sums, so measuring a row, the top of a row and the
 * row at a height all cost O(log n).
 */
export class RowHeights {
  private ids: readonly string[] = [];
  private rows = 0;
  private tree = new Float64Array(1);
  private readonly measured = new Map<string, number>();

  constructor(readonly estimate: number) {}

  get count(): number {
    return this.rows;
  }

  get total(): number {
    return this.top(this.rows);
  }

  /** Take the rows in a new order; `count` may be more than there are ids: rows still on their way. */
  arrange(ids: readonly string[], count: number): void {
    if (ids === this.ids && count === this.rows) return;
    this.ids = ids;
    this.rows = count;
    this.build();
  }

  /** Note the height of the row at `index`; tells whether it is news. */
  measure(index: number, height: number): boolean {
    const id = this.ids[index];
    const change = height - this.height(index);
    if (id === undefined || change === 0) return false;
    this.measured.set(id, height);
    for (let at = index + 1; at <= this.rows; at += at & -at) this.tree[at] = this.node(at) + change;
    return true;
  }

  /** Forget every measured height, as after a change of width. */
  forget(): void {
    this.measured.clear();
    this.build();
  }

  height(index: number): number {
    const id = this.ids[index];
    return (id === undefined ? undefined : this.measured.get(id)) ?? this.estimate;
  }

  /** Where the row at `index` begins. */
  top(index: number): number {
    let sum = 0;
    for (let at = Math.min(index, this.rows); at > 0; at -= at & -at) sum += this.node(at);
    return sum;
  }

  /** The row that covers the height `y`; the first or last one beyond the ends. */
  index_at(y: number): number {
    let at = 0;
    let rest = y;
    for (let step = 2 ** Math.floor(Math.log2(this.rows || 1)); step >= 1; step /= 2) {
      if (at + step <= this.rows && this.node(at + step) <= rest) {
        at += step;
        rest -= this.node(at);
      }
    }
    return Math.max(0, Math.min(at, this.rows - 1));
  }

  private node(at: number): number {
    return this.tree[at] ?? 0;
  }

  private build(): void {
    this.tree = new Float64Array(this.rows + 1);
    for (let at = 1; at <= this.rows; at++) {
      this.tree[at] = this.node(at) + this.height(at - 1);
      const parent = at + (at & -at);
      if (parent <= this.rows) this.tree[parent] = this.node(parent) + this.node(at);
    }
  }
}
