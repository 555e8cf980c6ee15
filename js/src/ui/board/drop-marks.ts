/** Where something that is dragged would come to stand, as a line on the board. */
import type { Destination } from "../../board/moving";

export interface DropMark {
  /** The same as long as the place is. */
  readonly key: string;
  /** On the page. */
  readonly box: {
    readonly left: number;
    readonly top: number;
    readonly width: number;
    readonly height: number;
  };
  drop(): void;
}

const LINE = 3;

/** Between the items of a cell. Those that are dragged are as good as gone. */
export function cell_drop(
  target: Element,
  y: number,
  takes: (row: string) => boolean,
  dragged: readonly string[],
  drop: (to: Destination) => void,
): DropMark | undefined {
  const cell = target.closest<HTMLElement>(".jk-brow > [data-stage]");
  const row = cell?.parentElement?.dataset.row;
  const stage = cell?.dataset.stage;
  if (!cell || row === undefined || !stage || !takes(row)) return undefined;
  const items = [...cell.querySelectorAll<HTMLElement>("[data-item]")].filter(
    (item) => !dragged.includes(item.dataset.item ?? ""),
  );
  const boxes = items.map((item) => item.getBoundingClientRect());
  const at = boxes.findIndex(({ top, height }) => y < top + height / 2);
  const box = cell.getBoundingClientRect();
  const next = at < 0 ? undefined : boxes[at];
  const last = boxes.at(-1);
  const top = next ? next.top - 6 : last ? last.bottom + 3 : box.top + 6;
  const before = at < 0 ? undefined : items[at]?.dataset.item;
  return {
    key: `${row} ${stage} ${before ?? ""}`,
    box: { left: box.left + 8, top, width: box.width - 16, height: LINE },
    drop: () => drop({ row, stage, before }),
  };
}

/** Between two stages: a line along the head. */
export function column_drop(
  target: Element,
  x: number,
  drop: (before: string | undefined) => void,
): DropMark | undefined {
  const stage = target.closest<HTMLElement>("[data-stage]")?.dataset.stage;
  const head = target.closest(".jk-bmap")?.querySelector('[data-row="stages"]');
  const heads = [...(head?.querySelectorAll<HTMLElement>("[data-stage]") ?? [])];
  const at = heads.findIndex((one) => one.dataset.stage === stage);
  const box = heads[at]?.getBoundingClientRect();
  if (!stage || !box) return undefined;
  const is_right = x > box.left + box.width / 2;
  const before = heads[at + (is_right ? 1 : 0)]?.dataset.stage;
  const left = (is_right ? box.right : box.left) - LINE / 2;
  return {
    key: `column ${before ?? ""}`,
    box: { left, top: box.top, width: LINE, height: box.height },
    drop: () => drop(before),
  };
}

/** Between two lanes: a line along their heads. */
export function row_drop(
  target: Element,
  y: number,
  takes: (row: string) => boolean,
  drop: (row: string, is_below: boolean) => void,
): DropMark | undefined {
  const element = target.closest<HTMLElement>(".jk-brow");
  const row = element?.dataset.row;
  if (!element || row === undefined || !takes(row)) return undefined;
  const { left, top, height, width, bottom } = element.getBoundingClientRect();
  const is_below = y > top + height / 2;
  return {
    key: `${row} ${is_below}`,
    box: { left, top: (is_below ? bottom : top) - LINE / 2, width, height: LINE },
    drop: () => drop(row, is_below),
  };
}
