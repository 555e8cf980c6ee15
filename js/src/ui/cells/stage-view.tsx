/** How a stage looks: its name with its goal, how it feels there, whether it is a moment of truth. */

import type { ColumnSpec } from "../../core/protocol";
import { UNAWARE } from "../../sheets/emotion-cells";
import type { Place, Sheet } from "../grid/sheet";
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
          <Star />
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
      <svg class="jk-icon" viewBox="0 0 16 16" aria-hidden="true">
        <path d="M2 6.5c3.4 4 8.6 4 12 0M8 9.6v2.6M4.4 8.7 3 10.8M11.6 8.7l1.4 2.1" />
      </svg>
      Does not notice
    </span>
  );
}

/** A flag as a star. */
export function star_view({ value }: CellViewProps) {
  return (
    <span class="jk-box jk-star" data-box data-on={value === true ? "" : undefined}>
      <Star />
      <span class="jk-sr">{value === true ? "yes" : "no"}</span>
    </span>
  );
}

function Star() {
  return (
    <svg class="jk-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d="m8 1.8 1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.5l-3.8 2.1.7-4.3-3.1-3 4.3-.6Z" />
    </svg>
  );
}
