import type { Store } from "../../core/store";
import type { NoteLine } from "../../sheets/note-lines";
import { choice_label } from "../cells/cell-text";
import { NOBODY, note_spec } from "../cells/notes-view";
import { Icon, type IconName, is_icon, SmallIcon } from "../icons";
import { ChoiceMark, Face } from "../marks";
import { called, PERSONAS, persona_name } from "../people";
import { spec_of } from "./board-edits";
import type { BoardEdit, BoardState } from "./board-state";
import { Clashes, fault_id as fault_of } from "./clash";
import { SpotEditor } from "./spot-editor";

export interface CardProps {
  readonly board: BoardState;
  /** How it stands with the map. */
  readonly state: "error" | "conflict" | "pending" | undefined;
  readonly active: boolean;
  readonly selected: boolean;
  readonly lifted: boolean;
  readonly found: "" | "found" | "passed";
  readonly edit: BoardEdit | null;
  /** The paper: 0 to 6 by whose it is, 7 to 10 by how well it is known; −1 for plain paper. */
  readonly paper: number;
  /** Whether the face of its persona is shown. */
  readonly faces: boolean;
}

/** A sticky note. */
export function NoteCard({ line, ...card }: CardProps & { readonly line: NoteLine }) {
  const { board, edit, state, paper } = card;
  const { store } = board;
  const { id = "" } = line;
  const fault_id = fault_of(board, "notes", id);
  const spec = edit && spec_of(board, "notes", edit.column);
  return (
    <li
      class="jk-bnote"
      aria-label={edit ? undefined : note_words(store, line, state)}
      data-paper={paper < 0 ? undefined : paper}
      data-grade={line.grade}
      {...card_attributes(id, card)}
    >
      {edit && spec ? (
        <SpotEditor board={board} edit={edit} spec={spec} fault_id={fault_id} />
      ) : (
        <p dir="auto" class={line.draft === undefined ? undefined : "jk-bad"}>
          {(line.draft ?? line.text) || <span class="jk-none">Empty note</span>}
        </p>
      )}
      <Foot line={line} store={store} faces={card.faces} pending={state === "pending"} />
      <Clashes board={board} table="notes" row={id} />
    </li>
  );
}

/** What every card says of itself. */
export function card_attributes(id: string, { active, selected, lifted, found, state, edit }: CardProps) {
  return {
    "data-item": id,
    tabIndex: active && !edit ? 0 : -1,
    "aria-current": selected ? ("true" as const) : undefined,
    "data-lifted": lifted ? "" : undefined,
    "data-found": found || undefined,
    "data-state": state,
  };
}

interface FootProps {
  readonly store: Store;
  readonly line: NoteLine;
  readonly faces: boolean;
  readonly pending: boolean;
}

function Foot({ store, line: { persona, channel, grade }, faces, pending }: FootProps) {
  const known = note_spec(store, "grade")?.choices?.find(({ value }) => value === grade);
  const face = faces && persona !== undefined;
  if (!face && !channel && !known && !pending) return null;
  return (
    <div class="jk-bfoot">
      {face && <Whose store={store} persona={persona} />}
      {channel && <Channel store={store} channel={channel} />}
      {known && (
        <span class="jk-bmark">
          <ChoiceMark mark={known.mark} />
          {known.label}
        </span>
      )}
      {pending && (
        <span class="jk-bmark">
          <SmallIcon name="pending" />
          Waiting
        </span>
      )}
    </div>
  );
}

export function Whose({ store, persona }: { store: Store; persona: string }) {
  const name = persona_name(store, persona);
  const { short, letter } = called(store, persona);
  const index = store.table(PERSONAS)?.ids.indexOf(persona) ?? -1;
  return (
    <span class="jk-bmark" title={name}>
      <Face name={name} index={index < 0 ? NOBODY : index} letters={letter} />
      <span>{short}</span>
    </span>
  );
}

function Channel({ store, channel }: { store: Store; channel: string }) {
  const spec = note_spec(store, "channel");
  const name: IconName | undefined = is_icon(channel) ? channel : SAME[channel];
  return (
    <span class="jk-bmark">
      {name && <Icon name={name} />}
      {spec ? choice_label(spec, channel) : channel}
    </span>
  );
}

/** Channels that share a picture. */
const SAME: Record<string, IconName> = { email: "letter" };

/** A note in words: what it says, and all that its marks say. */
function note_words(store: Store, line: NoteLine, state: CardProps["state"]): string {
  const { text, draft, persona, channel, grade } = line;
  const label = (name: string, value: string | undefined) => {
    const spec = note_spec(store, name);
    return spec && value ? choice_label(spec, value) : "";
  };
  const parts = [
    draft ?? (text || "Empty note"),
    persona && `for ${persona_name(store, persona)}`,
    label("channel", channel),
    label("grade", grade),
    state && STATES[state],
  ];
  return parts.filter(Boolean).join(", ");
}

export const STATES = {
  pending: "waiting to be saved",
  error: "to be corrected",
  conflict: "changed by somebody else",
} as const;
