import { useMemo, useState } from "preact/hooks";
import { empty_value, is_empty, same_value } from "../../core/columns";
import { cell_text, choice_label } from "../cells/cell-text";
import { Icon } from "../icons";
import type { EditorProps, Entry } from "./editor";
import type { Ending } from "./endings";
import { first_line, list_foot, list_lines } from "./list-lines";
import { has_digits, new_row_title, options_of } from "./list-options";
import { type Line, OptionList, OptionMark } from "./option-list";
import { TextField } from "./text-field";

/** Choices and references: a list to pick from, by mouse, arrows, first letters or a digit. */
export function ListEditor(props: EditorProps) {
  const { store, column, value, done } = props;
  const several = column.kind === "multi_choice";
  const options = useMemo(() => options_of(store, column), [store, column]);
  const [text, set_text] = useState(props.text ?? props.draft?.text ?? "");
  const [was] = useState(() => as_list(value));
  const [picked, set_picked] = useState(was);
  const row_title = new_row_title(store, column);
  const lines = list_lines(column, options, text, is_empty(value), row_title);
  const [moved, set_moved] = useState<number | null>(null);
  const current = Math.min(moved ?? first_line(lines, text, picked), lines.length - 1);
  /** What the text stands for, and without one what is there now. */
  const shown = text.trim() ? lines[current] : options.find((option) => option.value === value);
  const list_id = `${props.fault_id}-list`;
  const digits = has_digits(column);

  const toggle = (line: Line) => {
    const without = picked.filter((entry) => entry !== line.value);
    if (without.length < picked.length) take(without);
    // Several words of one's own may be typed at once.
    else take([...picked, ...(line.kind === "own" ? entries_in(line.value) : [line.value])]);
    // The next one is mostly near this one.
    set_moved(
      Math.max(
        0,
        options.findIndex((option) => option.value === line.value),
      ),
    );
  };
  const take = (next: readonly string[]) => {
    set_picked(next);
    props.typed(next.join("; "));
    narrow("");
  };
  const narrow = (typed: string) => {
    const numbered = digits && /^[1-9]$/.test(typed) ? options[Number(typed) - 1] : undefined;
    if (numbered) done({ value: numbered.value }, "stay");
    set_text(typed);
    set_moved(null);
  };
  const entry = (typed: string, ending: Ending | "leave"): Entry | null => {
    const line = ending === "leave" ? undefined : lines[current];
    const is_typed = typed.trim() !== "";
    if (several && is_typed && line?.kind !== "option") return { text: [...picked, typed].join("; ") };
    if (several) {
      const next = is_typed && line ? [...new Set([...picked, line.value])] : picked;
      return same_value(next, was) ? null : { value: next };
    }
    if (line && (is_typed || moved !== null || ending === "down")) return entry_of(line);
    return is_typed ? { text: typed } : null;
  };
  const entry_of = ({ kind, value: picked }: Line): Entry => {
    if (kind === "own") return { text: picked };
    if (kind === "create") return { create: picked };
    return { value: kind === "clear" ? empty_value(column) : picked };
  };

  const key = (event: KeyboardEvent): boolean => {
    const line = lines[current];
    const steps = STEPS[event.key];
    if (steps !== undefined && !event.ctrlKey && !event.metaKey) {
      if (!event.altKey) set_moved(Math.max(0, Math.min(current + steps, lines.length - 1)));
      return true;
    }
    if (!several) return false;
    const last = picked.at(-1);
    if (event.key === "Backspace" && text === "" && last !== undefined) take(picked.slice(0, -1));
    else if (line && event.key === (text.trim() ? "Enter" : " ")) toggle(line);
    else return false;
    return true;
  };

  return (
    <>
      {several ? (
        <Picked entries={picked.map((one) => choice_label(column, one))} />
      ) : (
        <OptionMark option={shown} />
      )}
      <TextField
        editor={props}
        text={text}
        onText={narrow}
        onKey={key}
        entry={entry}
        attributes={{
          class: "jk-current",
          role: "combobox",
          placeholder: several ? "" : cell_text(store, column, value),
          "aria-expanded": "true",
          "aria-controls": list_id,
          "aria-autocomplete": "list",
          "aria-activedescendant": lines.length > 0 ? `${list_id}-${current}` : undefined,
        }}
      />
      <Icon name="open" />
      <OptionList
        id={list_id}
        title={column.title}
        lines={lines}
        current={current}
        picked={picked}
        several={several}
        digits={digits && text === ""}
        foot={list_foot(column, options, text, lines, row_title)}
        onPick={(line) => (several ? toggle(line) : done(entry_of(line), "stay"))}
      />
    </>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function entries_in(text: string): string[] {
  return text.split(";").flatMap((part) => part.trim() || []);
}

function as_list(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value as string[];
  return is_empty(value) ? [] : [String(value)];
}

function Picked({ entries }: { entries: readonly string[] }) {
  if (entries.length === 0) return null;
  return (
    <span class="jk-tags">
      {entries.map((entry) => (
        <span key={entry} class="jk-tag">
          {entry}
        </span>
      ))}
    </span>
  );
}
