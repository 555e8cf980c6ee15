/** The row of emotions: the curve, or the same as a table. */
import { EMOTION_ROW } from "../../board/spots";
import { Icon } from "../icons";
import type { BoardState } from "./board-state";
import { CurveCell } from "./curve-cell";
import { CurveAxis, CurveKey, CurveLines } from "./curve-lines";
import { type Plot, plot_of } from "./curve-plot";
import { CurveTable } from "./curve-table";

export { curve_key } from "./curve-keys";

export function EmotionRow({ board }: { board: BoardState }) {
  const { news, narrow, curve_as_table } = board;
  news.order.value;
  news.emotions.value;
  news.status.value;
  const plot = plot_of(board);
  if (!plot) return null;
  if (curve_as_table.value)
    return (
      <>
        <div role="row" class="jk-brow jk-curve-band" data-row={EMOTION_ROW}>
          <CurveHead board={board} />
          {board.stages.map((stage) => (
            <BandCell key={stage} board={board} stage={stage} />
          ))}
        </div>
        <CurveTable board={board} plot={plot} />
      </>
    );
  const first = board.stages.findIndex((_, at) => plot.curves.some(({ felt }) => felt[at] === null));
  return (
    <div
      role="row"
      class="jk-brow jk-curve"
      data-row={EMOTION_ROW}
      data-narrow={narrow.value ? "" : undefined}
      style={{
        "--jk-curve-height": `calc(${plot.height} * var(--jk-px))`,
        "--jk-felt-width": `${Math.round(plot.width) - 8}px`,
      }}
    >
      <CurveHead board={board} plot={narrow.value ? undefined : plot} />
      <CurveLines board={board} plot={plot} />
      <CurveKey board={board} plot={plot} axis={narrow.value} />
      {board.stages.map((stage, at) => (
        <CurveCell key={stage} board={board} plot={plot} stage={stage} at={at} asks={at === first} />
      ))}
    </div>
  );
}

const WORDS = "Show the curve as a table";

function CurveHead({ board, plot }: { board: BoardState; plot?: Plot | undefined }) {
  const is_table = board.curve_as_table.value;
  const spot = { row: EMOTION_ROW, stage: "", item: "" };
  return (
    <div role="rowheader" class="jk-bhead" data-stage="" tabIndex={board.tab_index(spot)}>
      <div class="jk-curve-name">
        <span>Emotion</span>
        <button
          type="button"
          class="jk-button"
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
      {plot && <CurveAxis plot={plot} />}
    </div>
  );
}

/** Above the table there is nothing to be said, stage by stage. */
function BandCell({ board, stage }: { board: BoardState; stage: string }) {
  const spot = { row: EMOTION_ROW, stage, item: "" };
  return <div role="gridcell" class="jk-bcell" data-stage={stage} tabIndex={board.tab_index(spot)} />;
}
