import { useRef } from "preact/hooks";
import { COLOURS, shows, VERSION_CHOICES, type VersionChoice } from "../../board/choice";
import { table_of } from "../../board/spots";
import { column_named } from "../../core/columns";
import { called, PERSONAS, persona_name } from "../people";
import { Select } from "../select";
import { Toggle } from "../toggle";
import { Tool, Toolbar } from "../toolbar";
import { type BoardCommandName, command, in_words, is_on, toggle_panel } from "./board-commands";
import type { BoardState } from "./board-state";
import { Finding } from "./finding";

/** What can be done with the board, and how it is looked at. */
export function BoardTools({ board }: { board: BoardState }) {
  const more = useRef<HTMLSpanElement>(null);
  board.news.order.value;
  board.news.content.value;
  board.news.status.value;
  board.active.value;
  const { store } = board;
  const choice = board.choice.value;
  const tool = (name: BoardCommandName, words?: string) => {
    const known = command(name);
    const { label, keys, icon } = in_words(board, known);
    return (
      <Tool
        icon={icon ?? "more"}
        label={label}
        keys={keys}
        words={words}
        disabled={!is_on(board, known)}
        act={() => void known.act(board)}
      />
    );
  };
  const people = store.table(PERSONAS)?.ids ?? [];
  const versions = column_named(store.table("emotions")?.spec.columns ?? [], "version")?.choices ?? [];
  const label_of = (version: VersionChoice) =>
    versions.find(({ value }) => value === version)?.label ?? "Both";
  return (
    <Toolbar label="Board tools">
      {tool("undo")}
      {tool("redo")}
      <span class="jk-rule" />
      {tool("add", table_of(board.active.value?.row ?? "") === "needs" ? "Need" : "Note")}
      {tool("new_stage", "Stage")}
      {tool("new_lane", "Lane")}
      <span class="jk-rule" />
      <span role="group" aria-label="Version" class="jk-switch jk-seg">
        {VERSION_CHOICES.map((version) => (
          <Toggle
            key={version}
            label={label_of(version)}
            help={versions.find(({ value }) => value === version)?.help ?? "Both curves together"}
            on={version === choice.version}
            act={() => board.choose({ version })}
          />
        ))}
      </span>
      <span role="group" aria-label="Personas" class="jk-switch">
        {people.length > 1 &&
          people.map((id, index) => {
            const name = persona_name(store, id);
            const on = shows(choice, board.content.options, id);
            return (
              <Toggle
                key={id}
                label={called(store, id).short}
                letters={called(store, id).letter}
                help={`${on ? "Hide" : "Show"} what is about ${name}`}
                face={index}
                on={on}
                act={() => board.choose({ people: { ...choice.people, [id]: !on } })}
              />
            );
          })}
        {tool("new_persona", people.length > 1 ? undefined : "Persona")}
      </span>
      <Select
        label="Colour notes by"
        choices={COLOURS.map((value) => ({ value, label: COLOUR_WORDS[value] }))}
        value={choice.colour}
        choose={(colour) => board.choose({ colour })}
      />
      <span class="jk-bgap" />
      <span class="jk-blook">
        <Finding board={board} />
        <Tool
          icon="fit"
          label="Fit to width"
          pressed={choice.fits}
          act={() => board.choose({ fits: !choice.fits })}
        />
        <Tool icon="present" label="Present" act={() => present(board)} />
        <Tool
          icon="panel"
          label="Details"
          keys="Alt ↓"
          pressed={board.panel.value}
          act={() => toggle_panel(board)}
        />
        <span ref={more} class="jk-tool">
          <Tool
            icon="more"
            label="More commands"
            keys="Shift F10"
            opens={board.menu.value !== null}
            act={() => {
              board.menu.value = more.current?.querySelector("button") ?? null;
            }}
          />
        </span>
      </span>
    </Toolbar>
  );
}

const COLOUR_WORDS = {
  persona: "By persona",
  grade: "By how we know",
  "": "No colours",
} as const;

export function present(board: BoardState): void {
  board.panel.value = false;
  board.presents.value = true;
  board.call_focus();
}
