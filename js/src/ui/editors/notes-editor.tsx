import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { MAX_TEXT } from "../../core/values";
import {
  changed,
  is_unchanged,
  joined,
  left,
  type NoteLine,
  new_line,
  opened,
  pasted,
  type Span,
  split,
  type Writing,
} from "../../sheets/note-lines";
import { Bullet, Whose } from "../cells/notes-view";
import { is_composing } from "../key-press";
import type { EditorProps } from "./editor";
import { at_end_of_page, belongs_to_host, type Ending, ending_of } from "./endings";
import { NoteDetails } from "./note-details";

const STOPS = ".jk-notebar :is(input:checked, select)";

/** The notes of a cell, a growing field a note. What is done to a line is done to that note. */
export function NotesEditor(props: EditorProps) {
  const { store, column, done, fault_id } = props;
  const box = useRef<HTMLDivElement>(null);
  const [before] = useState(() => props.value as readonly NoteLine[]);
  const [writing, render] = useState(() => opened(before, props.text));
  /** The newest state: keys may come faster than renderings. */
  const now = useRef(writing);
  const jumps = useRef(true);
  const { lines, at } = writing;
  const line = lines[at] as NoteLine;
  /** The lane's question, where nothing is said yet. */
  const question = lines.length === 1 ? column.help : undefined;

  const fields = () => [...(box.current?.querySelectorAll("textarea") ?? [])];
  const show = (next: Writing, jump: boolean) => {
    // Before its field goes away, so that the focus does not leave the editor for a moment.
    const stays = now.current.lines.findIndex(({ key }) => key === next.lines[next.at]?.key);
    if (jump) fields()[stays]?.focus({ preventScroll: true });
    jumps.current = jump;
    now.current = next;
    const own = next.lines.filter(({ id, text }) => text !== before.find((note) => note.id === id)?.text);
    props.typed(own.map(({ text }) => text).join("\n"));
    render(next);
  };
  useLayoutEffect(() => {
    if (!jumps.current) return;
    jumps.current = false;
    const field = fields()[writing.at];
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(writing.caret, writing.caret);
    field?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [writing]);

  const hand_in = (ending: Ending | "leave") => {
    const edit = { before, after: left(before, now.current.lines) };
    done(ending === "cancel" || is_unchanged(edit) ? null : { value: edit }, ending);
  };
  const leaving = useRef(hand_in);
  leaving.current = hand_in;
  useEffect(() => at_end_of_page(() => leaving.current("leave")), []);
  useEffect(() => {
    // Once the row stands where it is to be seen.
    const frame = requestAnimationFrame(() => fields()[at]?.scrollIntoView({ block: "nearest" }));
    return () => cancelAnimationFrame(frame);
  }, []);
  const go = (to: number, caret: number) => show({ ...now.current, at: to, caret }, true);
  const back = () => fields()[now.current.at]?.focus({ preventScroll: true });
  const set = (part: Partial<NoteLine>) => {
    const { lines: known, at: here, caret } = now.current;
    show({ lines: changed(known, here, part), at: here, caret }, false);
  };
  const add = () => {
    const { lines: known } = now.current;
    show({ lines: [...known, new_line()], at: known.length, caret: 0 }, true);
  };

  const keydown = (event: KeyboardEvent) => {
    if (!belongs_to_host(event)) event.stopPropagation();
    if (is_composing(event)) return;
    const field = event.target as HTMLElement;
    const taken = field instanceof HTMLTextAreaElement ? line_key(event, field) : detail_key(event);
    if (taken) event.preventDefault();
  };
  /** The details that Tab stops at. */
  const stops = () => [...(box.current?.querySelectorAll<HTMLElement>(STOPS) ?? [])];
  const detail_key = ({ key, altKey, shiftKey, target }: KeyboardEvent): boolean => {
    const is_last = target === stops().at(shiftKey ? 0 : -1);
    const returns = key === "Escape" || (altKey && key === "ArrowUp") || (key === "Tab" && is_last);
    if (returns) back();
    return returns;
  };
  const line_key = (event: KeyboardEvent, field: HTMLTextAreaElement): boolean => {
    const { key, altKey, shiftKey } = event;
    const plain = !event.ctrlKey && !event.metaKey;
    if (plain && altKey && key === "ArrowDown") {
      stops()[0]?.focus();
      return true;
    }
    if (plain && key === "Enter" && (altKey || shiftKey)) {
      show(split(now.current.lines, span_of(now.current.at, field)), true);
      return true;
    }
    const ending = ending_of(event, true);
    if (ending) {
      if (ending !== "swallow") hand_in(ending);
      return true;
    }
    return plain && !altKey && !shiftKey && caret_key(key, field);
  };
  /** Keys that lead out of a field, or join it with the one beside it. */
  const caret_key = (key: string, field: HTMLTextAreaElement): boolean => {
    const { lines: known, at: here } = now.current;
    const { from, to } = span_of(here, field);
    const length = field.value.length;
    if (from !== to) return false;
    if (key === "Backspace" && from === 0) return join(here) || (length === 0 && join(here + 1));
    if (key === "Delete" && from === length) return join(here + 1);
    const up = (key === "ArrowLeft" && from === 0) || (key === "ArrowUp" && stands_at(field, "top"));
    const down =
      (key === "ArrowRight" && from === length) || (key === "ArrowDown" && stands_at(field, "bottom"));
    const target = known[up ? here - 1 : here + 1];
    if (!(up || down) || !target) return false;
    const caret = key === "ArrowLeft" ? target.text.length : key === "ArrowRight" ? 0 : from;
    go(up ? here - 1 : here + 1, Math.min(caret, target.text.length));
    return true;
  };
  const join = (which: number): boolean => {
    const next = joined(now.current.lines, which);
    if (next) show(next, true);
    return next !== null;
  };

  const paste = (event: ClipboardEvent) => {
    const field = event.currentTarget as HTMLTextAreaElement;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const next = pasted(now.current.lines, span_of(now.current.at, field), text);
    if (!next) return;
    event.preventDefault();
    show(next, true);
  };
  /** Lines also come by dropping or dictating them. */
  const input = (text: string) => {
    const { lines: known, at: here } = now.current;
    const whole = { at: here, from: 0, to: known[here]?.text.length ?? 0 };
    // A note that had several lines stays one.
    const had_lines = /[\r\n]/.test(known[here]?.text ?? "");
    const next = had_lines ? null : pasted(known, whole, text);
    if (next) show(next, true);
    else set({ text });
  };
  const leave = (event: FocusEvent) => {
    const element = event.currentTarget as HTMLElement;
    const root = element.getRootNode() as Document | ShadowRoot;
    const inside = (target: EventTarget | null) => target !== null && element.contains(target as Node);
    // Switching to another window is not leaving; neither is going on to the details of the line.
    if (element.isConnected && !inside(event.relatedTarget) && !inside(root.activeElement)) hand_in("leave");
  };

  return (
    <div
      ref={box}
      class="jk-notes"
      role="group"
      aria-label={column.title}
      onKeyDown={keydown}
      onFocusOut={leave}
      // Beside the fields there is nothing that could take the focus.
      onMouseDown={(event) => event.target instanceof HTMLTextAreaElement || event.preventDefault()}
    >
      {lines.map((one, index) => (
        <div key={one.key} class="jk-note">
          <Bullet store={store} line={one} />
          <Whose store={store} line={one} />
          <div class="jk-grow">
            <span aria-hidden="true">{`${one.text || question || ""}\u200b`}</span>
            <textarea
              class="jk-input"
              dir="auto"
              rows={1}
              value={one.text}
              maxLength={MAX_TEXT}
              spellcheck={true}
              autocomplete="off"
              aria-label={`${column.title}, note ${index + 1} of ${lines.length}`}
              aria-invalid={one.draft === undefined ? undefined : "true"}
              aria-describedby={one.draft === undefined ? undefined : fault_id}
              placeholder={question}
              onInput={(event) => input(event.currentTarget.value)}
              onFocus={() => index !== now.current.at && show({ ...now.current, at: index }, false)}
              onPaste={paste}
            />
          </div>
        </div>
      ))}
      <NoteDetails store={store} line={line} name={`${fault_id}-details`} set={set} add={add} back={back} />
    </div>
  );
}

function span_of(at: number, field: HTMLTextAreaElement): Span {
  return { at, from: field.selectionStart, to: field.selectionEnd };
}

/** Whether the caret stands in the first or the last of the rows that a text wraps into, as its twin shows. */
function stands_at(field: HTMLTextAreaElement, end: "top" | "bottom"): boolean {
  const twin = field.previousElementSibling;
  const text = twin?.firstChild;
  if (!twin || !text) return true;
  const range = document.createRange();
  range.setStart(text, field.selectionStart);
  range.setEnd(text, field.selectionStart + 1);
  const caret = range.getClientRects()[0];
  return !caret || Math.abs(twin.getBoundingClientRect()[end] - caret[end]) < caret.height / 2;
}
