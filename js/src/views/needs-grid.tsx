import { effect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { type Arrangement, KEYS, type Key } from "../sheets/arrangement";
import { next_place } from "../sheets/missing";
import { NeedsSheet } from "../sheets/needs-sheet";
import { Frame } from "../ui/frame";
import { GridSection } from "../ui/grid/grid-section";
import { GridState } from "../ui/grid/grid-state";
import { add_row } from "../ui/grid/row-edits";
import type { Place } from "../ui/grid/sheet";
import { MapHeader } from "../ui/map-header";
import { recall, remember } from "../ui/memory";
import { number_text, row_count, short } from "../ui/phrases";
import { Select, type SelectProps } from "../ui/select";
import { take_floor } from "../ui/speaking";
import type { ViewProps } from "./view";

interface NeedsProps {
  readonly state: GridState;
  readonly sheet: NeedsSheet;
}

/** What customers need: grouped and sorted by stage, level or opportunity, with what is still missing. */
export function NeedsGrid({ store, options, map, abort }: ViewProps) {
  const memory = `${map} needs-grid`;
  const [state, sheet] = useMemo(() => {
    const needs = new NeedsSheet(store, first_arrangement(options, recall(memory)));
    return [new GridState(needs, abort), needs] as const;
  }, [store, abort]);
  useEffect(() => settle_when_calm(state, sheet), [state, sheet]);
  const arrange = (arrangement: Arrangement) => {
    sheet.arrange(arrangement);
    remember(memory, arrangement);
    state.renew();
    state.viewport.reveal(0);
  };
  return (
    <Frame store={store} label="Needs of the journey map" used={() => take_floor(store, state)}>
      {(room) => (
        <>
          <MapHeader store={store} name="Needs" />
          <GridSection
            state={state}
            title="Needs"
            room={room}
            tools={<Arranging state={state} sheet={sheet} arrange={arrange} />}
            below={<StillMissing state={state} sheet={sheet} />}
            invitation="What do customers want to get done? Begin with one need."
          />
        </>
      )}
    </Frame>
  );
}

/** As Python asks for or, where it leaves that open, as it was last used for this map. */
function first_arrangement(
  asked: Readonly<Record<string, unknown>>,
  remembered: Partial<Arrangement> = {},
): Arrangement {
  const key = (name: keyof Arrangement): Key => {
    const wanted = asked[name] ?? remembered[name];
    return KEYS.find((known) => known === wanted) ?? "";
  };
  return { group: key("group"), sort: key("sort") };
}

/** A pause in which the next click or key no longer belongs to the last one. */
const CALM = 400;

/** Changed rows take their places when somebody has gone on to another row and does not write. */
function settle_when_calm(state: GridState, sheet: NeedsSheet): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    if (!sheet.take_places()) return;
    state.renew();
    // Its row may have moved, and an element that moves loses the focus.
    if (state.has_focus) state.call_focus();
  };
  const end = effect(() => {
    sheet.at_work = state.focused.value ? state.active.value?.row : undefined;
    clearTimeout(waiting);
    if (!state.editing.value) waiting = setTimeout(settle, CALM);
  });
  return () => {
    end();
    clearTimeout(waiting);
  };
}

const GROUPS = [
  { value: "", label: "Nothing" },
  { value: "stage", label: "Stage" },
  { value: "level", label: "Level" },
  { value: "opportunity", label: "Opportunity" },
] as const;
const ORDERS = [
  { value: "", label: "As entered" },
  { value: "stage", label: "Stage" },
  { value: "level", label: "Level" },
  { value: "opportunity", label: "Highest opportunity" },
] as const;

interface ArrangingProps extends NeedsProps {
  arrange(arrangement: Arrangement): void;
}

/** Two choices with a tab stop each: their arrow keys choose. */
function Arranging({ state, sheet, arrange }: ArrangingProps) {
  state.news.order.value;
  const by = sheet.arranged_by;
  return (
    <div class="jk-choices">
      <Choice
        label="Group by"
        choices={GROUPS}
        value={by.group}
        choose={(group) => arrange({ ...by, group })}
      />
      <Choice label="Sort by" choices={ORDERS} value={by.sort} choose={(sort) => arrange({ ...by, sort })} />
    </div>
  );
}

function Choice(props: SelectProps<Key>) {
  return (
    <label class="jk-choice" data-on={props.value || undefined}>
      <span>{props.label}</span>
      <Select {...props} />
    </label>
  );
}

/** So many stages are named; the others come up as these get their needs. */
const NAMED = 5;

/** What the needs lack, each a way to its place. */
function StillMissing({ state, sheet }: NeedsProps) {
  state.news.order.value;
  sheet.edits.value;
  const { store, table_spec: spec } = sheet;
  const found = sheet.missing();
  if (!spec || !found || sheet.count === 0) return null;
  const gaps = GAPS.flatMap(([key, words]) => (found[key].length > 0 ? [{ words, places: found[key] }] : []));
  const go = (places: readonly Place[]) => {
    const place = next_place(places, sheet.rows, state.active.peek()?.row);
    if (place) state.go_to(place);
  };
  const { stages } = found;
  const name = (id: string) => short(store.label("stages", id), 32) || "a stage without a name";
  return (
    <div class="jk-missing" role="group" aria-label="What is missing">
      {gaps.map(({ words, places }, at) => (
        <button key={words} type="button" class="jk-words" onClick={() => go(places)}>
          {at === 0 ? row_count(spec, places.length) : number_text(places.length)} {words}
        </button>
      ))}
      {stages.length > 0 && (
        <span>
          {stages.length === 1 ? "1 stage" : `${number_text(stages.length)} stages`} without a need. Add one
          for
          {stages.slice(0, NAMED).map((id) => (
            <button
              key={id}
              type="button"
              class="jk-words"
              aria-label={`Add a need for ${name(id)}`}
              onClick={() => add_row(state, undefined, { stage: id })}
            >
              {name(id)}
            </button>
          ))}
          {stages.length > NAMED && `and ${stages.length - NAMED} more`}
        </span>
      )}
      {gaps.length + stages.length === 0 && <span>Every need has a stage, a level and both judgements.</span>}
    </div>
  );
}

const GAPS = [
  ["level", "without a level"],
  ["stage", "without a stage"],
  ["judgement", "not judged yet"],
] as const;
