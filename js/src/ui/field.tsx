import { batch, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Place as Target } from "../core/changes";
import type { ColumnSpec, Refused } from "../core/protocol";
import type { Store } from "../core/store";
import { cell_text } from "./cells/cell-text";
import type { Contested } from "./contested";
import type { Entry } from "./editors/editor";
import { EDITORS } from "./editors/editors";
import { type Ending, LAST_CALL } from "./editors/endings";
import { key_of } from "./grid/keys";
import { SmallIcon } from "./icons";
import { paint_now } from "./paint-now";
import { Contest } from "./theirs";
import { Settle, unsettled } from "./unsettled";

interface FieldProps {
  readonly store: Store;
  readonly column: ColumnSpec;
  /** The cell of the map. */
  readonly target: Target;
  readonly value: unknown;
  put(entry: Entry, seen?: number): Refused | null;
  readonly contest: Contested;
  /** What it says while it is empty; `shown` says at least that. */
  readonly prompt?: string | undefined;
  /** Its name, where that stands in it. */
  readonly label?: string | undefined;
  /** How its value looks, where its words alone do not do. */
  readonly shown?: ComponentChildren;
  /** Whether a character begins an edit, as in a grid. */
  readonly types?: boolean;
  /** Begins the ids of its parts. */
  readonly id: string;
}

/** A value that becomes its editor where it stands; a flag is ticked. Below, what is to be settled. */
export function Field(props: FieldProps) {
  const { store, column, target, value, put, contest, prompt, label, shown, types, id } = props;
  const box = useRef<HTMLDivElement>(null);
  /** What the store had seen as the edit under way was begun, and what that began with. */
  const edit = useSignal<{ readonly seen: number; readonly text: string | undefined } | null>(null);
  /** Why what was picked was refused; a text that is refused is kept with its reason. */
  const why = useSignal("");
  const place = [target.table, target.row, target.column] as const;
  const draft = store.draft(...place);
  const mine = store.replaced(...place);
  const in_words = (one: unknown) => cell_text(store, column, one);
  const fault = unsettled(draft, mine, value, in_words);
  const text = draft?.text ?? in_words(value);
  const is_flag = column.kind === "flag";
  const Editor = edit.value && EDITORS[column.kind];
  const opens = !Editor && store.status.phase !== "read_only";

  // Another thing is shown, or the row is gone: what is being typed is handed in all the same.
  useEffect(() => () => void (edit.peek() && dispatchEvent(new Event(LAST_CALL))), []);
  if (!text && !shown && !opens && !Editor) return null;

  const begin = (text?: string) => {
    why.value = "";
    contest.value = { field: "", text: "" };
    if (is_flag) hand_over({ value: value !== true });
    else edit.value = { seen: store.seen, text };
  };
  const hand_over = (entry: Entry, seen?: number) => {
    const refused = put(entry, seen);
    if (refused && "value" in entry) why.value = refused.why;
    return refused;
  };
  const done = (entry: Entry | null, ending: Ending | "leave") => {
    const since = edit.peek();
    if (since === null) return;
    batch(() => {
      edit.value = null;
      // Before its editor goes away, so that the focus does not leave the view for a moment.
      if (ending !== "leave") box.current?.focus({ preventScroll: true });
      const refused = entry && ending !== "cancel" ? hand_over(entry, since.seen) : null;
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
    // The character goes into the editor that is there by then.
    if (command === "replace" && types && !is_flag) paint_now(() => begin(""));
    else if (command === "edit" || command === "space" || command === "open") begin();
    else if (command === "escape" && fault) settle(false);
    else if (command === "undo" || command === "redo") store[command]();
    else return;
    if (command !== "replace") event.preventDefault();
    event.stopPropagation();
  };

  return (
    <>
      <div
        ref={box}
        class="jk-field"
        role={is_flag ? "checkbox" : opens ? "button" : undefined}
        tabIndex={opens ? 0 : -1}
        aria-checked={is_flag ? value === true : undefined}
        aria-readonly={is_flag && !opens ? "true" : undefined}
        aria-label={is_flag ? column.title : opens ? field_label(column.title, text, prompt) : undefined}
        aria-describedby={fault || why.value ? id : undefined}
        title={shown && !text ? undefined : column.help}
        data-label={label}
        data-kind={column.kind}
        data-field={column.name}
        data-editing={Editor ? "" : undefined}
        data-state={fault?.tone}
        data-empty={text ? undefined : ""}
        data-noprint={text ? undefined : ""}
        onKeyDown={keydown}
        onClick={opens ? () => begin() : undefined}
      >
        {Editor ? (
          <Editor
            store={store}
            column={column}
            value={value}
            text={edit.value?.text}
            draft={draft}
            fault_id={id}
            done={done}
            typed={() => {}}
          />
        ) : draft || !shown ? (
          (text || prompt) && <span class={draft && "jk-bad"}>{text || prompt}</span>
        ) : (
          shown
        )}
        {Editor && contest.value.field === column.name && (
          <Contest text={contest.value.text} anchor={() => box.current} />
        )}
        {!fault && store.is_pending(...place) && (
          <SmallIcon name="pending" class="jk-state" data-state="pending" />
        )}
      </div>
      {fault ? (
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
      ) : (
        why.value && (
          <div class="jk-ask" role="alert" data-tone="error">
            <SmallIcon name="error" />
            <p id={id}>{why.value}</p>
          </div>
        )
      )}
    </>
  );
}

/** What a screen reader hears: the field's name, its value or prompt as they are seen, what can be done. */
export function field_label(title: string, text: string, prompt = "empty"): string {
  return `${title}: ${text || prompt}, edit`;
}

/** What the Tab key reaches in a view, the fields included that are open at this moment. */
const STOPS = '.jk-field, [tabindex="0"], :is(button, a[href]):not([tabindex="-1"])';

/** Put the focus where Tab would have put it, had the editor not taken the key. */
function go_on(box: HTMLElement | null, ending: "next" | "previous"): void {
  if (!box) return;
  const stops = [...(box.closest(".jk-view")?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
  stops[stops.indexOf(box) + (ending === "next" ? 1 : -1)]?.focus();
}

/** The host would take what is typed, copied or pasted among fields for its own cells. */
export const KEPT_FROM_HOST = { onKeyUp: stop, onKeyPress: stop, onCopy: stop, onCut: stop, onPaste: stop };

function stop(event: Event): void {
  event.stopPropagation();
}
