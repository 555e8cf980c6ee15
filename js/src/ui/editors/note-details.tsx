import { useRef } from "preact/hooks";
import type { ChoiceSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import type { NoteLine } from "../../sheets/note-lines";
import { note_spec } from "../cells/notes-view";
import { Icon } from "../icons";
import { ChoiceMark } from "../marks";
import { Popover } from "../popover";

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
  const people = store.table("personas")?.ids ?? [];
  const names = people.map((value) => ({ value, label: store.label("personas", value) || "New persona" }));
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
          empty="No channel"
          choices={note_spec(store, "channel")?.choices ?? []}
          value={line.channel}
          pick={(channel) => set({ channel })}
        />
        <Select
          label="For"
          empty="Everybody"
          choices={names}
          value={line.persona}
          pick={(persona) => set({ persona })}
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

interface SelectProps {
  readonly label: string;
  /** What it says where nothing is chosen. */
  readonly empty: string;
  readonly choices: readonly Pick<ChoiceSpec, "value" | "label">[];
  readonly value: string | undefined;
  pick(value: string | undefined): void;
}

function Select({ label, empty, choices, value = "", pick }: SelectProps) {
  const known = value === "" || choices.some((choice) => choice.value === value);
  const listed = [{ value: "", label: empty }, ...choices, ...(known ? [] : [{ value, label: value }])];
  return (
    <span class="jk-select" data-empty={value ? undefined : ""}>
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => pick(event.currentTarget.value || undefined)}
      >
        {listed.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="open" />
    </span>
  );
}
