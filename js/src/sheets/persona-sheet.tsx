/** The personas, one a row, and how their cells look in either shape of the table. */
import type { ComponentChildren } from "preact";
import { is_empty } from "../core/columns";
import type { ColumnSpec } from "../core/protocol";
import type { Store, Touched } from "../core/store";
import { is_read_only } from "../ui/cells/cell-text";
import { type CellViewProps, cell_view } from "../ui/cells/cell-view";
import type { News, SheetColumn } from "../ui/grid/sheet";
import { TableSheet } from "../ui/grid/table-sheet";
import { Face } from "../ui/marks";
import { NEW_PERSONA, PERSONAS } from "../ui/people";

export class PersonaSheet extends TableSheet {
  constructor(store: Store) {
    super(store, PERSONAS);
  }

  protected override as_column(spec: ColumnSpec): SheetColumn {
    return { ...super.as_column(spec), view: spec.name === "name" ? named_cell : persona_cell };
  }

  override hear(touched: Touched): News {
    const news = super.hear(touched);
    // Which of the empty cells asks its question depends on all rows.
    return touched.tables.has(this.table) ? { ...news, rows: null } : news;
  }
}

/** A name behind the person's face. */
function named_cell(props: CellViewProps): ComponentChildren {
  const { value, sheet, place } = props;
  const index = sheet.data?.ids.indexOf(place.row) ?? -1;
  return (
    <>
      <Face name={String(value || NEW_PERSONA)} index={index} />
      {is_empty(value) ? <span class="jk-asks">{NEW_PERSONA}</span> : cell_view(props)}
    </>
  );
}

/** Any other cell. The first person without an answer is asked for it. */
export function persona_cell(props: CellViewProps): ComponentChildren {
  const { store, column, value, sheet, place } = props;
  const { table, row } = sheet.target(place);
  if (!is_empty(value)) return column.name === "grade" ? grade_cell(props, table, row) : cell_view(props);
  const empty = (id: string) => is_empty(store.value(table, id, column.name));
  // In a column of numbers a question would be all edges.
  const fits = column.kind !== "flag" && (column.kind !== "number" || !sheet.first_is_head);
  const asks = column.help && fits && !is_read_only(column);
  if (!asks || sheet.data?.ids.find(empty) !== row) return cell_view(props);
  return (
    <span class="jk-asks" aria-hidden="true">
      {first_sentence(column.help ?? "")}
    </span>
  );
}

/** A grade, and in words what it makes of a person. */
function grade_cell(props: CellViewProps, table: string, row: string) {
  const people = Number(props.store.value(table, row, "sample_size"));
  const researched = people > 0 ? `Researched, n = ${people}` : "Researched";
  return (
    <span class="jk-grounds">
      <span>{cell_view(props)}</span>
      <small>{props.value === "assumption" ? "Proto-persona" : researched}</small>
    </span>
  );
}

function first_sentence(text: string): string {
  return text.match(/^.*?[.?](?= |$)/)?.[0] ?? text;
}
