import { useLayoutEffect, useRef } from "preact/hooks";
import type { ColumnSpec } from "../../core/protocol";
import { EDITORS } from "../editors/editors";
import { Contest } from "../theirs";
import { end_edit, target_of } from "./board-edits";
import type { BoardEdit, BoardState } from "./board-state";

interface SpotEditorProps {
  readonly board: BoardState;
  readonly edit: BoardEdit;
  readonly spec: ColumnSpec;
  readonly fault_id: string;
}

/** The grids' own editor, in place of what it edits. */
export function SpotEditor({ board, edit, spec, fault_id }: SpotEditorProps) {
  const Editor = EDITORS[spec.kind];
  const { store } = board;
  const target = target_of(board, edit);
  const contest = board.contest.value;
  const box = useRef<HTMLDivElement>(null);
  const show = () => {
    const card = box.current?.closest("[data-item]");
    const fits = card && card.clientHeight < (board.element?.clientHeight ?? 0) / 2;
    (fits ? card : box.current)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  useLayoutEffect(() => show(), []);
  if (!Editor) return null;
  return (
    <div ref={box} class="jk-field" data-editing="" data-kind={spec.kind}>
      <Editor
        store={store}
        column={spec}
        value={target ? store.value(target.table, target.row, target.column) : null}
        text={edit.text}
        draft={target && store.draft(target.table, target.row, target.column)}
        fault_id={fault_id}
        done={(entry, ending) => end_edit(board, entry, ending, edit)}
        typed={(text) => {
          board.typed = text;
          show();
        }}
      />
      {contest && <Contest text={contest.text} anchor={() => board.element_of(edit.spot)} />}
    </div>
  );
}
