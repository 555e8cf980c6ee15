import { useMemo, useState } from "preact/hooks";
import type { ColumnSpec, Refused } from "../core/protocol";
import type { Store } from "../core/store";
import { UNAWARE, type Version } from "../sheets/emotion-cells";
import type { StageChoice, StageLooks } from "../sheets/stage-columns";
import { StageSheet } from "../sheets/stage-sheet";
import { notes_view } from "../ui/cells/notes-view";
import { felt_word, score_view, stage_view, star_view } from "../ui/cells/stage-view";
import type { EditorProps } from "../ui/editors/editor";
import { NotesEditor } from "../ui/editors/notes-editor";
import { ScaleEditor } from "../ui/editors/scale-editor";
import { Frame } from "../ui/frame";
import { GridSection } from "../ui/grid/grid-section";
import { GridState } from "../ui/grid/grid-state";
import { MapHeader } from "../ui/map-header";
import { recall, remember } from "../ui/memory";
import { PERSONAS, persona_name } from "../ui/people";
import { take_floor } from "../ui/speaking";
import { Toggle } from "../ui/toggle";
import { Travellers } from "../ui/travellers";
import type { ViewProps } from "./view";

const LOOKS: StageLooks = {
  score: { view: score_view, editor: ScoreEditor, width: 112 },
  lane: { view: notes_view, editor: NotesEditor, is_whole: true },
  name: { view: stage_view, width: 180 },
  moment_of_truth: { view: star_view, width: 92 },
};

function ScoreEditor(props: EditorProps) {
  const column: ColumnSpec = { ...props.column, kind: "scale" };
  const { sheet, place } = props;
  const word = sheet && place ? felt_word(sheet, place) : "";
  const also = { label: "Does not notice", value: UNAWARE };
  return <ScaleEditor {...props} column={column} also={also} hint="or type −2 angry" word={word} />;
}

/** What somebody has chosen to look at. */
interface Chosen {
  readonly version: Version;
  /** By person whether they were shown or hidden by hand. */
  readonly people: Readonly<Record<string, boolean>>;
}

/** The stages of the journey, with the questions as columns and a note a line. */
export function StageGrid({ store, options, map, abort }: ViewProps) {
  const memory = `${map} stage-grid`;
  const [chosen, set_chosen] = useState(() => first_choice(options, recall<Chosen>(memory)));
  const [sheet, state] = useMemo(() => {
    const rows = new StageSheet(store, choice_of(chosen, options), LOOKS);
    const made = [rows, new GridState(rows, abort)] as const;
    return made;
  }, [store, abort]);
  const choose = (next: Chosen) => {
    remember(memory, next);
    set_chosen(next);
    sheet.choose(choice_of(next, options));
    state.renew();
  };
  state.news.order.value;
  const people = store.table(PERSONAS)?.ids ?? [];
  const is_empty = people.length === 0 && store.table("stages") !== undefined && sheet.count > 0;
  return (
    <Frame store={store} label="Stages of the journey map" used={() => take_floor(store, state)}>
      {(room) => (
        <>
          <MapHeader store={store} name="Stages" />
          <div class="jk-stages" data-version={chosen.version}>
            <GridSection
              state={state}
              title="Stages"
              room={room}
              tools={
                people.length > 0 && <Tools store={store} chosen={chosen} options={options} choose={choose} />
              }
              above={is_empty && <Travellers store={store} done={(added) => go_to_feelings(state, added)} />}
            />
          </div>
        </>
      )}
    </Frame>
  );
}

interface ToolsProps {
  readonly store: Store;
  readonly chosen: Chosen;
  readonly options: ViewProps["options"];
  choose(next: Chosen): void;
}

/** Which version to look at, and whom. */
function Tools({ store, chosen, options, choose }: ToolsProps) {
  const { hides } = choice_of(chosen, options);
  const columns = store.schema.tables.find(({ name }) => name === "emotions")?.columns;
  const { choices = [] } = columns?.find(({ name }) => name === "version") ?? {};
  return (
    <>
      <span role="group" aria-label="Version" class="jk-switch">
        {choices.map(({ value, label, help }) => (
          <Toggle
            key={value}
            label={label}
            help={help ?? ""}
            on={value === chosen.version}
            act={() => choose({ ...chosen, version: value as Version })}
          />
        ))}
      </span>
      <span role="group" aria-label="Personas" class="jk-switch">
        {store.table(PERSONAS)?.ids.map((id, index) => {
          const name = persona_name(store, id);
          const people = { ...chosen.people, [id]: hides(id) };
          return (
            <Toggle
              key={id}
              label={name}
              help={`${hides(id) ? "Show" : "Hide"} what is about ${name}`}
              face={index}
              on={!hides(id)}
              act={() => choose({ ...chosen, people })}
            />
          );
        })}
      </span>
    </>
  );
}

function go_to_feelings(state: GridState, added: string | Refused[]): void {
  const column = `score:${added}`;
  if (typeof added !== "string") state.message.value = { text: added[0]?.why ?? "" };
  else if (state.rows[0] && state.sheet.column(column)) state.go_to({ row: state.rows[0], column });
}

/** What the widget asks for goes before what this browser remembers. */
function first_choice(options: ViewProps["options"], known?: Chosen): Chosen {
  const version = (options.version ?? known?.version) === "to_be" ? "to_be" : "as_is";
  return { version, people: Array.isArray(options.personas) ? {} : (known?.people ?? {}) };
}

function choice_of({ version, people }: Chosen, options: ViewProps["options"]): StageChoice {
  const only = options.personas as readonly string[] | null | undefined;
  return {
    version,
    hides: (persona) => !(people[persona] ?? only?.includes(persona) ?? true),
    lanes: (options.lanes as readonly string[] | null | undefined) ?? null,
  };
}
