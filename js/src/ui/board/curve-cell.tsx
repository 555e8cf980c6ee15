/** A stage of the curve: everybody's points, and an invitation where nobody has said anything yet. */
import { useComputed } from "@preact/signals";
import { EMOTION_ROW } from "../../board/spots";
import { EMOTIONS, UNAWARE } from "../../sheets/emotion-cells";
import { Icon, SmallIcon } from "../icons";
import { begin_edit } from "./board-edits";
import { emotion_key } from "./board-places";
import type { BoardState } from "./board-state";
import { drag_point } from "./curve-drag";
import { BoardScoreEditor, CurveFault } from "./curve-editor";
import { CurveMark, colour_of } from "./curve-mark";
import {
  aside,
  type Curve,
  key_of_point,
  type Plot,
  score_at,
  shown_word,
  spoken,
  tag_of,
  y_of,
} from "./curve-plot";
import { fault_of, point, rate } from "./curve-scores";

interface CurveCellProps {
  readonly board: BoardState;
  readonly plot: Plot;
  readonly stage: string;
  /** The stage's place among the stages. */
  readonly at: number;
  /** Whether it asks for a score even while nobody points at it. */
  readonly asks: boolean;
}

export function CurveCell(props: CurveCellProps) {
  const { board, plot, stage, at, asks } = props;
  const active = useComputed(() => {
    const spot = board.active.value;
    return spot?.row === EMOTION_ROW && spot.stage === stage ? spot.item : null;
  });
  const editing = useComputed(() => {
    const edit = board.editing.value;
    return edit?.spot.row === EMOTION_ROW && edit.spot.stage === stage ? edit : null;
  });
  const edit = editing.value;
  const { curves, spec } = plot;
  const unrated = curves.filter(({ felt }) => felt[at] === null);
  const style = (index: number) => ({
    left: `calc(50% + ${aside(plot, index, at)}px)`,
    top: `calc(${y_of(plot, curves[index]?.felt[at] ?? null)} * var(--jk-px))`,
    "--jk-face": colour_of(curves[index]?.face ?? 0),
  });
  const edited = curves.findIndex(({ item }) => item === edit?.spot.item);
  const emotion = edit && emotion_key(edit.spot);
  const rate_here = (event: MouseEvent) => {
    const cell = event.currentTarget as HTMLElement;
    const one = unrated.length === 1 ? unrated[0] : curves.length === 1 ? curves[0] : undefined;
    if (event.target !== cell || !one || board.locked) return;
    const box = cell.getBoundingClientRect();
    const score = score_at(plot, ((event.clientY - box.top) / box.height) * plot.height);
    board.go_to(point(stage, one.item));
    rate(board, key_of_point(one, stage), score);
  };
  return (
    <div
      role="gridcell"
      class="jk-bcell"
      data-stage={stage}
      tabIndex={active.value === "" ? 0 : -1}
      aria-label={curves.map((one) => said(board, plot, one, at)).join("; ") || "Nobody is shown"}
      aria-readonly={board.locked ? "true" : undefined}
      onDblClick={rate_here}
    >
      {curves.map((curve, index) => (
        <CurvePoint
          key={curve.item}
          {...props}
          curve={curve}
          index={index}
          style={style(index)}
          is_active={active.value === curve.item}
          asks={asks && curve === unrated[0]}
        />
      ))}
      {edit && emotion && edited >= 0 && (
        <div class="jk-cell jk-score-edit" data-kind="scale" data-editing="" style={style(edited)}>
          <BoardScoreEditor
            key={edit.spot.item}
            board={board}
            edit={edit}
            emotion={emotion}
            title={`${spec.title}, ${curves[edited]?.title}`}
            fault_id={`${board.id}-felt-${at}-${edited}`}
          />
        </div>
      )}
      {unrated.length > 0 && !board.locked && !edit && (
        <Invitation plot={plot} at={at} asks={asks} curve={unrated[0] as Curve} />
      )}
    </div>
  );
}

