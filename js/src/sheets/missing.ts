/** What the needs still lack; `jk.check` has the same notions. Pure: rows in, places out. */
import { cell } from "../core/columns";
import type { Row } from "../core/store";
import type { Place } from "../ui/grid/sheet";

export interface Missing {
  /** One place a need, in the order of the needs. */
  readonly level: readonly Place[];
  readonly stage: readonly Place[];
  /** Where importance is empty or, if it is not, satisfaction. */
  readonly judgement: readonly Place[];
  /** The stages that no need is about, in journey order. */
  readonly stages: readonly string[];
}

/** A stage that is gone is none: its need shows an empty cell. */
export function missing(needs: readonly Row[], stages: readonly string[]): Missing {
  const known = new Set<unknown>(stages);
  const used = new Set(needs.map(({ cells }) => cell(cells, "stage")));
  const empty = (column: string) => (row: Row) => cell(row.cells, column) === undefined;
  const places = (column: string, rows: readonly Row[]) => rows.map(({ id }): Place => ({ row: id, column }));
  const unweighed = empty("importance");
  const unmet = empty("satisfaction");
  return {
    level: places("level", needs.filter(empty("level"))),
    stage: places(
      "stage",
      needs.filter(({ cells }) => !known.has(cell(cells, "stage"))),
    ),
    judgement: needs
      .filter((row) => unweighed(row) || unmet(row))
      .map((row) => ({ row: row.id, column: unweighed(row) ? "importance" : "satisfaction" })),
    stages: stages.filter((stage) => !used.has(stage)),
  };
}

/** The place to go to from a row: the first behind it or, behind the last, the first of all. */
export function next_place(
  places: readonly Place[],
  rows: readonly string[],
  from: string | undefined,
): Place | undefined {
  const positions = new Map(rows.map((row, at) => [row, at]));
  const here = positions.get(from ?? "") ?? -1;
  return places.find(({ row }) => (positions.get(row) ?? -1) > here) ?? places[0];
}
