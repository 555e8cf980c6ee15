import { useMemo, useState } from "preact/hooks";
import { empty_value, is_empty, same_value } from "../../core/columns";
import { cell_text, choice_label } from "../cells/cell-text";
import { Icon } from "../icons";
import { ChoiceMark } from "../marks";
import type { EditorProps, Entry } from "./editor";
import type { Ending } from "./endings";
import { first_line, list_foot, list_lines } from "./list-lines";
import { has_digits, options_of } from "./list-options";
import { type Line, OptionList } from "./option-list";
import { TextField } from "./text-field";

/** Choices and references: a list to pick from, by mouse, arrows, first letters or a digit. */
export function ListEditor(props: EditorProps) {
  const { store, column, value, done } = props;
  const several = column.kind === "multi_choice";
  const options = useMemo(() => options_of(store, column), [store, column]);
  const [text, set_text] = useState(props.text ?? props.draft?.text ?? "");
  const [was] = useState(() => as_list(value));
  const [picked, set_picked] = useState(was);
  const lines = list_lines(column, options, text, is_empty(value));
  const [moved, set_moved] = useState<number | null>(null);
  const current = Math.min(moved ?? first_line(lines, text, picked), lines.length - 1);
  const list_id = `${props.fault_id}-list`;
  const digits = has_digits(column);

  const toggle = (line: Line) => {
    const without = picked.filter((entry) => entry !== line.value);
    const next = without.length < picked.length ? without : [...picked, line.value];
    set_picked(next);
    props.typed(next.join("; "));
    narrow("");
  };
  const pick = (line: Line, ending: Ending) => {
    if (several) toggle(line);
    else if (line.kind === "own") done({ text: line.value }, ending);
    else done({ value: line.kind === "clear" ? empty_value(column) : line.value }, ending);
  };
  const narrow = (typed: string) => {
    const numbered = digits && /^[1-9]$/.test(typed) ? options[Number(typed) - 1] : undefined;
    if (numbered) done({ value: numbered.value }, "stay");
    set_text(typed);
    set_moved(null);
  };
  const entry = (typed: string, ending: Ending | "leave"): Entry | null => {
    if (several && typed.trim()) return { text: [...picked, typed].join("; ") };
    if (several) return same_value(picked, was) ? null : { value: picked };
    const line = lines[current];
    const chosen = ending !== "leave" && (typed.trim() !== "" || moved !== null || ending === "down");
    if (chosen && line) return line.kind === "own" ? { text: line.value } : entry_of(line);
    return typed.trim() ? { text: typed } : null;
  };
  const entry_of = (line: Line): Entry => ({
    value: line.kind === "clear" ? empty_value(column) : line.value,
  });

  const key = (event: KeyboardEvent): boolean => {
    const line = lines[current];
    const steps = STEPS[event.key];
    if (steps !== undefined && !event.ctrlKey && !event.metaKey) {
      if (!event.altKey) set_moved(Math.max(0, Math.min(current + steps, lines.length - 1)));
      return true;
    }
    const ticks = several && line && (text.trim() ? event.key === "Enter" : event.key === " ");
    if (ticks) toggle(line);
    return Boolean(ticks);
  };

  return (
    <>
      {several ? (
        <Picked entries={picked.map((one) => choice_label(column, one))} />
      ) : (
        <ChoiceMark mark={mark_of(options, value)} />
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
        digits={digits}
        foot={list_foot(column, options, text, lines)}
        onPick={(line) => pick(line, "stay")}
      />
    </>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

function as_list(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value as string[];
  return is_empty(value) ? [] : [String(value)];
}

function mark_of(options: readonly { value: string; mark?: string }[], value: unknown): string | undefined {
  return options.find((option) => option.value === value)?.mark;
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
