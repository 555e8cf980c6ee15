/** How a value looks in its cell: one view per column kind. */
import type { ComponentChildren } from "preact";
import { is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import type { Place, Sheet } from "../grid/sheet";
import { Icon } from "../icons";
import { ChoiceMark, Face } from "../marks";
import { PERSONAS } from "../people";
import { cell_text, choice_label, is_judgement } from "./cell-text";
import { opportunity_view, scale_view } from "./scale-view";

export interface CellViewProps {
  readonly store: Store;
  readonly column: ColumnSpec;
  readonly value: unknown;
  readonly place: Place;
  readonly sheet: Sheet;
}

/** What a value's look follows from, wherever it stands. */
type Shown = Pick<CellViewProps, "store" | "column" | "value">;

/** A plain function: there are hundreds of cells, and none needs a component of its own. */
export function cell_view(props: Shown): ComponentChildren {
  const { column, value } = props;
  if (is_empty(value) && column.kind !== "flag") {
    return is_judgement(column) ? <span class="jk-none">–</span> : null;
  }
  return VIEWS[column.kind](props);
}

const VIEWS: Record<ColumnSpec["kind"], (props: Shown) => ComponentChildren> = {
  text: text_view,
  long_text: text_view,
  number: text_view,
  date: text_view,
  choice: choice_view,
  multi_choice: several_view,
  scale: ({ column, value }) => scale_view(column, Number(value)),
  flag: flag_view,
  link: link_view,
  ref: ref_view,
  derived: derived_view,
};

function text_view({ store, column, value }: Shown) {
  return cell_text(store, column, value);
}

function choice_view({ column, value }: Shown) {
  const entry = column.choices?.find((known) => known.value === value);
  return (
    <>
      <ChoiceMark mark={entry?.mark} />
      {entry?.label ?? String(value)}
    </>
  );
}

function several_view({ column, value }: Shown) {
  return (
    <span class="jk-tags">
      {(value as string[]).map((entry) => (
        <span key={entry} class="jk-tag">
          {choice_label(column, entry)}
        </span>
      ))}
    </span>
  );
}

function flag_view({ value }: Shown) {
  return (
    <span class="jk-box" data-box data-on={value === true ? "" : undefined}>
      <Icon name="check" />
      <span class="jk-sr">{value === true ? "yes" : "no"}</span>
    </span>
  );
}

/** Only these may be followed; the map takes no others, and neither does a page. */
export function is_safe(address: string): boolean {
  return /^(?:https?:\/\/|mailto:)/i.test(address);
}

function link_view({ value }: Shown) {
  const address = String(value);
  if (!is_safe(address)) return address;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" tabIndex={-1}>
      {address.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, "").replace(/\/$/, "")}
    </a>
  );
}

function ref_view({ store, column, value }: Shown) {
  const name = cell_text(store, column, value);
  const people = column.to === PERSONAS ? store.table(PERSONAS) : undefined;
  return (
    <>
      {people && <Face name={name} index={people.ids.indexOf(String(value))} />}
      {name}
    </>
  );
}

function derived_view({ column, value }: Shown) {
  if (column.formula === "opportunity") return opportunity_view(Number(value));
  if (column.formula === "need_kind") return <NeedKind kind={String(value)} />;
  return String(value);
}

function NeedKind({ kind }: { kind: string }) {
  const being = kind === "B";
  return (
    <b class="jk-need-kind" data-being={being ? "" : undefined} data-word={being ? "Being" : "Deficit"}>
      {kind}
    </b>
  );
}
