import type { ColumnSpec } from "../../core/protocol";
import { Icon, type IconName } from "../icons";
import { Face } from "../marks";
import type { GridState } from "./grid-state";

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
export function GridHead({ state }: { state: GridState }) {
  state.news.schema.value;
  state.news.order.value;
  const { sheet } = state;
  const active = sheet.moves === "across" ? state.record : undefined;
  const box = state.selection.box.value;
  const first = sheet.first_is_head ? 1 : 2;
  return (
    <div role="row" class="jk-row jk-headrow" aria-rowindex={1}>
      {sheet.first_is_head ? (
        <div class="jk-number" aria-hidden="true" />
      ) : (
        <div class="jk-number jk-title" role="columnheader" aria-colindex={1}>
          Field
        </div>
      )}
      {sheet.columns.map(({ key, title, sub, help, spec, face, sorted }, at) => (
        <div
          key={key}
          role="columnheader"
          class={at === 0 && first === 1 ? "jk-title jk-first" : "jk-title"}
          aria-colindex={at + first}
          aria-sort={sorted}
          aria-description={help}
          title={help}
          data-key={key}
          data-active={key === active || (box && at >= box.left && at <= box.right) ? "" : undefined}
        >
          {face === undefined ? <KindIcon kind={spec.kind} /> : <Face name={title} index={face} />}
          <span>
            {title}
            {sub && <small>{sub}</small>}
          </span>
          {sorted && <Icon name={sorted === "ascending" ? "up" : "down"} />}
        </div>
      ))}
    </div>
  );
}

export function KindIcon({ kind }: { kind: ColumnSpec["kind"] }) {
  return <Icon name={KIND_ICONS[kind]} />;
}
