import { signal } from "@preact/signals";
import { cell } from "../core/columns";
import type { Cells, ChoiceSpec, ColumnSpec } from "../core/protocol";
import { opportunity } from "../core/scores";
import type { Row, Store, Touched } from "../core/store";
import type { Heading, News, Place, SheetColumn } from "../ui/grid/sheet";
import { TableSheet } from "../ui/grid/table-sheet";
import { number_text, row_count } from "../ui/phrases";
import { type Arrangement, BANDS, type Key, LAST, rank, type Standing } from "./arrangement";
import { KeptOrder } from "./kept-order";
import { type Missing, missing } from "./missing";

const COLUMNS = [
  ["statement", "persona", "stage", "level", "kind"],
  ["importance", "satisfaction", "opportunity"],
  ["usp", "usp_proof", "rival", "grade"],
].flat();

/** The heading of needs that do not say what they are grouped by. */
const NOT_TOLD: Record<Exclude<Key, "">, string> = {
  stage: "Without a stage",
  level: "Without a level",
  opportunity: "Not judged yet",
};

/** The needs, grouped and sorted. No row moves while somebody works in it. */
export class NeedsSheet extends TableSheet {
  /** Counts what may have changed what is missing. */
  readonly edits = signal(0);
  /** The row somebody works in. */
  at_work: string | undefined;
  private known_stages: readonly string[] = [];
  private readonly order = new KeptOrder((id) => rank(this.arrangement, this.standing(id)));

  constructor(
    store: Store,
    private arrangement: Arrangement,
  ) {
    super(store, "needs", { first: COLUMNS });
    this.known_stages = this.stages;
  }

  get arranged_by(): Arrangement {
    return this.arrangement;
  }

  arrange(arrangement: Arrangement): void {
    this.arrangement = arrangement;
    this.forget_columns();
    this.known_stages = this.stages;
    this.order.forget();
  }

  private get plain(): boolean {
    return this.arrangement.group === "" && this.arrangement.sort === "";
  }

  override get rows(): readonly string[] {
    return this.plain ? super.rows : this.order.of(super.rows).rows;
  }

  override get moves() {
    return this.plain ? "down" : "none";
  }

  protected override as_column(spec: ColumnSpec): SheetColumn {
    const { sort } = this.arrangement;
    const sorted = sort === "opportunity" ? "descending" : "ascending";
    return { ...super.as_column(spec), sorted: spec.name === sort ? sorted : undefined };
  }

  override heading(row: string): Heading | undefined {
    const { group } = this.arrangement;
    const spec = this.table_spec;
    const members = group === "" ? undefined : this.order.of(super.rows).groups.get(row);
    if (group === "" || !members || !spec) return undefined;
    const count = row_count(spec, members.length);
    const at = this.order.group(row);
    if (at === LAST) return { title: NOT_TOLD[group], detail: count };
    if (group === "opportunity") return { title: BANDS[at]?.title ?? "", detail: count };
    if (group === "stage") {
      const title = this.store.label("stages", this.stages[at] ?? "") || `Stage ${at + 1}`;
      return { title, detail: sentence(count, this.mean(members)) };
    }
    const { label = "", help, mark, group: kind } = this.levels[at] ?? {};
    return { title: label, detail: sentence(help, kind, count), mark };
  }

  /** A need put into a group belongs to it. */
  override preset(beside: Place | null): Cells {
    const { group } = this.arrangement;
    if (!beside || (group !== "stage" && group !== "level")) return {};
    const at = this.order.group(beside.row);
    const value = group === "stage" ? this.stages[at] : this.levels[at]?.value;
    return value === undefined ? {} : { [group]: value };
  }

  /** Changed rows take their places, but for the row at work. Tells whether one has another. */
  take_places(): boolean {
    return !this.plain && this.order.settle(this.at_work);
  }

  override hear(touched: Touched): News {
    const news = super.hear(touched);
    const own = touched.tables.get(this.table);
    const stages = touched.tables.get("stages");
    if (own !== undefined || stages !== undefined) this.edits.value = this.edits.peek() + 1;
    if (this.plain) return news;
    if (own !== undefined) this.order.touch(own);
    const anew = this.stages_moved() || touched.schema;
    if (anew) this.order.forget();
    const moved = this.at_work === undefined && this.take_places();
    // What a heading says follows from the rows below it, and from the stages' names.
    const told = this.arrangement.group !== "" && (own !== undefined || stages !== undefined);
    return { ...news, order: news.order || moved || told || anew };
  }

  /** What the needs lack, in the order in which they stand here; undefined until all are here. */
  missing(): Missing | undefined {
    const { data } = this;
    if (!data || data.ids.length < data.count) return undefined;
    return missing(this.needs(this.rows), this.stages);
  }

  private get stages(): readonly string[] {
    return this.store.table("stages")?.ids ?? [];
  }

  /** Whether stages stand elsewhere; one that came at the end moves no need. */
  private stages_moved(): boolean {
    const [known, now] = [this.known_stages, this.stages];
    this.known_stages = now;
    return known !== now && (known.length === 0 || known.some((id, at) => now[at] !== id));
  }

  private get levels(): readonly ChoiceSpec[] {
    return this.column("level")?.spec.choices ?? [];
  }

  private needs(ids: readonly string[]): Row[] {
    return ids.flatMap((id) => this.data?.row(id) ?? []);
  }

  private mean(ids: readonly string[]): string {
    const scores = this.needs(ids).flatMap(({ cells }) => score(cells) ?? []);
    const sum = scores.reduce((total, value) => total + value, 0);
    if (scores.length === 0) return "";
    const of = scores.length < ids.length ? ` (${scores.length} of ${ids.length} judged)` : "";
    return `mean opportunity ${number_text(Math.round((10 * sum) / scores.length) / 10)}${of}`;
  }

  private standing(id: string): Standing {
    const cells = this.data?.row(id)?.cells ?? {};
    return {
      stage: found(this.stages.indexOf(String(cell(cells, "stage")))),
      level: found(this.levels.findIndex(({ value }) => value === cell(cells, "level"))),
      opportunity: score(cells),
    };
  }
}

function found(at: number): number | null {
  return at < 0 ? null : at;
}

function score(cells: Readonly<Cells>): number | null {
  return opportunity(cell(cells, "importance"), cell(cells, "satisfaction"));
}

/** Parts of a line, without the empty ones. */
function sentence(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(" · ");
}
