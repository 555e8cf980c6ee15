/** A point of the curve: a slider that stands upright, with what it is called beside it. */
import { EMOTIONS, UNAWARE } from "../../sheets/emotion-cells";
import { Icon, SmallIcon } from "../icons";
import { begin_edit } from "./board-edits";
import type { BoardState } from "./board-state";
import { drag_point } from "./curve-drag";
import { CurveFault } from "./curve-editor";
import { curve_mark } from "./curve-mark";
import type { Curve, Plot } from "./curve-paper";
import { key_of_point } from "./curve-plot";
import { spoken, tag_of } from "./curve-said";
import { fault_of, point } from "./curve-scores";

interface CurvePoint {
  readonly board: BoardState;
  readonly plot: Plot;
  readonly curve: Curve;
  /** The curve's place among the curves. */
  readonly index: number;
  readonly stage: string;
  /** The stage's place among the stages. */
  readonly at: number;
  /** The stage's name. */
  readonly name: string;
  readonly style: Record<string, string>;
  readonly is_active: boolean;
  readonly asks: boolean;
}

/** A plain function: there may be hundreds of points. */
export function curve_point(props: CurvePoint) {
  const { board, plot, curve, index, stage, at, name, style, is_active, asks } = props;
  const { item, version, title, face } = curve;
  const { spec } = plot;
  const { store } = board;
  const felt = curve.felt[at] ?? null;
  const word = curve.words[at] ?? "";
  const tag = tag_of(curve, at);
  const placed = plot.words.get(`${index} ${at}`);
  const key = key_of_point(curve, stage);
  const fault = fault_of(board, key);
  const fault_id = `${board.id}-felt-${at}-${index}`;
  const waits =
    !fault && store.status.pending > 0 && store.is_pending(EMOTIONS, board.emotions.id(key), "score");
  return [
    <div
      key={item}
      role="slider"
      class="jk-point"
      data-item={item}
      data-felt={felt === null ? "none" : felt === UNAWARE ? "unaware" : undefined}
      data-asks={asks ? "" : undefined}
      data-state={fault?.tone}
      data-noprint={felt === null ? "" : undefined}
      style={style}
      tabIndex={is_active ? 0 : -1}
      aria-label={`${name}, ${title}`}
      aria-orientation="vertical"
      aria-valuemin={spec.low}
      aria-valuemax={spec.high}
      aria-valuenow={typeof felt === "number" ? felt : 0}
      aria-valuetext={[spoken(spec, felt, word), tag.toLowerCase()].filter(Boolean).join(", ")}
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
        curve_mark({ face, version: felt === null ? "to_be" : version })
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
          {word && <span dir="auto">{word}</span>}
          {tag && <em>{tag}</em>}
        </span>
      )}
      {fault && <SmallIcon name={fault.tone} class="jk-state" data-state={fault.tone} />}
      {waits && <SmallIcon name="pending" class="jk-state" data-state="pending" />}
      {fault && (
        <span id={fault_id} class="jk-sr">
          {`${fault.title} ${fault.detail}`}
        </span>
      )}
    </div>,
    fault && is_active && board.focused.value && (
      <CurveFault
        key={`${item} fault`}
        board={board}
        emotion={key}
        fault={fault}
        anchor={() => board.element_of(point(stage, item))}
      />
    ),
  ];
}
