/**
 * How tall the rows of a long table are and where each begins. Rows that were measured keep their height by
 * id, others count with an estimate. A Fenwick tree sums what the measured rows differ from it, so measuring
 * a row, the top of a row and the row at a height all cost O(log n), and rows to come cost nothing.
 */
export class RowHeights {
  private ids: readonly string[] = [];
  private rows = 0;
  private tree = new Float64Array(1);
  private readonly measured = new Map<string, { readonly index: number; readonly height: number }>();

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
    const settled = count === this.rows && [...this.measured].every(([id, { index }]) => ids[index] === id);
    this.ids = ids;
    this.rows = count;
    if (!settled) this.build();
  }

  /** Note the height of the row at `index`; tells whether it is news. */
  measure(index: number, height: number): boolean {
    const id = this.ids[index];
    const change = height - this.height(index);
    if (id === undefined || (change === 0 && this.measured.has(id))) return false;
    this.measured.set(id, { index, height });
    this.add(index, change);
    return change !== 0;
  }

  /** Forget every measured height, as after a change of width; tells whether there was one. */
  forget(): boolean {
    if (this.measured.size === 0) return false;
    this.measured.clear();
    this.tree.fill(0);
    return true;
  }

  height(index: number): number {
    const id = this.ids[index];
    return (id === undefined ? undefined : this.measured.get(id)?.height) ?? this.estimate;
  }

  /** Where the row at `index` begins. */
  top(index: number): number {
    const rows = Math.min(index, this.rows);
    let sum = rows * this.estimate;
    for (let at = rows; at > 0; at -= at & -at) sum += this.node(at);
    return sum;
  }

  /** The row that covers the height `y`; the first or last one beyond the ends. */
  index_at(y: number): number {
    let at = 0;
    let rest = y;
    for (let step = 2 ** Math.floor(Math.log2(this.rows || 1)); step >= 1; step /= 2) {
      if (at + step > this.rows) continue;
      const height = step * this.estimate + this.node(at + step);
      if (height > rest) continue;
      at += step;
      rest -= height;
    }
    return Math.max(0, Math.min(at, this.rows - 1));
  }

  private node(at: number): number {
    return this.tree[at] ?? 0;
  }

  private add(index: number, change: number): void {
    for (let at = index + 1; at <= this.rows; at += at & -at) this.tree[at] = this.node(at) + change;
  }

  private build(): void {
    this.tree = new Float64Array(this.rows + 1);
    const known = new Map(this.measured);
    this.measured.clear();
    if (known.size === 0) return;
    this.ids.forEach((id, index) => {
      const height = known.get(id)?.height;
      if (height === undefined) return;
      this.measured.set(id, { index, height });
      this.add(index, height - this.estimate);
    });
  }
}
