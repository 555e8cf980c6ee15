/** A stage of the curve: everybody's points, and an invitation where nobody has said anything yet. */
import { useComputed } from "@preact/signals";
import { EMOTION_ROW } from "../../board/spots";
import { emotion_key, stage_name } from "./board-places";
import type { BoardState } from "./board-state";
import { BoardScoreEditor } from "./curve-editor";
import { colour_of } from "./curve-mark";
import { aside, type Curve, type Plot, score_at, y_of } from "./curve-paper";
import { key_of_point } from "./curve-plot";
import { curve_point } from "./curve-point";
import { spoken } from "./curve-said";
import { point, rate } from "./curve-scores";

interface CurveCellProps {
  readonly board: BoardState;
  readonly plot: Plot;
  readonly stage: string;
  /** The stage's place among the stages. */
  readonly at: number;
  /** Whether it asks for a score even while nobody points at it. */
  readonly asks: boolean;
}

export function CurveCell({ board, plot, stage, at, asks }: CurveCellProps) {
  const is_here = (row: string | undefined, other: string) => row === EMOTION_ROW && other === stage;
  const active = useComputed(() => {
    const spot = board.active.value;
    return spot && is_here(spot.row, spot.stage) ? spot.item : null;
  }).value;
  const edit = useComputed(() => {
    const spot = board.editing.value?.spot;
    return spot && is_here(spot.row, spot.stage) ? board.editing.value : null;
  }).value;
  const { curves, spec } = plot;
  const unrated = curves.filter(({ felt }) => felt[at] === null);
  const edited = curves.findIndex(({ item }) => item === edit?.spot.item);
  const emotion = edit && emotion_key(edit.spot);
  const name = stage_name(board, stage);
  const rate_here = (event: MouseEvent) => {
    const cell = event.currentTarget as HTMLElement;
    const one = unrated.length === 1 ? unrated[0] : curves.length === 1 ? curves[0] : undefined;
    if (event.target !== cell || !one || board.locked) return;
    const box = cell.getBoundingClientRect();
    board.go_to(point(stage, one.item));
    rate(
      board,
      key_of_point(one, stage),
      score_at(plot, ((event.clientY - box.top) / box.height) * plot.height),
    );
  };
  const heard = ({ title, felt, words }: Curve) => `${title}: ${spoken(spec, felt[at] ?? null, words[at])}`;
  return (
    <div
      role="gridcell"
      class="jk-bcell"
      data-stage={stage}
      tabIndex={active === "" ? 0 : -1}
      // Its name is what its points say; whose they are has to be told where there are several.
      aria-description={curves.length > 1 ? curves.map(heard).join("; ") : undefined}
      aria-readonly={board.locked ? "true" : undefined}
      onDblClick={rate_here}
    >
      {curves.map((curve, index) =>
        curve_point({
          board,
          plot,
          curve,
          index,
          stage,
          at,
          name,
          style: place_of(plot, index, at),
          is_active: active === curve.item,
          asks: asks && curve === unrated[0],
        }),
      )}
      {edit && emotion && edited >= 0 && (
        <div
          class="jk-cell jk-score-edit"
          data-kind="scale"
          data-editing=""
          style={place_of(plot, edited, at)}
        >
          <BoardScoreEditor
            key={edit.spot.item}
            board={board}
            edit={edit}
            emotion={emotion}
            title={`${spec.title}, ${curves[edited]?.title}`}
            word={curves[edited]?.words[at]}
            fault_id={`${board.id}-felt-${at}-${edited}`}
          />
        </div>
      )}
      {unrated[0] && !board.locked && !edit && (
        <Invitation plot={plot} at={at} asks={asks} curve={unrated[0]} />
      )}
    </div>
  );
}

/** Where a point stands in its cell. */
function place_of(plot: Plot, index: number, at: number) {
  const curve = plot.curves[index];
  return {
    left: `calc(50% + ${aside(plot, index, at)}px)`,
    top: `calc(${y_of(plot, curve?.felt[at] ?? null)} * var(--jk-px))`,
    "--jk-face": colour_of(curve?.face ?? 0),
  };
}

interface InvitationProps {
  readonly plot: Plot;
  readonly at: number;
  readonly asks: boolean;
  readonly curve: Curve;
}

/** A question beside the point that waits at neutral, where nothing stands in its way. */
function Invitation({ plot, at, asks, curve }: InvitationProps) {
  const near = (low: number, high: number) =>
    plot.curves.some(({ felt }) => {
      const score = felt[at];
      return typeof score === "number" && score >= low && score <= high;
    });
  const side = near(-1, 0) ? (near(0, 1) ? undefined : "up") : "down";
  if (!side || plot.gap?.stage === at) return null;
  const { left, top } = place_of(plot, plot.curves.indexOf(curve), at);
  return (
    <span
      class="jk-invitation"
      aria-hidden="true"
      data-noprint=""
      data-side={side}
      data-asks={asks ? "" : undefined}
      style={{ left, top }}
    >
      {curve.version === "to_be" ? "How should it feel?" : "How does it feel?"}
    </span>
  );
}
