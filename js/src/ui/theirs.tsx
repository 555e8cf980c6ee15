/** What somebody else has just written: shown where one looks, and told where one is writing oneself. */
import { column_named } from "../core/columns";
import type { Store, Theirs } from "../core/store";
import { cell_text } from "./cells/cell-text";
import { SmallIcon } from "./icons";
import { short } from "./phrases";
import { Popover } from "./popover";

const SHOWN_MS = 2_000;
let shown = 0;

/** Mark elements for a moment. They may be on their way: `find` is asked after the next rendering. */
export function show_theirs(find: () => Iterable<Element | null | undefined>): void {
  requestAnimationFrame(() => {
    shown += 1;
    const mark = String(shown);
    const elements = [...find()].filter((element) => element != null);
    for (const element of elements) element.setAttribute("data-theirs", mark);
    setTimeout(() => {
      for (const element of elements)
        if (element.getAttribute("data-theirs") === mark) element.removeAttribute("data-theirs");
    }, SHOWN_MS);
  });
}

/** Said while I write where somebody else has just written. */
export function contest_text(store: Store, { table, row, column, author, client }: Theirs): string {
  const specs = table ? store.table(table)?.spec.columns : store.schema.fields;
  const spec = column_named(specs ?? [], column);
  const text = spec && short(cell_text(store, spec, store.value(table, row, column)));
  const who = author || (client ? "Somebody" : "The notebook");
  const what = text ? `changed this to “${text}”` : "emptied this";
  return `${who} ${what} while you type. Enter keeps yours, Escape takes theirs.`;
}

interface ContestProps {
  readonly text: string;
  /** What is being edited. */
  anchor(): Element | null | undefined;
}

/** It stands below whatever the editor itself has opened. */
export function Contest({ text, anchor }: ContestProps) {
  const lowest = () => anchor()?.querySelector(".jk-popover:not(.jk-tip)") ?? anchor();
  return (
    <Popover class="jk-tip" data-tone="conflict" data-note="" anchor={lowest}>
      <SmallIcon name="conflict" />
      <div>{text}</div>
    </Popover>
  );
}
