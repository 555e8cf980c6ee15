/** The row of emotions: the curve, or the same as a table. */
import { useLayoutEffect, useMemo } from "preact/hooks";
import { EMOTION_ROW } from "../../board/spots";
import { Icon } from "../icons";
import type { BoardState } from "./board-state";
import { CurveCell } from "./curve-cell";
import { CurveAxis, CurveKey, CurveLines } from "./curve-lines";
import type { Plot } from "./curve-paper";
import { plot_of } from "./curve-plot";
import { CurveTable } from "./curve-table";

export function EmotionRow({ board }: { board: BoardState }) {
  const { news, narrow, curve_as_table, stages } = board;
  news.status.value;
  useLayoutEffect(() => board.give_focus());
  const looks = [news.order.value, news.emotions.value, board.stage_width.value, narrow.value];
  const plot = useMemo(() => plot_of(board), [board, ...looks]);
  if (!plot) return null;
  const is_table = curve_as_table.value;
  const first = stages.findIndex((_, at) => plot.curves.some(({ felt }) => felt[at] === null));
  return (
    <>
      <div
        role="row"
        class={is_table ? "jk-brow jk-curve-band" : "jk-brow jk-curve"}
        data-row={EMOTION_ROW}
        data-narrow={narrow.value ? "" : undefined}
        style={{
          "--jk-curve-height": `calc(${plot.height} * var(--jk-px))`,
          "--jk-felt-width": `${Math.round(plot.width) - 8}px`,
        }}
      >
        <CurveHead board={board} plot={is_table || narrow.value ? undefined : plot} />
        {!is_table && <CurveLines board={board} plot={plot} />}
        {!is_table && <CurveKey board={board} plot={plot} axis={narrow.value} />}
        {!is_table &&
          stages.map((stage, at) => (
            <CurveCell key={stage} board={board} plot={plot} stage={stage} at={at} asks={at === first} />
          ))}
      </div>
      {is_table && <CurveTable board={board} plot={plot} />}
    </>
  );
}

const WORDS = "Show the curve as a table";

function CurveHead({ board, plot }: { board: BoardState; plot: Plot | undefined }) {
  const is_table = board.curve_as_table.value;
  return (
    <div
      role="rowheader"
      class="jk-bhead"
      aria-colspan={is_table ? board.stages.length + 1 : undefined}
      data-stage=""
      tabIndex={board.tab_index({ row: EMOTION_ROW, stage: "", item: "" })}
      aria-description={`Enter: ${is_table ? "show the curve" : "show the curve as a table"}`}
    >
      <div class="jk-bhead-in">
        <div class="jk-bhead-line">
          <b>Emotion</b>
          <button
            type="button"
            class="jk-button jk-curve-switch"
            tabIndex={-1}
            aria-label={WORDS}
            aria-pressed={is_table}
            title={WORDS}
            data-noprint=""
            onClick={() => board.show_curve_as_table(!is_table)}
          >
            <Icon name="turn" />
          </button>
        </div>
      </div>
      {plot && <CurveAxis plot={plot} />}
    </div>
  );
}
