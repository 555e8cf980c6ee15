/** Which needs stand at which stage, looked up once a change. Cells that hold the same keep their array. */
import { cell, same_entries } from "../core/columns";
import { need_kind, opportunity } from "../core/scores";
import type { Row, Store } from "../core/store";

export const NEEDS = "needs";

export interface NeedLine {
  readonly id: string;
  readonly statement: string;
  readonly persona: string | undefined;
  readonly level: string | undefined;
  readonly kind: "D" | "B" | null;
  readonly opportunity: number | null;
  readonly usp: string;
  readonly grade: string | undefined;
  readonly draft: string | undefined;
}

const NONE: readonly NeedLine[] = [];

export class NeedCells {
  /** How many needs are left out because they are about people who are not shown. */
  hidden = 0;
  /** Needs at no stage that is there. */
  loose: readonly NeedLine[] = NONE;
  private known = new Map<string, { readonly row: Row; readonly line: NeedLine }>();
  private stages = new Map<string, readonly NeedLine[]>();

  constructor(private readonly store: Store) {}

  lines(stage: string): readonly NeedLine[] {
    return this.stages.get(stage) ?? NONE;
  }

  stage(id: string): string | undefined {
    const row = this.store.table(NEEDS)?.row(id);
    return row && String(cell(row.cells, "stage") ?? "");
  }

  look(stages: readonly string[], hides: (persona: string) => boolean): void {
    const needs = this.store.table(NEEDS);
    const found = new Map<string, NeedLine[]>(stages.map((stage) => [stage, []]));
    const known = new Map<string, { readonly row: Row; readonly line: NeedLine }>();
    const loose: NeedLine[] = [];
    let hidden = 0;
    for (const id of needs?.ids ?? []) {
      const row = needs?.row(id);
      if (!row) continue;
      const line = this.line(row);
      known.set(id, { row, line });
      if (line.persona !== undefined && hides(line.persona)) hidden += 1;
      else (found.get(String(cell(row.cells, "stage") ?? "")) ?? loose).push(line);
    }
    this.known = known;
    this.hidden = hidden;
    this.loose = same_entries(loose, this.loose) ? this.loose : loose;
    this.stages = new Map(
      [...found].map(([stage, lines]) => {
        const before = this.lines(stage);
        return [stage, same_entries(before, lines) ? before : lines];
      }),
    );
  }

  need(id: string): NeedLine | undefined {
    return this.known.get(id)?.line;
  }

  private line(row: Row): NeedLine {
    const known = this.known.get(row.id);
    const draft = this.store.is_settled ? undefined : this.store.draft(NEEDS, row.id, "statement")?.text;
    if (known?.row === row && known.line.draft === draft) return known.line;
    const text = (column: string) => cell(row.cells, column) as string | undefined;
    return {
      id: row.id,
      statement: text("statement") ?? "",
      persona: text("persona"),
      level: text("level"),
      kind: need_kind(text("level")),
      opportunity: opportunity(cell(row.cells, "importance"), cell(row.cells, "satisfaction")),
      usp: text("usp") ?? "",
      grade: text("grade"),
      draft,
    };
  }
}
