/** How a stage looks: its name with its goal, how it feels there, whether it is a moment of truth. */

import type { ColumnSpec } from "../../core/protocol";
import { UNAWARE } from "../../sheets/emotion-cells";
import type { Place, Sheet } from "../grid/sheet";
import { Icon } from "../icons";
import { cell_text } from "./cell-text";
import { type CellViewProps, cell_view } from "./cell-view";

/** The name; beside it a star at a moment of truth, below it what the customer wants there. */
export function stage_view({ store, value, place: { row } }: CellViewProps) {
  const goal = store.value("stages", row, "goal");
  return (
    <span class="jk-stage">
      {`${value} `}
      {store.value("stages", row, "moment_of_truth") === true && (
        <span title="Moment of truth">
          <Icon name="star" />
          <span class="jk-sr">(moment of truth)</span>
        </span>
      )}
      {goal ? <small data-goes="goal">{String(goal)}</small> : null}
    </span>
  );
}

/** The word beside a score. */
export function felt_word(sheet: Sheet, { row, column }: Place): string {
  const at = { row, column: column.replace("score:", "word:") };
  const spec = sheet.spec(at);
  return spec ? cell_text(sheet.store, spec, sheet.value(at)) : "";
}

/** A score, or that the customer does not notice: a closed eye, and the words. */
export function score_view(props: CellViewProps) {
  const { value, sheet, place, column } = props;
  if (value !== UNAWARE) {
    const word = felt_word(sheet, place);
    const scale: ColumnSpec = { ...column, kind: "scale", ...(word && { words: [] }) };
    return (
      <>
        {cell_view({ ...props, column: scale })}
        {word && <small class="jk-feels">{word}</small>}
      </>
    );
  }
  return (
    <span class="jk-unaware">
      <Icon name="closed_eye" />
      Does not notice
    </span>
  );
}

/** A flag as a star. */
export function star_view({ value }: CellViewProps) {
  return (
    <span class="jk-box jk-star" data-box data-on={value === true ? "" : undefined}>
      <Icon name="star" />
      <span class="jk-sr">{value === true ? "yes" : "no"}</span>
    </span>
  );
}
