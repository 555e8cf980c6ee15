import type { ColumnSpec } from "../../core/protocol";
import { Icon, type IconName } from "../icons";

const KIND_ICONS: Record<ColumnSpec["kind"], IconName> = {
  text: "text",
  long_text: "text",
  choice: "choice",
  multi_choice: "several",
  scale: "scale",
  number: "number",
  flag: "flag",
  date: "calendar",
  link: "link",
  ref: "ref",
  derived: "sum",
};

/** The titles of the columns; what a column means is its description. */
export function GridHead({ columns }: { columns: readonly ColumnSpec[] }) {
  return (
    <div role="row" class="jk-row jk-headrow" aria-rowindex={1}>
      <div class="jk-number" aria-hidden="true" />
      {columns.map((column, at) => (
        <div
          key={column.name}
          role="columnheader"
          class={at === 0 ? "jk-title jk-first" : "jk-title"}
          aria-colindex={at + 1}
          aria-description={column.help}
          title={column.help}
        >
          <Icon name={KIND_ICONS[column.kind]} />
          <span>{column.title}</span>
        </div>
      ))}
    </div>
  );
}
