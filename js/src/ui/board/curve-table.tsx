/** The curve as text: a row for each line, a score and its word in each cell. */
import { EMOTION_ROW } from "../../board/spots";
import { EMOTIONS, UNAWARE } from "../../sheets/emotion-cells";
import { scale_view } from "../cells/scale-view";
import { Icon, SmallIcon } from "../icons";
import { begin_edit } from "./board-edits";
import type { BoardState } from "./board-state";
import { BoardScoreEditor, CurveFault } from "./curve-editor";
import { colour_of, curve_mark } from "./curve-mark";
import type { Curve, Plot } from "./curve-paper";
import { key_of_point } from "./curve-plot";
import { axis_word, tag_of } from "./curve-said";
import { fault_of } from "./curve-scores";

export function CurveTable({ board, plot }: { board: BoardState; plot: Plot }) {
  return (
    <>
      {plot.curves.map((curve, index) => {
        const row = `${EMOTION_ROW} ${curve.item}`;
        return (
          <div
            key={row}
            role="row"
            class="jk-brow jk-curve-table"
            data-row={row}
            data-version={curve.version}
            data-narrow={board.narrow.value ? "" : undefined}
            style={{ "--jk-face": colour_of(curve.face) }}
          >
            <div
              role="rowheader"
              class="jk-bhead"
              data-stage=""
              tabIndex={board.tab_index({ row, stage: "", item: "" })}
            >
              <div class="jk-bhead-in">
                {curve_mark({ face: curve.face, version: curve.version, line: "behind" })}
                <span>{curve.title}</span>
              </div>
            </div>
            {board.stages.map((stage, at) => (
              <TableCell key={stage} {...{ board, plot, curve, index, row, stage, at }} />
            ))}
          </div>
        );
      })}
    </>
  );
}

interface TableCellProps {
  readonly board: BoardState;
  readonly plot: Plot;
  readonly curve: Curve;
  readonly index: number;
  readonly row: string;
  readonly stage: string;
  readonly at: number;
}

function TableCell({ board, plot, curve, index, row, stage, at }: TableCellProps) {
  const spot = { row, stage, item: "" };
  const key = key_of_point(curve, stage);
  const tab_index = board.tab_index(spot);
  const edit = board.editing.value;
  const is_edited = edit?.spot.row === row && edit.spot.stage === stage;
  const fault = fault_of(board, key);
  const draft = fault && board.emotions.draft(board.emotions.target(key, "score"));
  const fault_id = `${board.id}-felt-${at}-${index}`;
  const tag = tag_of(curve, at);
  const anchor = () => board.element_of(spot);
  return (
    <div
      role="gridcell"
      class="jk-bcell jk-cell"
      data-stage={stage}
      data-kind="scale"
      data-editing={is_edited ? "" : undefined}
      data-state={fault?.tone}
      tabIndex={is_edited ? -1 : tab_index}
      aria-invalid={draft ? "true" : undefined}
      aria-describedby={fault ? fault_id : undefined}
      aria-readonly={board.locked ? "true" : undefined}
      onDblClick={() => begin_edit(board, spot)}
    >
      {is_edited ? (
        <BoardScoreEditor
          board={board}
          edit={edit}
          emotion={key}
          title={curve.title}
          word={curve.words[at]}
          fault_id={fault_id}
        />
      ) : draft ? (
        <span class="jk-bad">{draft.text}</span>
      ) : (
        <Felt plot={plot} curve={curve} at={at} />
      )}
      {tag && !is_edited && <em>{tag}</em>}
      {fault && (
        <span id={fault_id} class="jk-sr">
          {`${fault.title} ${fault.detail}`}
        </span>
      )}
      {fault && !is_edited && <SmallIcon name={fault.tone} class="jk-state" data-state={fault.tone} />}
      {!fault && board.store.is_pending(EMOTIONS, board.emotions.id(key), "score") && (
        <SmallIcon name="pending" class="jk-state" data-state="pending" />
      )}
      {fault && !is_edited && tab_index === 0 && board.focused.value && (
        <CurveFault board={board} emotion={key} fault={fault} anchor={anchor} />
      )}
    </div>
  );
}

function Felt({ plot, curve, at }: Pick<TableCellProps, "plot" | "curve" | "at">) {
  const felt = curve.felt[at] ?? null;
  if (felt === UNAWARE)
    return (
      <span class="jk-unaware">
        <Icon name="closed_eye" />
        Does not notice
      </span>
    );
  if (felt === null) return <span class="jk-none">–</span>;
  const word = curve.words[at] || axis_word(plot.spec, felt);
  return (
    <>
      {scale_view({ ...plot.spec, words: [] }, felt)}
      <small class="jk-feels">{word}</small>
    </>
  );
}
