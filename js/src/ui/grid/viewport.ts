import { type Signal, signal } from "@preact/signals";
import { RowHeights } from "./row-heights";
import { AROUND, type RowSpan, rows_in_sight } from "./rows-in-sight";

/** Height of a row of one line, its rule included: an estimate until a row is measured. */
const ONE_LINE = 33;
/** The most height a style sheet gives the rows: what the first drawing fills before anything is measured. */
const MOST_ROOM = 560;

/**
 * Which rows are in sight, and the row that stays put when heights above it change. Sizes are heard from an
 * observer, after the page was laid out: nothing here asks for a layout before the first paint.
 */
export class Viewport {
  readonly heights = new RowHeights(ONE_LINE);
  readonly span: Signal<RowSpan> = signal({ first: 0, end: 0 });
  /** Counts how often all measured heights were forgotten. */
  readonly forgotten = signal(0);
  private readonly sizes = new ResizeObserver((entries) => this.hear(entries));
  /** The rendered rows' positions. */
  private readonly places = new Map<Element, number>();
  private scroller: HTMLElement | null = null;
  private room = MOST_ROOM;
  /** Rows rendered beyond those in sight; none in the first drawing. */
  private around = 0;
  private width = 0;
  private top = 0;
  private anchor: { id: string; index: number; offset: number } | undefined;
  private ids: readonly string[] = [];
  /** The row revealed last, and where the view scrolled to by itself: from elsewhere, somebody else did. */
  private held: { id: string; index: number } | undefined;
  private scrolled_to = 0;

  /** Show rows in the scrolling element `scroller`, below its sticky head, until the returned function is called. */
  attach(scroller: HTMLElement, head: HTMLElement): () => void {
    this.scroller = scroller;
    for (const element of [scroller, head]) this.sizes.observe(element);
    return () => this.sizes.disconnect();
  }

  get element(): HTMLElement | null {
    return this.scroller;
  }

  arrange(ids: readonly string[], count: number): void {
    this.ids = ids;
    this.heights.arrange(ids, count);
    this.refresh();
  }

  /** Measure a rendered row, now and whenever its height changes, until the returned function is called. */
  watch(row: Element, index: number): () => void {
    this.places.set(row, index);
    this.sizes.observe(row);
    return () => {
      this.places.delete(row);
      this.sizes.unobserve(row);
    };
  }

  /** The scroll position has changed. */
  look(): void {
    if (!this.scroller) return;
    this.top = this.scroller.scrollTop;
    if (this.top !== this.scrolled_to) this.held = undefined;
    const index = this.heights.index_at(this.top);
    const id = this.ids[index];
    this.anchor =
      id === undefined || this.top === 0
        ? undefined
        : { id, index, offset: this.top - this.heights.top(index) };
    this.refresh();
  }

  /** Measure everything anew, as after a change of width. */
  forget(): void {
    const were_known = this.heights.forget();
    // Columns may stand elsewhere once more although no row has been measured since.
    if (!were_known && this.width === 0) return;
    for (const row of this.places.keys()) this.sizes.observe(row);
    this.forgotten.value++;
  }

  /** After rows came, went or grew: the row just revealed stays in sight, or else the topmost row where it was. */
  hold_still(): void {
    this.hold();
    this.refresh();
  }

  /** Scroll just so far that the row at `index` is in sight, and keep it there until somebody scrolls. */
  reveal(index: number): void {
    const id = this.ids[index];
    if (!this.scroller || id === undefined) return;
    this.bring(index);
    this.scrolled_to = this.scroller.scrollTop;
    this.look();
    this.held = { id, index };
  }

  /** Scroll sideways so far that a cell is not hidden by the sticky columns; for a sticky one, to the start. */
  reveal_across(cell: HTMLElement): void {
    const scroller = this.scroller;
    const frozen =
      cell.parentElement?.querySelector<HTMLElement>(".jk-first") ??
      cell.parentElement?.querySelector<HTMLElement>(".jk-number");
    if (!scroller || !frozen) return;
    if (cell === frozen) {
      scroller.scrollLeft = 0;
      return;
    }
    const covered = frozen.getBoundingClientRect().right - scroller.getBoundingClientRect().left;
    const left = cell.offsetLeft - covered;
    const right = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
    if (scroller.scrollLeft > left || right > left) scroller.scrollLeft = left;
    else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
  }

  /** The row one page above or below a row. */
  page(row: number, direction: -1 | 1): number {
    return this.heights.index_at(
      this.heights.top(row) + direction * Math.max(ONE_LINE, this.room - ONE_LINE),
    );
  }

  /** Sizes as they are now. What scrolls does so before this frame is painted; rows come and go in the next one. */
  private hear(entries: readonly ResizeObserverEntry[]): void {
    let moved = false;
    for (const { target, borderBoxSize } of entries) {
      const index = this.places.get(target);
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (index === undefined) this.resize();
      else if (height > 0 && this.heights.measure(index, height)) moved = true;
    }
    if (moved) this.hold();
    requestAnimationFrame(() => this.refresh());
  }

  /** The window onto the rows may have another size. */
  private resize(): void {
    if (!this.scroller) return;
    const head = this.scroller.querySelector<HTMLElement>(".jk-headrow");
    this.room = Math.max(0, this.scroller.clientHeight - (head?.offsetHeight ?? 0));
    this.around = AROUND;
    const width = this.scroller.clientWidth;
    if (this.width > 0 && width !== this.width) requestAnimationFrame(() => this.forget());
    this.width = width;
  }

  private hold(): void {
    const held = this.held ? this.index_of(this.held) : -1;
    const at = this.anchor ? this.index_of(this.anchor) : -1;
    if (held >= 0) this.bring(held);
    else if (this.anchor && at >= 0) {
      this.scroll_to(this.heights.top(at) + Math.min(this.anchor.offset, this.heights.height(at) - 1));
    }
  }

  private bring(index: number): void {
    const now = this.scroller?.scrollTop ?? 0;
    const top = this.heights.top(index);
    const bottom = top + this.heights.height(index);
    if (top < now || bottom - top > this.room) this.scroll_to(top);
    else if (bottom > now + this.room) this.scroll_to(bottom - this.room);
  }

  /** Rows mostly stay where they are while others come behind them. */
  private index_of({ id, index }: { id: string; index: number }): number {
    return this.ids[index] === id ? index : this.ids.indexOf(id);
  }

  private scroll_to(top: number): void {
    if (!this.scroller || Math.abs(top - this.scroller.scrollTop) < 1) return;
    this.scroller.scrollTop = top;
    this.scrolled_to = this.top = this.scroller.scrollTop;
  }

  private refresh(): void {
    const next = rows_in_sight(this.heights, this.top, this.room, this.around);
    const now = this.span.peek();
    if (next.first !== now.first || next.end !== now.end) this.span.value = next;
  }
}
