import { useLayoutEffect, useRef } from "preact/hooks";
import { is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Draft } from "../../core/store";
import { is_read_only } from "../cells/cell-text";
import { CellView } from "../cells/cell-view";
import { EDITORS } from "../editors/editors";
import { SmallIcon } from "../icons";
import { end_edit } from "./cell-edits";
import { fault_text } from "./cell-note";
import type { Edit, GridState } from "./grid-state";

interface GridCellProps {
  readonly state: GridState;
  readonly row: string;
  readonly column: ColumnSpec;
  /** Position among the columns shown, from 0. */
  readonly index: number;
  /** Counts the news of the row; the cell renders again with each. */
  readonly version: number;
  readonly active: boolean;
  readonly edit: Edit | null;
  /** Something in the cell changed its height. */
  resized(): void;
}

/** One cell: its value or its editor, and the mark of its state. */
export function GridCell({ state, row, column, index, active, edit, resized }: GridCellProps) {
  const cell = useRef<HTMLDivElement>(null);
  const { store, table } = state;
  const place = { row, column: column.name };
  const draft = store.draft(table, row, column.name);
  const replaced = store.replaced(table, row, column.name);
  const status = draft ? "error" : replaced ? "conflict" : undefined;
  const fault_id = `${state.id}-${row}-${column.name}`;
  const focus_calls = active ? state.focus_calls.value : 0;

  useLayoutEffect(() => {
    if (!active || edit || !state.focus_wanted) return;
    state.focus_wanted = false;
    cell.current?.focus({ preventScroll: true });
  }, [active, edit, focus_calls]);

  useLayoutEffect(() => {
    if (active && state.has_focus && cell.current) state.reveal(row, cell.current, index === 0);
  }, [active, edit !== null, focus_calls]);

  return (
    <div
      ref={cell}
      // The first cell names its row, if it holds anything.
      role={index === 0 && !is_empty(state.value(place)) ? "rowheader" : "gridcell"}
      class={index === 0 ? "jk-cell jk-first" : "jk-cell"}
      tabIndex={active && !edit ? 0 : -1}
      aria-colindex={index + 1}
      aria-readonly={is_read_only(column) ? "true" : undefined}
      aria-invalid={draft ? "true" : undefined}
      aria-describedby={status ? fault_id : undefined}
      data-kind={column.kind}
      data-column={column.name}
      data-active={active ? "" : undefined}
      data-editing={edit ? "" : undefined}
      data-state={status}
    >
      {edit ? (
        <CellEditor
          state={state}
          edit={edit}
          column={column}
          draft={draft}
          fault_id={fault_id}
          resized={resized}
        />
      ) : draft ? (
        <span class="jk-bad">{draft.text}</span>
      ) : (
        <CellView store={store} column={column} value={state.value(place)} />
      )}
      {status && (
        <span id={fault_id} class="jk-sr">
          {fault_text(state, place)}
        </span>
      )}
      {status && !edit && <SmallIcon name={status} class="jk-state" data-state={status} />}
      {!status && store.is_pending(table, row, column.name) && (
        <SmallIcon name="pending" class="jk-state" data-state="pending" />
      )}
    </div>
  );
}

interface CellEditorProps {
  readonly state: GridState;
  readonly edit: Edit;
  readonly column: ColumnSpec;
  readonly draft: Draft | undefined;
  readonly fault_id: string;
  resized(): void;
}

function CellEditor({ state, edit, column, draft, fault_id, resized }: CellEditorProps) {
  const Editor = EDITORS[column.kind];
  if (!Editor) return null;
  return (
    <Editor
      store={state.store}
      column={column}
      value={state.value(edit)}
      text={edit.text}
      draft={draft}
      fault_id={fault_id}
      done={(entry, ending) => end_edit(state, entry, ending)}
      resized={resized}
      typed={(text) => {
        state.typed = text;
      }}
    />
  );
}
