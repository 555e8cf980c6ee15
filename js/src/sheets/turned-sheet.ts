/** The personas turned: one column a person, the fields as rows, so that long texts have room. */
import { column_named, same_entries } from "../core/columns";
import type { ColumnSpec } from "../core/protocol";
import type { Store, Touched } from "../core/store";
import { type News, type Place, type RowHead, Sheet, type SheetColumn, type Target } from "../ui/grid/sheet";
import { PERSONAS, persona_name } from "../ui/people";

/** What a person's column counts as where its width is reckoned: the fields under it are of many kinds. */
const WIDTH = "long_text";
const NOBODY: readonly SheetColumn[] = [];
const NOTHING: readonly string[] = [];

export class TurnedSheet extends Sheet {
  private fields: readonly ColumnSpec[] = [];
  private shown: readonly SheetColumn[] = NOBODY;
  private keys: readonly string[] = NOTHING;

  constructor(
    store: Store,
    /** How cells look that their kind alone does not draw. */
    private readonly view?: SheetColumn["view"],
  ) {
    super(store, PERSONAS);
    this.arrange();
  }

  /** The fields, as soon as there is anybody to have them. */
  override get rows(): readonly string[] {
    return this.keys;
  }

  override get columns(): readonly SheetColumn[] {
    return this.shown;
  }

  override get first_is_head(): boolean {
    return false;
  }

  override get moves(): "across" {
    return "across";
  }

  override row_head(row: string): RowHead | undefined {
    const field = column_named(this.fields, row);
    return field && { title: field.title, help: field.help ?? "", kind: field.kind };
  }

  override spec({ row }: Place): ColumnSpec | undefined {
    return column_named(this.fields, row);
  }

  override target({ row, column }: Place): Target {
    return { table: this.table, row: column, column: row };
  }

  override where({ table, row, column }: Target): Place | undefined {
    const here = table === this.table && this.column(row) && this.keys.includes(column);
    return here ? { row: column, column: row } : undefined;
  }

  override record(place: Place): string {
    return place.column;
  }

  override place_of(record: string, at?: Place | null): Place | undefined {
    const row = at?.row ?? this.keys[0];
    return row === undefined ? undefined : { row, column: record };
  }

  override hear({ tables, schema }: Touched): News {
    const { keys, shown } = this;
    const own = tables.has(this.table);
    if (own || schema) this.arrange();
    const renamed = this.fields.some(({ to }) => to !== undefined && tables.has(to));
    return {
      order: schema || keys !== this.keys || shown !== this.shown,
      // A touched person is in every row; of its cells those with another value render anew.
      rows: own || schema || renamed ? null : NOTHING,
    };
  }

  /** Rows and columns as the table is now; each keeps its identity as long as it is the same. */
  private arrange(): void {
    const { data } = this;
    this.fields = data?.spec.columns.filter(({ managed }) => !managed) ?? [];
    const keys = data && data.count > 0 ? this.fields.map(({ name }) => name) : NOTHING;
    this.keys = same_entries(keys, this.keys) ? this.keys : keys;
    const shown = data ? data.ids.map((id, face) => this.person(id, face)) : NOBODY;
    this.shown = same_entries(shown, this.shown) ? this.shown : shown;
  }

  private person(id: string, face: number): SheetColumn {
    const title = persona_name(this.store, id);
    const known = this.column(id);
    if (known?.title === title && known.face === face) return known;
    return {
      key: id,
      title,
      help: "",
      spec: { name: id, kind: WIDTH, title },
      face,
      ...(this.view && { view: this.view }),
    };
  }
}