function said(board: BoardState, plot: Plot, curve: Curve, at: number): string {
  const word = shown_word(board, key_of_point(curve, board.stages[at] ?? ""));
  return `${curve.title}: ${spoken(plot.spec, curve.felt[at] ?? null, word)}`;
}

interface CurvePointProps extends CurveCellProps {
  readonly curve: Curve;
  /** The curve's place among the curves. */
  readonly index: number;
  readonly style: Record<string, string>;
  readonly is_active: boolean;
}

function CurvePoint({ board, plot, stage, at, curve, index, style, is_active, asks }: CurvePointProps) {
  const felt = curve.felt[at] ?? null;
  const { spec, words } = plot;
  const { item, version, title, face } = curve;
  const key = key_of_point(curve, stage);
  const word = typeof felt === "number" ? shown_word(board, key) : "";
  const tag = tag_of(curve, at);
  const placed = words.get(`${index} ${at}`);
  const fault = fault_of(board, key);
  const { row } = board.emotions.target(key, "score");
  const fault_id = `${board.id}-felt-${at}-${index}`;
  const heard = [spoken(spec, felt, word), tag.toLowerCase()].filter(Boolean).join(", ");
  return (
    <>
      <div
        role="slider"
        class="jk-point"
        data-item={item}
        data-felt={felt === null ? "none" : felt === UNAWARE ? "unaware" : undefined}
        data-asks={asks ? "" : undefined}
        data-state={fault?.tone}
        data-noprint={felt === null ? "" : undefined}
        style={style}
        tabIndex={is_active ? 0 : -1}
        aria-label={`${board.store.label("stages", stage) || "New stage"}, ${title}`}
        aria-orientation="vertical"
        aria-valuemin={spec.low}
        aria-valuemax={spec.high}
        aria-valuenow={typeof felt === "number" ? felt : 0}
        aria-valuetext={heard}
        aria-readonly={board.locked ? "true" : undefined}
        aria-describedby={fault ? fault_id : undefined}
        onPointerDown={(event) => {
          board.go_to(point(stage, item));
          drag_point(board, plot, stage, item, event);
        }}
        onDblClick={() => begin_edit(board, point(stage, item))}
      >
        {felt === UNAWARE ? (
          <Icon name="closed_eye" />
        ) : (
          <CurveMark face={face} version={felt === null ? "to_be" : version} />
        )}
        {(plot.curves.length > 1 || word || tag) && (
          <span
            class="jk-felt"
            aria-hidden="true"
            data-version={version}
            data-side={placed?.side ?? "up"}
            data-shift={placed?.shift || undefined}
            data-word={placed?.word ? "" : undefined}
            data-tag={placed?.tag ? "" : undefined}
          >
            {plot.curves.length > 1 && <small>{title}</small>}
            {word && <span>{word}</span>}
            {tag && <em>{tag}</em>}
          </span>
        )}
        {fault && <SmallIcon name={fault.tone} class="jk-state" data-state={fault.tone} />}
        {!fault && board.store.is_pending(EMOTIONS, row, "score") && (
          <SmallIcon name="pending" class="jk-state" data-state="pending" />
        )}
        {fault && (
          <span id={fault_id} class="jk-sr">
            {`${fault.title} ${fault.detail}`}
          </span>
        )}
      </div>
      {fault && is_active && board.focused.value && (
        <CurveFault
          board={board}
          emotion={key}
          fault={fault}
          anchor={() => board.element_of(point(stage, item))}
        />
      )}
    </>
  );
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
  if (!side) return null;
  return (
    <span
      class="jk-invitation"
      aria-hidden="true"
      data-noprint=""
      data-side={side}
      data-asks={asks ? "" : undefined}
      style={{
        left: `calc(50% + ${aside(plot, plot.curves.indexOf(curve), at)}px)`,
        top: `calc(${y_of(plot, null)} * var(--jk-px))`,
      }}
    >
      {curve.version === "to_be" ? "How should it feel?" : "How does it feel?"}
    </span>
  );
}
