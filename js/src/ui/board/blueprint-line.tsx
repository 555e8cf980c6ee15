import type { Line } from "../../board/board-rows";

/** What runs between two sides of the service blueprint. */
export function BlueprintLine({ line: { title, detail, is_drawn }, stages }: { line: Line; stages: number }) {
  return (
    <div role="row" class="jk-bline" data-drawn={is_drawn ? "" : undefined}>
      <div role="gridcell" aria-colspan={stages + 1}>
        <span>
          <b>{title}</b>
          {detail}
        </span>
      </div>
    </div>
  );
}
