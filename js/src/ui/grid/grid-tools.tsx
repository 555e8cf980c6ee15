import type { ComponentChildren } from "preact";
import { capitalised } from "../phrases";
import { Tool, Toolbar } from "../toolbar";
import type { GridState } from "./grid-state";
import { add_row, delete_row, duplicate_row, move_row } from "./row-edits";

interface GridToolsProps {
  readonly state: GridState;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What can be done with the rows of a grid, for hands on the mouse. */
export function GridTools({ state, title, children }: GridToolsProps) {
  state.news.order.value;
  const { sheet, store, record } = state;
  const { data, moves } = sheet;
  if (!data) return null;
  const at = record === undefined ? -1 : data.ids.indexOf(record);
  const noun = data.spec.row_title;
  const locked = state.news.status.value.phase === "read_only";
  const nowhere = locked || at < 0;
  const fixed = moves === "none" || nowhere;
  const across = moves === "across";
  return (
    <Toolbar label={`${title} tools`}>
      <Tool icon="undo" label="Undo" keys="Ctrl Z" disabled={locked} act={() => store.undo()} />
      <Tool icon="redo" label="Redo" keys="Ctrl Y" disabled={locked} act={() => store.redo()} />
      <span class="jk-rule" />
      <Tool
        icon="plus"
        label={`New ${noun}`}
        words={capitalised(noun)}
        disabled={locked}
        act={() => add_row(state)}
      />
      <Tool icon="copy" label={`Duplicate ${noun}`} disabled={nowhere} act={() => duplicate_row(state)} />
      <span class="jk-rule" />
      <Tool
        icon={across ? "left" : "up"}
        label={`Move ${noun} ${across ? "left" : "up"}`}
        keys={`Alt Shift ${across ? "←" : "↑"}`}
        disabled={fixed || at === 0}
        act={() => move_row(state, -1)}
      />
      <Tool
        icon={across ? "right" : "down"}
        label={`Move ${noun} ${across ? "right" : "down"}`}
        keys={`Alt Shift ${across ? "→" : "↓"}`}
        disabled={fixed || at === data.ids.length - 1}
        act={() => move_row(state, 1)}
      />
      <Tool
        icon="trash"
        label={`Delete ${noun}`}
        keys="Ctrl Shift −"
        disabled={nowhere}
        act={() => delete_row(state)}
      />
      {children && <span class="jk-rule" />}
      {children}
    </Toolbar>
  );
}
