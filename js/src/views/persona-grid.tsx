import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { PersonaSheet, persona_cell } from "../sheets/persona-sheet";
import { TurnedSheet } from "../sheets/turned-sheet";
import { Frame } from "../ui/frame";
import { GridSection } from "../ui/grid/grid-section";
import type { GridState } from "../ui/grid/grid-state";
import { MapHeader } from "../ui/map-header";
import { recall, remember } from "../ui/memory";
import { take_floor } from "../ui/speaking";
import { Tool } from "../ui/toolbar";
import { useGridInTurn } from "./grid-in-turn";
import { PersonaEvidence } from "./persona-evidence";
import type { ViewProps } from "./view";

const MEMORY = "persona-grid";

/** The personas, one a row or, turned, one a column; under them what is known about the one being looked at. */
export function PersonaGrid({ store, options, abort }: ViewProps) {
  const [turned, set_turned] = useState(() => (options.turned ?? recall(MEMORY)) === true);
  const state = useGridInTurn(
    () => (turned ? new TurnedSheet(store, persona_cell) : new PersonaSheet(store)),
    abort,
    [store, turned],
  );
  const people = useRef<HTMLDivElement>(null);
  const hand_over = useHandover(state, people);
  /** The grid somebody does something in, where that is not the upper one. */
  const below = useRef<GridState | null>(null);
  const turn = () => {
    hand_over();
    remember(MEMORY, !turned);
    set_turned(!turned);
  };
  const used = () => {
    take_floor(store, below.current ?? state);
    below.current = null;
  };
  return (
    <Frame store={store} label="Personas of the journey map" used={used}>
      {(room) => (
        <>
          <MapHeader store={store} name="Personas" />
          <div ref={people} class="jk-people">
            <GridSection
              state={state}
              title="Personas"
              room={room}
              invitation="Who travels? Add a persona."
              tools={
                <Tool
                  icon="turn"
                  label="Turn: one persona a column"
                  words="Turn"
                  pressed={turned}
                  act={turn}
                />
              }
            />
          </div>
          <PersonaEvidence
            above={state}
            room={room}
            abort={abort}
            used={(grid) => {
              below.current = grid;
            }}
          />
        </>
      )}
    </Frame>
  );
}

/** When another grid takes a grid's place, the same cell stays the active one, in sight, and the tools keep the focus. */
function useHandover(state: GridState, people: RefObject<HTMLElement | null>): () => void {
  const left = useRef<GridState | null>(null);
  useLayoutEffect(() => {
    const from = left.current;
    left.current = null;
    if (!from) return;
    take_floor(state.store, state);
    people.current?.querySelector<HTMLElement>("[aria-pressed]")?.focus();
    const at = from.active.peek();
    const place = at && state.sheet.where(from.sheet.target(at));
    if (!place) return;
    state.active.value = place;
    if (from.viewport.element?.hasAttribute("data-used"))
      state.viewport.element?.setAttribute("data-used", "");
    requestAnimationFrame(() => {
      const cell = state.element_of(place);
      if (cell) state.reveal(place, cell);
    });
  }, [state]);
  return () => {
    left.current = state;
  };
}
