import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { capitalised } from "../phrases";
import { Tool, Toolbar } from "../toolbar";
import { type CommandName, command, in_words, is_on } from "./commands";
import type { GridState } from "./grid-state";

interface GridToolsProps {
  readonly state: GridState;
  readonly title: string;
  readonly children?: ComponentChildren;
}

/** What can be done with the rows of a grid, for hands on the mouse; the rest is behind the last button. */
export function GridTools({ state, title, children }: GridToolsProps) {
  const more = useRef<HTMLSpanElement>(null);
  state.news.order.value;
  state.news.status.value;
  state.selection.box.value;
  const { data } = state.sheet;
  if (!data) return null;
  const tool = (name: CommandName, words?: string) => {
    const known = command(name);
    const { label, keys, icon } = in_words(state, known);
    return (
      <Tool
        icon={icon ?? "more"}
        label={label}
        keys={keys}
        words={words}
        disabled={!is_on(state, known)}
        act={() => void known.act(state)}
      />
    );
  };
  const open = () => {
    state.menu.value = more.current?.querySelector("button") ?? null;
  };
  return (
    <Toolbar label={`${title} tools`}>
      {tool("undo")}
      {tool("redo")}
      <span class="jk-rule" />
      {tool("add_row", capitalised(data.spec.row_title))}
      {tool("duplicate")}
      <span class="jk-rule" />
      {tool("move_back")}
      {tool("move_on")}
      {tool("delete_rows")}
      <span class="jk-rule" />
      {tool("copy")}
      {tool("paste")}
      <span ref={more} class="jk-tool">
        <Tool
          icon="more"
          label="More commands"
          keys="Shift F10"
          opens={state.menu.value !== null}
          disabled={state.active.value === null}
          act={open}
        />
      </span>
      {children && <span class="jk-rule" />}
      {children}
    </Toolbar>
  );
}
