import { type Signal, signal } from "@preact/signals";
import { RowHeights } from "./row-heights";
import { type RowSpan, rows_in_sight } from "./rows-in-sight";

/** Height of a row of one line, its rule included: an estimate until a row is measured. */
const ONE_LINE = 33;

/** Which rows are in sight, and the row that stays put when heights above it change. */
export class Viewport {
  readonly heights = new RowHeights(ONE_LINE);
  readonly span: Signal<RowSpan> = signal({ first: 0, end: 0 });
  /** Counts changes of measured heights. */
  readonly layout = signal(0);
  /** Counts changes of the columns' widths, after which heights must be measured anew. */
  readonly widths = signal(0);
  private scroller: HTMLElement | null = null;
  private head = 0;
  private anchor: { id: string; offset: number } | undefined;
  private ids: readonly string[] = [];
  /** The row revealed last, and where the view scrolled to by itself: from elsewhere, somebody else did. */
  private held: string | undefined;
  private scrolled_to = 0;

  /** Show rows in the scrolling element `scroller`, below its sticky head. */
  attach(scroller: HTMLElement, head: HTMLElement): void {
    this.scroller = scroller;
    this.head = head.offsetHeight;
    this.look();
  }

  get element(): HTMLElement | null {
    return this.scroller;
  }

  arrange(ids: readonly string[], count: number): void {
    this.ids = ids;
    this.heights.arrange(ids, count);
  }

  /** The scroll position or the size of the window onto the rows has changed. */
  look(): void {
    if (!this.scroller) return;
    const top = this.scroller.scrollTop;
    if (top !== this.scrolled_to) this.held = undefined;
    const at = this.heights.index_at(top);
    const id = this.ids[at];
    this.anchor = id === undefined || top === 0 ? undefined : { id, offset: top - this.heights.top(at) };
    this.refresh(top);
  }

  measure(index: number, height: number): void {
    if (this.heights.measure(index, height)) this.layout.value++;
  }

  /** Measure everything anew, as after a change of width. */
  forget(): void {
    this.heights.forget();
    this.widths.value++;
    this.layout.value++;
  }

  /** After rows came, went or grew: the row just revealed stays in sight, or else the topmost row where it was. */
  hold_still(): void {
    if (!this.scroller) return;
    if (this.held !== undefined && this.ids.includes(this.held)) {
      this.reveal(this.ids.indexOf(this.held));
    } else if (this.anchor) {
      const at = this.ids.indexOf(this.anchor.id);
      const offset = Math.min(this.anchor.offset, this.heights.height(at) - 1);
      if (at >= 0) this.scroll_to(this.heights.top(at) + offset);
    }
    this.refresh(this.scroller.scrollTop);
  }

  /** Scroll just so far that the row at `index` is in sight, and keep it there until somebody scrolls. */
  reveal(index: number): void {
    if (!this.scroller || index < 0) return;
    const now = this.scroller.scrollTop;
    const top = this.heights.top(index);
    const bottom = top + this.heights.height(index);
    if (top < now || bottom - top > this.room) this.scroll_to(top);
    else if (bottom > now + this.room) this.scroll_to(bottom - this.room);
    this.scrolled_to = this.scroller.scrollTop;
    this.look();
    this.held = this.ids[index];
  }

  /** Scroll sideways so far that a cell is not hidden by the sticky columns; for a sticky one, to the start. */
  reveal_across(cell: HTMLElement, sticky: boolean): void {
    const scroller = this.scroller;
    const frozen = cell.parentElement?.querySelector<HTMLElement>(".jk-first");
    if (!scroller || !frozen) return;
    if (sticky) {
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

  private get room(): number {
    return (this.scroller?.clientHeight ?? 0) - this.head;
  }

  private scroll_to(top: number): void {
    if (!this.scroller || Math.abs(top - this.scroller.scrollTop) < 1) return;
    this.scroller.scrollTop = top;
    this.scrolled_to = this.scroller.scrollTop;
  }

  private refresh(top: number): void {
    const next = rows_in_sight(this.heights, top, Math.max(0, this.room));
    const now = this.span.peek();
    if (next.first !== now.first || next.end !== now.end) this.span.value = next;
  }
}
