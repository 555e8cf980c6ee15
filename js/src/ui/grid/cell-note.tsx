import { cell_text } from "../cells/cell-text";
import { derived_words } from "../cells/derived-words";
import { SmallIcon } from "../icons";
import { Popover } from "../popover";
import { Contest } from "../theirs";
import { Settle, type Unsettled, unsettled } from "../unsettled";
import { bring_back, is_unsettled, keep_value } from "./cell-edits";
import type { GridState } from "./grid-state";
import type { Place } from "./sheet";

/** What a screen reader hears at a cell that is derived, is to be corrected or was overwritten. */
export function note_text(state: GridState, place: Place): string {
  const fault = fault_of(state, place);
  return fault ? `${fault.title} ${fault.detail} ${KEYS[fault.tone]}.` : hint_of(state, place);
}

/** How to settle it without the pointer. */
const KEYS = {
  error: "Esc lets it go · Tab to the button",
  conflict: "Esc keeps theirs · Tab to the buttons",
};

function fault_of({ store, sheet }: GridState, place: Place): Unsettled | undefined {
  const draft = sheet.draft(place);
  const mine = sheet.replaced(place);
  const column = sheet.spec(place);
  if (!column || !(draft || mine)) return undefined;
  const { table, row, column: name } = sheet.target(place);
  return unsettled(draft, mine, store.value(table, row, name), (value) => cell_text(store, column, value));
}

/** Where a derived value comes from. */
function hint_of({ sheet }: GridState, place: Place): string {
  const column = sheet.spec(place);
  if (column?.kind !== "derived") return "";
  return derived_words(column, sheet.data?.row(sheet.record(place))?.cells ?? {});
}

/** The message at the cell under the pointer or, without one, at the active cell. */
export function CellNote({ state }: { state: GridState }) {
  const edit = state.editing.value;
  const contest = state.contest.value;
  if (edit && contest) return <Contest text={contest.text} anchor={() => state.element_of(edit)} />;
  const shown = shown_place(state);
  if (!shown) return null;
  state.news.row(shown.row).value;
  const fault = fault_of(state, shown);
  const hint = fault ? "" : hint_of(state, shown);
  const anchor = () => state.element_of(shown);
  const key = `${shown.row} ${shown.column}`;
  if (fault) return <FaultBox key={key} state={state} place={shown} fault={fault} anchor={anchor} />;
  return hint ? (
    <Popover key={key} class="jk-tip" data-note="" anchor={anchor}>
      <b>{hint}</b>
    </Popover>
  ) : null;
}

function shown_place(state: GridState): Place | null {
  const hovered = state.hovered.value;
  const active = state.active.value;
  if (hovered && is_unsettled(state, hovered)) return hovered;
  return state.focused.value ? active : null;
}

interface FaultBoxProps {
  readonly state: GridState;
  readonly place: Place;
  readonly fault: Unsettled;
  anchor(): Element | null | undefined;
}

function FaultBox({ state, place, fault, anchor }: FaultBoxProps) {
  const settle = (brings_back: boolean) => {
    (brings_back ? bring_back : keep_value)(state, place);
    state.hovered.value = null;
    state.go_to(place);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    state.go_to(place);
  };
  return (
    <Popover
      class="jk-tip"
      role="group"
      aria-label={fault.title}
      data-tone={fault.tone}
      anchor={anchor}
      data-note=""
      onKeyDown={keydown}
      onContextMenu={(event) => event.preventDefault()}
    >
      <SmallIcon name={fault.tone} />
      <div>
        <b>{fault.title}</b>
        <span>{fault.detail}</span>
        <span class="jk-keys" aria-hidden="true">
          {KEYS[fault.tone]}
        </span>
      </div>
      <Settle fault={fault} settle={settle} />
    </Popover>
  );
}
