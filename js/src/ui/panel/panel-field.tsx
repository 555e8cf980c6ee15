import { is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import { cell_text } from "../cells/cell-text";
import { cell_view, is_safe } from "../cells/cell-view";
import { derived_words } from "../cells/derived-words";
import type { Contested } from "../contested";
import { Field } from "../field";
import { Icon } from "../icons";
import { cells_of, type PanelRecord } from "./record";

/** Two of these stand abreast where there is room. */
const SHORT: readonly ColumnSpec["kind"][] = ["ref", "choice", "number", "flag", "scale", "date"];
const PICKED: readonly ColumnSpec["kind"][] = ["ref", "choice", "multi_choice"];

interface PanelFieldProps {
  readonly store: Store;
  readonly record: PanelRecord;
  readonly column: ColumnSpec;
  readonly contest: Contested;
  /** Begins the ids of its parts. */
  readonly id: string;
}

/** A column of the record: its name, below it its value. */
export function PanelField({ store, record, column, contest, id }: PanelFieldProps) {
  const { kind, title, help } = column;
  const value = record.value(column);
  const is_derived = kind === "derived";
  const link = kind === "link" && is_safe(String(value)) ? String(value) : "";
  return (
    <div class="jk-entry" data-short={SHORT.includes(kind) ? "" : undefined}>
      {kind !== "flag" && (
        <div>
          {/* The field says its name itself. */}
          <span aria-hidden={is_derived ? undefined : "true"}>{title}</span>
          {link && (
            <a href={link} target="_blank" rel="noopener noreferrer" aria-label={`Open ${title}`}>
              Open
            </a>
          )}
        </div>
      )}
      {is_derived ? (
        <div class="jk-derived">
          {cell_view({ store, column, value })}
          <p>{derived_words(column, cells_of(record))}</p>
        </div>
      ) : (
        <Field
          store={store}
          column={column}
          target={record.target(column)}
          value={value}
          put={(entry, seen) => record.put(column, entry, seen)}
          contest={contest}
          prompt={`empty. ${help ?? ""}`}
          shown={shown(store, column, value)}
          types
          id={id}
        />
      )}
      {kind === "flag" && <p>{help}</p>}
    </div>
  );
}

function shown(store: Store, column: ColumnSpec, value: unknown) {
  const { kind, title, help } = column;
  const is_flag = kind === "flag";
  return (
    <>
      {is_empty(value) && !is_flag ? (
        <span class="jk-question" aria-hidden="true">
          {help || "–"}
        </span>
      ) : kind === "link" || kind === "multi_choice" ? (
        // Neither links nor pieces of text are well inside a button.
        cell_text(store, column, value)
      ) : (
        cell_view({ store, column, value })
      )}
      {is_flag && title}
      {PICKED.includes(kind) && <Icon name="open" />}
    </>
  );
}
