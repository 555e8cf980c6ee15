import { batch, type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { ColumnSpec } from "../core/protocol";
import type { Store } from "../core/store";
import { cell_text } from "./cells/cell-text";
import { type Entry, write_entry } from "./editors/editor";
import { EDITORS } from "./editors/editors";
import type { Ending } from "./editors/endings";
import { key_of } from "./grid/keys";
import { SmallIcon } from "./icons";
import { Contest } from "./theirs";
import { Settle, unsettled } from "./unsettled";

interface MapFieldProps {
  readonly store: Store;
  /** Counts news of the map's fields. */
  readonly news: ReadonlySignal<number>;
  readonly column: ColumnSpec;
  /** What somebody else has written into the field of this name while it was edited. */
  readonly contest: Signal<{ readonly field: string; readonly text: string }>;
  /** What it says while it is empty; a field without a prompt always shows its name. */
  readonly prompt?: string;
  /** Begins the ids of its parts. */
  readonly id: string;
}

/** A field of the map: a button that says its value and becomes its editor; below, what is to be settled. */
export function MapField({ store, news, column, contest, prompt, id }: MapFieldProps) {
  news.value;
  const box = useRef<HTMLDivElement>(null);
  /** What the store had seen as the edit under way was begun. */
  const seen = useSignal<number | null>(null);
  const place = ["", "", column.name] as const;
  const value = store.value(...place);
  const draft = store.draft(...place);
  const mine = store.replaced(...place);
  const in_words = (one: unknown) => cell_text(store, column, one);
  const fault = unsettled(draft, mine, value, in_words);
  const text = draft?.text ?? in_words(value);
  const Editor = seen.value === null ? null : EDITORS[column.kind];
  const opens = !Editor && store.status.phase !== "read_only";
  if (!text && !opens && !Editor) return null;

  const begin = () => {
    seen.value = store.seen;
    contest.value = { field: "", text: "" };
  };
  const done = (entry: Entry | null, ending: Ending | "leave") => {
    const since = seen.peek();
    if (since === null) return;
    batch(() => {
      seen.value = null;
      // Before its editor goes away, so that the focus does not leave the view for a moment.
      if (ending !== "leave") box.current?.focus({ preventScroll: true });
      const to = { table: "", row: "", column: column.name };
      const refused = entry && ending !== "cancel" ? write_entry(store, to, entry, since) : null;
      if (!refused && (ending === "next" || ending === "previous")) go_on(box.current, ending);
    });
  };
  const settle = (brings_back: boolean) => {
    box.current?.focus({ preventScroll: true });
    if (brings_back && mine) store.set_value(...place, mine.value);
    else if (draft) store.drop_draft(...place);
    else store.drop_replaced(...place);
  };
  const keydown = (event: KeyboardEvent) => {
    if (!opens || event.target !== box.current) return;
    const command = key_of(event);
    if (command === "edit" || command === "space" || command === "open") begin();
    else if (command === "escape" && fault) settle(false);
    else if (command === "undo" || command === "redo") store[command]();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div
        ref={box}
        class="jk-field"
        role={opens ? "button" : undefined}
        tabIndex={opens ? 0 : -1}
        aria-label={opens ? field_label(column.title, text, prompt) : undefined}
        aria-describedby={fault ? id : undefined}
        title={column.help}
        data-label={prompt ? undefined : column.title}
        data-kind={column.kind}
        data-field={column.name}
        data-editing={Editor ? "" : undefined}
        data-state={fault?.tone}
        data-empty={text ? undefined : ""}
        data-noprint={text ? undefined : ""}
        onKeyDown={keydown}
        onClick={opens ? begin : undefined}
      >
        {Editor ? (
          <Editor
            store={store}
            column={column}
            value={value}
            text={undefined}
            draft={draft}
            fault_id={id}
            done={done}
            typed={() => {}}
          />
        ) : (
          (text || prompt) && <span class={draft && "jk-bad"}>{text || prompt}</span>
        )}
        {Editor && contest.value.field === column.name && (
          <Contest text={contest.value.text} anchor={() => box.current} />
        )}
        {!fault && store.is_pending(...place) && (
          <SmallIcon name="pending" class="jk-state" data-state="pending" />
        )}
      </div>
      {fault && (
        <div class="jk-ask" role="group" aria-label={column.title} data-tone={fault.tone}>
          <SmallIcon name={fault.tone} />
          <p id={id}>
            <b>
              {column.title}: {fault.title}
            </b>{" "}
            {fault.detail}
          </p>
          <Settle fault={fault} settle={settle} />
        </div>
      )}
    </>
  );
}

/** What a screen reader hears: the field's name, its value or prompt as they are seen, what can be done. */
export function field_label(title: string, text: string, prompt = "empty"): string {
  return `${title}: ${text || prompt}, edit`;
}

/** What the Tab key reaches in a view, the fields included that are open at this moment. */
const STOPS = '.jk-field, [tabindex="0"], button:not([tabindex="-1"])';

/** Put the focus where Tab would have put it, had the editor not taken the key. */
function go_on(box: HTMLElement | null, ending: "next" | "previous"): void {
  if (!box) return;
  const stops = [...(box.closest(".jk-view")?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
  stops[stops.indexOf(box) + (ending === "next" ? 1 : -1)]?.focus();
}
