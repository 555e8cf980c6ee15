import { capitalised } from "../phrases";
import { Tool, Toolbar } from "../toolbar";
import type { GridState } from "./grid-state";
import { add_row, delete_row, move_row } from "./row-edits";

/** What can be done with the rows of a grid, for hands on the mouse. */
export function GridTools({ state }: { state: GridState }) {
  state.news.order.value;
  const spec = state.data?.spec;
  if (!spec) return null;
  const row = state.active.value?.row;
  const at = row === undefined ? -1 : state.ids.indexOf(row);
  const noun = spec.row_title;
  return (
    <Toolbar label={`${spec.title} tools`} first="Undo">
      <Tool icon="undo" label="Undo" keys="Ctrl Z" act={() => state.store.undo()} />
      <Tool icon="redo" label="Redo" keys="Ctrl Y" act={() => state.store.redo()} />
      <span class="jk-rule" />
      <Tool icon="plus" label={`New ${noun}`} words={capitalised(noun)} act={() => add_row(state)} />
      <span class="jk-rule" />
      <Tool
        icon="up"
        label={`Move ${noun} up`}
        keys="Alt Shift ↑"
        disabled={at < 1}
        act={() => move_row(state, -1)}
      />
      <Tool
        icon="down"
        label={`Move ${noun} down`}
        keys="Alt Shift ↓"
        disabled={at < 0 || at > state.ids.length - 2}
        act={() => move_row(state, 1)}
      />
      <Tool
        icon="trash"
        label={`Delete ${noun}`}
        keys="Ctrl Shift −"
        disabled={at < 0}
        act={() => delete_row(state)}
      />
    </Toolbar>
  );
}
