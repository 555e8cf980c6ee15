import { useState } from "preact/hooks";
import { empty_value, is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import { figure, typed_text } from "../cells/cell-text";
import { Popover } from "../popover";
import { type EditorProps, text_entry } from "./editor";
import { TextField } from "./text-field";

/** More steps than this are typed, not picked. */
const BUTTONS = 11;

/** An answer that is no number of the scale, such as “Does not notice”. */
export interface OtherAnswer {
  readonly label: string;
  readonly value: unknown;
}

interface ScaleEditorProps extends EditorProps {
  readonly also?: OtherAnswer;
  /** What else may be typed. */
  readonly hint?: string;
  /** A word that stands behind the number. */
  readonly word?: string;
}

/** A number on a scale: typed, stepped with the arrows, picked from a row of buttons, or emptied. */
export function ScaleEditor(props: ScaleEditorProps) {
  const { column, value, draft, done, also, hint, word = "" } = props;
  const { low = 0, high = 0, step = 1 } = column;
  const [was] = useState(() =>
    also && value === also.value ? also.label : `${typed_text(column, value)} ${word}`.trim(),
  );
  const [text, set_text] = useState(props.text ?? draft?.text ?? was);
  const number = read(text);
  const is_other = also !== undefined && begins(also.label, text);
  const steps = Math.round((high - low) / step);

  const to = (next: number, field: HTMLInputElement) => {
    const rest = number === null ? "" : (/\s\S.*$/.exec(text)?.[0] ?? "");
    field.value = figure(column, Math.max(low, Math.min(next, high))) + rest;
    set_text(field.value);
  };
  const key = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
    const field = event.currentTarget as HTMLInputElement;
    const at_end = field.selectionStart === text.length;
    const steps_on = /^Arrow(?:Up|Down)$/.test(event.key) || (event.key === "Delete" && at_end);
    // Behind the number a word is being written.
    if (/\S\s+\S/.test(text) && !steps_on) return false;
    const by = STEPS[event.key];
    if (by !== undefined) to(number === null ? (by > 0 ? low : high) : number + by * step, field);
    else if (event.key === "Home") to(low, field);
    else if (event.key === "End") to(high, field);
    else if (event.key === "Delete") set_text("");
    else return false;
    return true;
  };

  return (
    <>
      <TextField
        editor={props}
        text={text}
        onText={set_text}
        onKey={key}
        attributes={{
          inputMode: "decimal",
          role: "spinbutton",
          "aria-valuemin": low,
          "aria-valuemax": high,
          "aria-valuenow": number ?? undefined,
          "aria-valuetext": is_other ? also.label : number === null ? "empty" : spoken(column, number),
        }}
        entry={(typed) =>
          also && typed !== was && begins(also.label, typed)
            ? { value: also.value }
            : text_entry(props, was, typed)
        }
      />
      {steps < BUTTONS && (
        <Steps
          column={column}
          steps={steps}
          number={number}
          also={also}
          hint={hint}
          is_other={is_other}
          onPick={(picked) => done({ value: picked }, "stay")}
          empty={is_empty(value)}
          cleared={text === ""}
        />
      )}
    </>
  );
}

const STEPS: Record<string, number> = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1 };

function read(text: string): number | null {
  // A word may follow the number.
  const plain = (text.trim().split(/\s/)[0] ?? "").replace("−", "-").replace(",", ".");
  return plain === "" || Number.isNaN(Number(plain)) ? null : Number(plain);
}

/** Whether the text begins the label; one letter is enough. */
function begins(label: string, text: string): boolean {
  const typed = text.trim().toLowerCase();
  return typed !== "" && label.toLowerCase().startsWith(typed);
}

/** The word of a step, where every step has one. */
function word_of(column: ColumnSpec, number: number): string | undefined {
  const { low = 0, high = 0, step = 1, words = [] } = column;
  return words.length > (high - low) / step ? words[Math.round((number - low) / step)] : undefined;
}

function spoken(column: ColumnSpec, number: number): string {
  return [figure(column, number), word_of(column, number)].filter(Boolean).join(", ");
}

interface StepsProps {
  readonly column: ColumnSpec;
  readonly steps: number;
  readonly number: number | null;
  readonly also: OtherAnswer | undefined;
  readonly hint: string | undefined;
  /** Whether the field says the other answer. */
  readonly is_other: boolean;
  readonly empty: boolean;
  /** Whether nothing is left in the field. */
  readonly cleared: boolean;
  onPick(value: unknown): void;
}

function Steps({ column, steps, number, also, hint, is_other, empty, cleared, onPick }: StepsProps) {
  const { low = 0, high = 0, step = 1, words = [] } = column;
  const worded = words.length > steps;
  const columns = `repeat(${steps + 1}, ${worded ? "minmax(44px, 72px)" : "minmax(24px, 26px)"})`;
  return (
    <Popover
      class="jk-steps"
      role="radiogroup"
      aria-label={column.title}
      style={{ gridTemplateColumns: columns }}
      data-words={worded ? "" : undefined}
    >
      {Array.from({ length: steps + 1 }, (_, at) => low + at * step).map((value) => (
        <button
          key={value}
          type="button"
          role="radio"
          tabIndex={-1}
          aria-checked={value === number}
          data-below={low >= 0 && number !== null && number <= high && value < number ? "" : undefined}
          onClick={() => onPick(value)}
        >
          {worded ? <b>{figure(column, value)}</b> : figure(column, value)}
          {worded && <span>{word_of(column, value)}</span>}
        </button>
      ))}
      <div class="jk-ends">
        {!worded && <span>{words[0]}</span>}
        {also && (
          <button
            type="button"
            role="radio"
            tabIndex={-1}
            aria-checked={is_other}
            onClick={() => onPick(also.value)}
          >
            {also.label}
          </button>
        )}
        {!empty && (
          <span>
            <button type="button" class="jk-words" tabIndex={-1} onClick={() => onPick(empty_value(column))}>
              Make it empty
            </button>
            <kbd class="jk-digit">{cleared ? "Enter" : "Del"}</kbd>
          </span>
        )}
        {!worded && <span>{words.at(-1)}</span>}
        {hint && <span>{hint}</span>}
      </div>
    </Popover>
  );
}
