import { Component } from "preact";
import { is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Draft, Overwritten } from "../../core/store";
import { is_read_only } from "../cells/cell-text";
import { cell_view } from "../cells/cell-view";
import { EDITORS } from "../editors/editors";
import { SmallIcon } from "../icons";
import { end_edit } from "./cell-edits";
import { note_text } from "./cell-note";
import type { Edit, GridState } from "./grid-state";
import type { SheetColumn } from "./sheet";

interface GridCellProps {
  readonly state: GridState;
  readonly row: string;
  readonly column: SheetColumn;
  readonly spec: ColumnSpec;
  /** Position among the columns shown, from 0. */
  readonly index: number;
  readonly value: unknown;
  readonly draft: Draft | undefined;
  /** My text that somebody has overwritten here. */
  readonly replaced: Overwritten | undefined;
  readonly pending: boolean;
  /** Counts what may have renamed the row that the cell refers to. */
  readonly names: number;
  readonly active: boolean;
  /** In the selected range: the edges of it that run along here. */
  readonly edges: string | undefined;
  readonly edit: Edit | null;
}

const TEXTS: readonly ColumnSpec["kind"][] = ["text", "long_text"];

/** One cell: its value or its editor, and the mark of its state. It renders again only if one of them is new. */
export class GridCell extends Component<GridCellProps> {
  override shouldComponentUpdate(next: GridCellProps): boolean {
    return (Object.keys(next) as (keyof GridCellProps)[]).some((name) => next[name] !== this.props[name]);
  }

  override render({
    state,
    row,
    column,
    spec,
    index,
    value,
    draft,
    replaced,
    pending,
    active,
    edges,
    edit,
  }: GridCellProps) {
    const { first_is_head } = state.sheet;
    const place = { row, column: column.key };
    const head = index === 0 && first_is_head;
    const status = draft ? "error" : replaced ? "conflict" : undefined;
    // A derived value is explained where somebody stands, not in every row.
    const explained = active && spec.kind === "derived";
    const fault_id = `${state.id}-${row}-${column.key}`;
    return (
      <div
        // The first cell names its row, if it holds anything.
        role={head && !is_empty(value) ? "rowheader" : "gridcell"}
        class={head ? "jk-cell jk-first" : "jk-cell"}
        tabIndex={active && !edit ? 0 : -1}
        aria-colindex={index + (first_is_head ? 1 : 2)}
        aria-selected={edges === undefined ? undefined : "true"}
        aria-readonly={is_read_only(spec) ? "true" : undefined}
        aria-invalid={draft ? "true" : undefined}
        aria-describedby={status ? fault_id : undefined}
        aria-description={explained ? note_text(state, place) : undefined}
        // A text stands as its own script runs.
        dir={TEXTS.includes(spec.kind) ? "auto" : undefined}
        data-kind={spec.kind}
        data-edges={edges}
        data-column={column.key}
        data-active={active ? "" : undefined}
        data-editing={edit ? "" : undefined}
        data-state={status}
      >
        {edit ? (
          <CellEditor
            state={state}
            edit={edit}
            column={column}
            spec={spec}
            draft={draft}
            fault_id={fault_id}
          />
        ) : draft && !column.is_whole ? (
          <span class="jk-bad">{draft.text}</span>
        ) : (
          (column.view ?? cell_view)({ store: state.store, column: spec, value, place, sheet: state.sheet })
        )}
        {status && (
          <span id={fault_id} class="jk-sr">
            {note_text(state, place)}
          </span>
        )}
        {status && !edit && <SmallIcon name={status} class="jk-state" data-state={status} />}
        {!status && pending && <SmallIcon name="pending" class="jk-state" data-state="pending" />}
        {!edit && (edges === undefined ? active : /b.*r/.test(edges)) && <i class="jk-handle" />}
      </div>
    );
  }
}

interface CellEditorProps {
  readonly state: GridState;
  readonly edit: Edit;
  readonly column: SheetColumn;
  readonly spec: ColumnSpec;
  readonly draft: Draft | undefined;
  readonly fault_id: string;
}

function CellEditor({ state, edit, column, spec, draft, fault_id }: CellEditorProps) {
  const Editor = column.editor ?? EDITORS[spec.kind];
  if (!Editor) return null;
  return (
    <Editor
      store={state.store}
      column={spec}
      value={state.value(edit)}
      text={edit.text}
      place={edit}
      sheet={state.sheet}
      draft={draft}
      fault_id={fault_id}
      done={(entry, ending) => end_edit(state, entry, ending)}
      typed={(text) => {
        state.typed = text;
      }}
    />
  );
}
