import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { GridSection } from "../ui/grid/grid-section";
import type { GridState } from "../ui/grid/grid-state";
import { add_row } from "../ui/grid/row-edits";
import { TableSheet } from "../ui/grid/table-sheet";
import { Icon } from "../ui/icons";
import { Face } from "../ui/marks";
import { recall, remember } from "../ui/memory";
import { paint_now } from "../ui/paint-now";
import { NEW_PERSONA, PERSONAS } from "../ui/people";
import { useGridInTurn } from "./grid-in-turn";

const MEMORY = "persona-evidence";

/** What was found first, then the figure, then what it is about. */
const FIRST = ["source", "finding", "metric", "value", "n", "collected_on", "stage", "need", "link"];

interface PersonaEvidenceProps {
  /** The grid of the personas. */
  readonly above: GridState;
  readonly room: number;
  readonly abort: AbortSignal;
  /** Somebody does something in the grid of the evidence. */
  used(state: GridState): void;
}

/** What we know about the persona that is being looked at, folded to one line or as a grid of its own. */
export function PersonaEvidence({ above, room, abort, used }: PersonaEvidenceProps) {
  const { store } = above;
  const personas = above.sheet.data;
  const last = useRef<{ readonly persona: string | undefined; readonly state: GridState } | null>(null);
  const was = last.current;
  // Whoever works here is not sent elsewhere because the grid above has moved on.
  const works_here = was?.state.focused.value && !above.focused.value;
  const held = works_here && personas?.row(was.persona ?? "");
  const persona = held ? was.persona : above.record;
  const state = useGridInTurn(
    () =>
      new TableSheet(store, "evidence", {
        first: FIRST,
        omit: ["persona"],
        keep: ({ cells }) => cells.persona === persona,
        preset: { persona },
      }),
    abort,
    [store, persona],
  );
  last.current = { persona, state };
  const is_lost = works_here && !held;
  useLayoutEffect(() => {
    // The persona was deleted, and with it the grid that had the focus.
    if (is_lost) above.call_focus();
  }, [state]);
  const [is_open, open] = useFold(state, persona);
  // Another name, other pieces of evidence, and when this grid is left.
  above.news.row(above.active.value?.row ?? "").value;
  state.news.order.value;
  state.focused.value;
  if (persona === undefined || !state.sheet.table_spec) return null;

  const name = store.label(PERSONAS, persona);
  const { count } = state.sheet;
  const part = `${state.id}-evidence`;
  const add = () => {
    // The new row's cell takes the focus, so it has to be there.
    paint_now(() => open(true));
    add_row(state);
  };
  return (
    <section class="jk-evidence" data-open={is_open ? "" : undefined}>
      <div class="jk-fold">
        <h3>
          <button type="button" aria-expanded={is_open} aria-controls={part} onClick={() => open(!is_open)}>
            <Icon name="open" />
            <Face name={name || NEW_PERSONA} index={personas?.ids.indexOf(persona) ?? -1} />
            <span>What we know about {name || "this persona"}</span>
          </button>
        </h3>
        <span class="jk-tally">{count > 0 ? state.sheet.tally() : "no evidence yet"}</span>
        {!is_open && (
          <button type="button" class="jk-button" data-noprint="" onClick={add}>
            <Icon name="plus" />
            Add evidence
          </button>
        )}
      </div>
      <div id={part} onFocusIn={() => used(state)} onPointerDown={() => used(state)}>
        {is_open && (
          <GridSection
            state={state}
            title={name ? `Evidence about ${name}` : "Evidence"}
            room={room}
            invitation="An interview, a questionnaire, a figure: what tells us so?"
            brief
          />
        )}
      </div>
    </section>
  );
}

/** Whether the evidence is unfolded: as last chosen in this browser, else if there is some at first. */
function useFold(state: GridState, persona: string | undefined): [boolean, (open: boolean) => void] {
  const [chosen, choose] = useState(() => recall(MEMORY));
  const at_first = useRef<boolean | undefined>(undefined);
  const { data, count } = state.sheet;
  if (persona !== undefined && data && data.ids.length === data.count) at_first.current ??= count > 0;
  const open = (now: boolean) => {
    remember(MEMORY, now);
    choose(now);
  };
  return [typeof chosen === "boolean" ? chosen : at_first.current === true, open];
}
