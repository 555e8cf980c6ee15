import { is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";

export function choice_label(column: ColumnSpec, value: string): string {
  return column.choices?.find((entry) => entry.value === value)?.label ?? value;
}

/** A number as people write it here: a true minus, a plus on scales that go below nought. */
export function figure(column: ColumnSpec, value: number): string {
  const signed = column.kind === "scale" && (column.low ?? 0) < 0 && value > 0;
  return `${signed ? "+" : ""}${String(value).replace("-", "−")}`;
}

/** What a cell says in words: its value as a person reads it, "" if it is empty. */
export function cell_text(store: Store, column: ColumnSpec, value: unknown): string {
  if (is_empty(value)) return "";
  switch (column.kind) {
    case "choice":
      return choice_label(column, String(value));
    case "multi_choice":
      return (value as string[]).map((entry) => choice_label(column, entry)).join(", ");
    case "ref":
      return store.label(column.to ?? "", String(value));
    case "flag":
      return "yes";
    case "scale":
    case "number":
      return figure(column, Number(value));
    default:
      return String(value);
  }
}

/** What an editor of text begins with: the value as it can be typed again. */
export function typed_text(column: ColumnSpec, value: unknown): string {
  if (is_empty(value)) return "";
  return column.kind === "scale" || column.kind === "number" ? figure(column, Number(value)) : String(value);
}

/** Values people judge: an empty one is shown as not given. */
export function is_judgement(column: ColumnSpec): boolean {
  return column.kind === "scale" || (column.kind === "choice" && column.ordered === true);
}

export function is_read_only(column: ColumnSpec): boolean {
  return column.kind === "derived" || column.managed === true;
}
