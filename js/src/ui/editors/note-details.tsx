import { useRef } from "preact/hooks";
import type { Store } from "../../core/store";
import type { NoteLine } from "../../sheets/note-lines";
import { note_spec } from "../cells/notes-view";
import { Icon } from "../icons";
import { ChoiceMark } from "../marks";
import { PERSONAS, persona_name } from "../people";
import { Popover } from "../popover";
import { Select } from "../select";

interface NoteDetailsProps {
  readonly store: Store;
  readonly line: NoteLine;
  /** Begins the names of the fields, other ones for every editor. */
  readonly name: string;
  set(part: Partial<NoteLine>): void;
  add(): void;
  /** Go back to the line. */
  back(): void;
}

/** What a note says beside its text: how we know, through which channel, for whom. */
export function NoteDetails({ store, line, name, set, add, back }: NoteDetailsProps) {
  /** Selects count as focused by the keyboard even where they were clicked. */
  const by_mouse = useRef(false);
  const people = store.table(PERSONAS)?.ids ?? [];
  const names = people.map((value) => ({ value, label: persona_name(store, value) }));
  return (
    <Popover class="jk-notebar" role="group" aria-label="About this note">
      <div
        // A list opens by the press of the mouse, which the popover holds back.
        onMouseDown={(event) => event.target instanceof HTMLSelectElement && event.stopPropagation()}
        // Who picks with the mouse goes on writing; who came by the keyboard may want to set more.
        onPointerDown={() => {
          by_mouse.current = true;
        }}
        onKeyDown={() => {
          by_mouse.current = false;
        }}
        onChange={() => by_mouse.current && back()}
      >
        <Known store={store} line={line} name={name} set={set} />
        <Select
          label="Channel"
          choices={[NO_CHANNEL, ...(note_spec(store, "channel")?.choices ?? [])]}
          value={line.channel ?? ""}
          choose={(channel) => set({ channel: channel || undefined })}
        />
        <Select
          label="For"
          choices={[EVERYBODY, ...names]}
          value={line.persona ?? ""}
          choose={(persona) => set({ persona: persona || undefined })}
        />
        <button type="button" class="jk-button" tabIndex={-1} onClick={add}>
          <Icon name="plus" />
          Note
        </button>
      </div>
      <p class="jk-keys" aria-hidden="true">
        Shift Enter: one more note · Alt ↓: these details
      </p>
    </Popover>
  );
}

const NO_CHANNEL = { value: "", label: "No channel" };
const EVERYBODY = { value: "", label: "Everybody" };
const NOT_SAID = { value: "", label: "Not said", mark: "" };

function Known({ store, line, name, set }: Omit<NoteDetailsProps, "add" | "back">) {
  const spec = note_spec(store, "grade");
  const choices = [NOT_SAID, ...(spec?.choices ?? [])];
  const current = choices.find(({ value }) => value === (line.grade ?? ""));
  return (
    <div class="jk-grades" role="radiogroup" aria-label={spec?.title}>
      {choices.map(({ value, label, mark }) => (
        <label key={value} title={label}>
          <input
            type="radio"
            class="jk-sr"
            name={name}
            aria-label={label}
            checked={value === current?.value}
            onChange={() => set({ grade: value || undefined })}
          />
          {mark ? <ChoiceMark mark={mark} /> : "–"}
        </label>
      ))}
      <span aria-hidden="true">{current?.label}</span>
    </div>
  );
}
