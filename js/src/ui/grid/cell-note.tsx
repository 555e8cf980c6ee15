import { cell_text } from "../cells/cell-text";
import { SmallIcon } from "../icons";
import { short } from "../phrases";
import { Popover } from "../popover";
import { bring_back, keep_value, value_in_words } from "./cell-edits";
import type { GridState, Place } from "./grid-state";

/** What a screen reader hears at a cell that is to be corrected or was overwritten. */
export function fault_text(state: GridState, place: Place): string {
  const note = note_of(state, place);
  return note ? `${note.title} ${note.detail} ${KEYS[note.tone]}.` : "";
}

/** How to settle it without the pointer. */
const KEYS = {
  error: "Esc lets it go · Tab to the button",
  conflict: "Esc keeps theirs · Tab to the buttons",
};

interface Note {
  readonly tone: "error" | "conflict";
  readonly title: string;
  readonly detail: string;
}

function note_of(state: GridState, place: Place): Note | undefined {
  const { store, table } = state;
  const draft = store.draft(table, place.row, place.column);
  if (draft) {
    const held = short(value_in_words(state, place));
    const still = held ? `The map still holds ${held}.` : "The cell in the map is still empty.";
    return { tone: "error", title: draft.why, detail: `Kept here, not saved. ${still}` };
  }
  const mine = store.replaced(table, place.row, place.column);
  if (!mine) return undefined;
  const column = state.column(place.column);
  const text = column ? short(cell_text(store, column, mine.value)) : "";
  return {
    tone: "conflict",
    title: `${mine.author || "Somebody"} changed this.`,
    detail: text ? `You had “${text}”.` : "You had left it empty.",
  };
}

/** The message at the cell under the pointer or, without one, at the active cell. */
export function CellNote({ state }: { state: GridState }) {
  const shown = shown_place(state);
  if (!shown) return null;
  state.news.row(shown.row).value;
  const note = note_of(state, shown);
  if (!note) return null;
  return <NoteBox key={`${shown.row} ${shown.column}`} state={state} place={shown} note={note} />;
}

function shown_place(state: GridState): Place | null {
  const hovered = state.hovered.value;
  const active = state.active.value;
  if (hovered && note_of(state, hovered)) return hovered;
  return state.focused.value ? active : null;
}

interface NoteBoxProps {
  readonly state: GridState;
  readonly place: Place;
  readonly note: Note;
}

function NoteBox({ state, place, note }: NoteBoxProps) {
  const settle = (change: typeof keep_value) => () => {
    change(state, place);
    state.hovered.value = null;
    state.go_to(place);
  };
  const held = short(value_in_words(state, place), 16);
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    state.go_to(place);
  };
  return (
    <Popover
      class="jk-tip"
      role="group"
      aria-label={note.title}
      data-tone={note.tone}
      anchor={() => state.element_of(place)}
      data-note=""
      onKeyDown={keydown}
      onContextMenu={(event) => event.preventDefault()}
    >
      <SmallIcon name={note.tone} />
      <div>
        <b>{note.title}</b>
        <span>{note.detail}</span>
        <span class="jk-keys" aria-hidden="true">
          {KEYS[note.tone]}
        </span>
      </div>
      {note.tone === "error" ? (
        <Action label={held ? `Keep ${held}` : "Leave it empty"} act={settle(keep_value)} />
      ) : (
        <div class="jk-actions">
          <Action label="Keep theirs" act={settle(keep_value)} />
          <Action label="Bring mine back" act={settle(bring_back)} />
        </div>
      )}
    </Popover>
  );
}

function Action({ label, act }: { label: string; act: () => void }) {
  return (
    <button type="button" class="jk-button jk-line" onClick={act}>
      <span>{label}</span>
    </button>
  );
}
