import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Store } from "../core/store";
import { rows_that_refer } from "./dependants";
import { joined, row_count, short } from "./phrases";

interface DeleteQuestionProps {
  readonly store: Store;
  readonly table: string;
  readonly rows: readonly string[];
  /** Begins the ids of its parts. */
  readonly id: string;
  keep(): void;
  /** Delete them, and what refers to them too if `take_along`. */
  remove(take_along: boolean): void;
}

/** Asked before rows go that others refer to: it names them and offers to take them along. */
export function DeleteQuestion(props: DeleteQuestionProps) {
  const { store, table, rows, keep } = props;
  const there = rows.filter((row) => store.table(table)?.row(row));
  const is_moot = there.length === 0;
  // Somebody else has deleted them.
  useLayoutEffect(() => {
    if (is_moot) keep();
  }, [is_moot]);
  return is_moot ? null : <Question key={there.join(" ")} {...props} rows={there} />;
}

function Question({ store, table, rows, id, keep, remove }: DeleteQuestionProps) {
  const box = useRef<HTMLDivElement>(null);
  const spec = store.table(table)?.spec;
  const noun = spec?.row_title ?? "row";
  const dependants = rows_that_refer(store, table, rows);
  const left = joined(dependants.map(({ spec, rows: referring }) => row_count(spec, referring.length)));
  const one = dependants.length === 1 && dependants[0]?.rows.length === 1;

  const focus = () => box.current?.querySelector("button")?.focus();
  // The next key is for it already; and once more, should the menu it came from have given the focus back meanwhile.
  useLayoutEffect(() => focus(), []);
  useEffect(() => focus(), []);
  const keydown = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    keep();
  };

  const question = `Delete ${rows_named(store, table, rows, true)}?`;
  return (
    <div
      ref={box}
      class="jk-ask"
      role="alertdialog"
      aria-label={question}
      aria-describedby={`${id}-ask`}
      onKeyDown={keydown}
    >
      <p id={`${id}-ask`}>
        <b>{question}</b> {left} {one ? "stays" : "stay"} behind without {one ? "it" : `a ${noun}`}.
      </p>
      <button type="button" class="jk-button jk-line" onClick={keep}>
        Keep
      </button>
      <button type="button" class="jk-button jk-danger" onClick={() => remove(false)}>
        Delete
      </button>
      <button type="button" class="jk-button jk-danger" onClick={() => remove(true)}>
        {one ? "Delete it too" : "Delete them too"}
      </button>
    </div>
  );
}

/** "need “Know what happens next”", "3 needs"; in a question "the need Know what happens next". */
export function rows_named(store: Store, table: string, rows: readonly string[], asks = false): string {
  const spec = store.table(table)?.spec;
  if (spec && rows.length > 1) return row_count(spec, rows.length);
  const noun = spec?.row_title ?? "row";
  const name = short(store.label(table, rows[0] ?? ""));
  if (asks) return `the ${noun}${name ? ` ${name}` : ""}`;
  return `${noun}${name ? ` “${name.replace(/^[“”„"]|[“”"]$/g, "")}”` : ""}`;
}
