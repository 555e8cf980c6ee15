/** How a cell of notes looks: a line a note, with how we know, whose it is and through which channel. */
import { column_named } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import { ASKS } from "../../sheets/note-cells";
import type { NoteLine } from "../../sheets/note-lines";
import { Icon } from "../icons";
import { ChoiceMark, Face } from "../marks";
import { PERSONAS } from "../people";
import { choice_label } from "./cell-text";
import type { CellViewProps } from "./cell-view";

/** How a column of the notes is declared. */
export function note_spec(store: Store, name: string): ColumnSpec | undefined {
  return column_named(store.table("notes")?.spec.columns ?? [], name);
}

export function notes_view({ store, column, value }: CellViewProps) {
  const lines = value as readonly NoteLine[];
  if (lines.length > 0) {
    return (
      <ul class="jk-notes">
        {lines.map((line) => (
          <li key={line.id} dir="auto">
            <Bullet store={store} line={line} />
            <span>
              <Whose store={store} line={line} />
              {line.draft === undefined ? line.text : <span class="jk-bad">{line.draft}</span>}
              {line.text === "" && <span class="jk-none">Empty note</span>}
              {line.channel && <Channel store={store} channel={line.channel} />}
            </span>
          </li>
        ))}
      </ul>
    );
  }
  return (
    <>
      {value === ASKS && <span class="jk-question">{column.help}</span>}
      <span class="jk-plus">
        <Icon name="plus" />
      </span>
    </>
  );
}

/** What begins a line: how we know it, or a plain dash. */
export function Bullet({ store, line: { grade } }: { store: Store; line: NoteLine }) {
  const entry = note_spec(store, "grade")?.choices?.find(({ value }) => value === grade);
  return (
    <span class="jk-bullet" title={entry?.label}>
      {entry && <ChoiceMark mark={entry.mark} />}
      {entry && <span class="jk-sr">{entry.label}: </span>}
    </span>
  );
}

/** The place of people who are gone: they are grey. */
export const NOBODY = 99;

/** The face of the person a note is about; nothing if it is about everybody. */
export function Whose({ store, line: { persona } }: { store: Store; line: NoteLine }) {
  if (!persona) return null;
  const name = store.label(PERSONAS, persona);
  const index = store.table(PERSONAS)?.ids.indexOf(persona) ?? -1;
  return (
    <span title={name}>
      <Face name={name} index={index < 0 ? NOBODY : index} />
      <span class="jk-sr">{name || "Somebody"}: </span>
    </span>
  );
}

function Channel({ store, channel }: { store: Store; channel: string }) {
  const spec = note_spec(store, "channel");
  return (
    <>
      {" "}
      <span class="jk-tag">{spec ? choice_label(spec, channel) : channel}</span>
    </>
  );
}
