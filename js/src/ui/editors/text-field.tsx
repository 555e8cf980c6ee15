import { createElement, type HTMLAttributes } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { is_composing } from "../key-press";
import type { EditorProps, Entry } from "./editor";
import { at_end_of_page, belongs_to_host, type Ending, ending_of } from "./endings";

type Field = HTMLInputElement | HTMLTextAreaElement;

interface TextFieldProps {
  readonly editor: EditorProps;
  /** The field takes on this text at first and whenever it is another one. */
  readonly text: string;
  /** Whether the text may wrap; if not, the field is one line. */
  readonly wraps?: boolean;
  /** Whether Shift+Enter makes a new line. */
  readonly lines?: boolean;
  /** Attributes of the field itself. */
  readonly attributes?: HTMLAttributes<Field> & { readonly placeholder?: string };
  readonly onText?: (text: string) => void;
  /** A chance to take a key before the field does; true if it is taken. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  /** What the field holds as an entry; null leaves the cell as it is. */
  readonly entry: (text: string, ending: Ending | "leave") => Entry | null;
}

/** The field all editors type into. It grows with its text and hands in when the focus leaves. */
export function TextField({ editor, text, wraps, lines, attributes, onText, onKey, entry }: TextFieldProps) {
  const field = useRef<Field>(null);
  const { column, draft, fault_id, done, typed } = editor;

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (element.value !== text) element.value = text;
    grow(element);
  }, [text]);
  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(text.length, text.length);
    element.scrollTop = element.scrollHeight;
  }, []);

  const hand_in = useRef(() => {});
  hand_in.current = () => done(entry(value_of(field.current), "leave"), "leave");
  useEffect(() => at_end_of_page(() => hand_in.current()), []);

  const keydown = (event: KeyboardEvent) => {
    if (!belongs_to_host(event)) event.stopPropagation();
    if (is_composing(event)) return;
    if (onKey?.(event)) {
      event.preventDefault();
      return;
    }
    if (lines && event.altKey && event.key === "Enter") {
      event.preventDefault();
      // The browser makes no new line of it by itself. Written like this, it can be taken back with Ctrl+Z.
      document.execCommand("insertText", false, "\n");
      return;
    }
    const ending = ending_of(event, lines === true);
    if (ending === undefined) return;
    event.preventDefault();
    if (ending === "swallow") return;
    done(ending === "cancel" ? null : entry(value_of(field.current), ending), ending);
  };

  const leave = (event: FocusEvent) => {
    const element = event.currentTarget as Field;
    const root = element.getRootNode() as Document | ShadowRoot;
    // Switching to another window is not leaving; neither is being moved within the page.
    if (root.activeElement === element || !element.isConnected) return;
    done(entry(element.value, "leave"), "leave");
  };

  const input = (event: Event) => {
    const element = event.currentTarget as Field;
    grow(element);
    typed(element.value);
    onText?.(element.value);
  };

  return createElement(wraps ? "textarea" : "input", {
    ...attributes,
    ...(wraps ? { rows: 1 } : { type: "text" }),
    ref: field,
    class: `jk-input ${attributes?.class ?? ""}`,
    dir: "auto",
    spellcheck: wraps === true,
    autocomplete: "off",
    "aria-label": column.title,
    "aria-invalid": draft ? "true" : undefined,
    "aria-describedby": draft ? fault_id : undefined,
    onKeyDown: keydown,
    onBlur: leave,
    onInput: input,
  });
}

function value_of(element: Field | null): string {
  return element?.value ?? "";
}

function grow(element: Field): void {
  const around = element.parentElement;
  if (element.tagName !== "TEXTAREA" || !around) return;
  // While the field is measured its cell keeps its height, or what scrolls around it would jump.
  around.style.minHeight = `${around.offsetHeight}px`;
  element.style.height = "auto";
  element.style.height = `${element.scrollHeight}px`;
  around.style.minHeight = "";
}
