/** How a value looks in its cell: one view per column kind. */
import type { FunctionComponent } from "preact";
import { is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import { Icon } from "../icons";
import { ChoiceMark, Face } from "../marks";
import { cell_text, choice_label, is_judgement } from "./cell-text";
import { OpportunityView, ScaleView } from "./scale-view";

export interface CellViewProps {
  readonly store: Store;
  readonly column: ColumnSpec;
  readonly value: unknown;
}

export function CellView(props: CellViewProps) {
  const { column, value } = props;
  if (is_empty(value) && column.kind !== "flag") {
    return is_judgement(column) ? <span class="jk-none">–</span> : null;
  }
  const View = VIEWS[column.kind];
  return <View {...props} />;
}

const VIEWS: Record<ColumnSpec["kind"], FunctionComponent<CellViewProps>> = {
  text: TextView,
  long_text: TextView,
  number: TextView,
  date: TextView,
  choice: ChoiceView,
  multi_choice: SeveralView,
  scale: ({ column, value }) => <ScaleView column={column} value={Number(value)} />,
  flag: FlagView,
  link: LinkView,
  ref: RefView,
  derived: DerivedView,
};

function TextView({ store, column, value }: CellViewProps) {
  return <>{cell_text(store, column, value)}</>;
}

function ChoiceView({ column, value }: CellViewProps) {
  const entry = column.choices?.find((known) => known.value === value);
  return (
    <>
      <ChoiceMark mark={entry?.mark} />
      {entry?.label ?? String(value)}
    </>
  );
}

function SeveralView({ column, value }: CellViewProps) {
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

function FlagView({ value }: CellViewProps) {
  return (
    <span class="jk-box" data-box data-on={value === true ? "" : undefined}>
      <Icon name="check" />
      <span class="jk-sr">{value === true ? "yes" : "no"}</span>
    </span>
  );
}

/** Only these may be followed; the map takes no others, and neither does a page. */
const SAFE = /^(?:https?:\/\/|mailto:)/i;

function LinkView({ value }: CellViewProps) {
  const address = String(value);
  if (!SAFE.test(address)) return <>{address}</>;
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" tabIndex={-1}>
      {address.replace(/^(?:https?:\/\/(?:www\.)?|mailto:)/i, "").replace(/\/$/, "")}
    </a>
  );
}

/** Rows of this table are people and have a face. */
const PEOPLE = "personas";

function RefView({ store, column, value }: CellViewProps) {
  const name = cell_text(store, column, value);
  const people = column.to === PEOPLE ? store.table(PEOPLE) : undefined;
  return (
    <>
      {people && <Face name={name} index={people.ids.indexOf(String(value))} />}
      {name}
    </>
  );
}

function DerivedView({ column, value }: CellViewProps) {
  if (column.formula === "opportunity") return <OpportunityView value={Number(value)} />;
  if (column.formula === "need_kind") return <NeedKind kind={String(value)} />;
  return <>{String(value)}</>;
}

function NeedKind({ kind }: { kind: string }) {
  const being = kind === "B";
  return (
    <b class="jk-need-kind" data-being={being ? "" : undefined} data-word={being ? "Being" : "Deficit"}>
      {kind}
    </b>
  );
}
