/** The columns of the stage grid besides the stages' own: what each person feels, and a lane of notes each. */
import { column_named } from "../core/columns";
import type { ColumnSpec } from "../core/protocol";
import type { Store } from "../core/store";
import type { SheetColumn } from "../ui/grid/sheet";
import { PERSONAS, persona_name } from "../ui/people";
import { EMOTIONS, type Version } from "./emotion-cells";

/** How the cells look and are written in that are no plain columns of a table. */
export type StageLooks = Readonly<
  Record<
    "name" | "score" | "lane" | "moment_of_truth",
    Pick<SheetColumn, "view" | "editor" | "width" | "is_whole">
  >
>;

export interface StageChoice {
  readonly version: Version;
  /** Whether somebody's columns and notes are left out. */
  readonly hides: (persona: string) => boolean;
  /** The lanes to show; null: all of them. */
  readonly lanes: readonly string[] | null;
}

export type Feeling = "score" | "word";

/** What a column stands for: a lane, or what somebody feels. */
export type Meaning = { readonly lane: string } | { readonly persona: string; readonly feeling: Feeling };

const LANES = "lanes";
const WORD_WIDTH = 116;

export class StageColumns {
  /** Those of columns that are gone too: what was being typed there must not be lost. */
  private readonly meanings = new Map<string, Meaning>();
  private arranged: readonly SheetColumn[] = [];
  private signature = "";

  constructor(
    private readonly store: Store,
    private readonly looks: StageLooks,
    public choice: StageChoice,
  ) {}

  meaning(column: string): Meaning | undefined {
    return this.meanings.get(column);
  }

  get lanes(): readonly string[] {
    const ids = this.store.table(LANES)?.ids ?? [];
    const { lanes } = this.choice;
    return lanes ? ids.filter((id) => lanes.includes(id)) : ids;
  }

  /** How a feeling is declared; a message may speak of another kind. */
  declared(feeling: Feeling): ColumnSpec | undefined {
    return column_named(this.store.table(EMOTIONS)?.spec.columns ?? [], feeling);
  }

  /** All columns as they are now, with the stages' `own`; the same array as long as they say the same. */
  all([name, ...others]: readonly SheetColumn[]): readonly SheetColumn[] {
    const people = this.store.table(PERSONAS)?.ids ?? [];
    // What it is about stays in sight with the name; the questions come first, and what is said once at last.
    const columns = name ? [{ ...name, title: "Stage", ...this.looks.name }] : [];
    const shown = people.filter((id) => !this.choice.hides(id));
    const feelings = (feeling: Feeling) =>
      shown.flatMap((id) => this.feeling(id, people.indexOf(id), feeling) ?? []);
    columns.push(...feelings("score"), ...this.lanes.map((id) => this.lane(id)), ...feelings("word"));
    for (const column of others) {
      columns.push(column.key === "moment_of_truth" ? { ...column, ...this.looks.moment_of_truth } : column);
    }
    // With the names of those who are not shown: the view offers to show them.
    const signature = JSON.stringify([columns, people.map((id) => this.store.label(PERSONAS, id))]);
    if (signature !== this.signature) this.arranged = columns;
    this.signature = signature;
    return this.arranged;
  }

  private feeling(persona: string, face: number, feeling: Feeling): SheetColumn | undefined {
    const specs = this.store.table(EMOTIONS)?.spec.columns ?? [];
    const versions = column_named(specs, "version")?.choices ?? [];
    const version = versions.find(({ value }) => value === this.choice.version)?.label ?? "";
    const spec = this.declared(feeling);
    if (!spec) return undefined;
    const title = persona_name(this.store, persona);
    const sub = feeling === "score" ? version : `${version} · ${spec.title.toLowerCase()}`;
    const key = `${feeling}:${persona}`;
    this.meanings.set(key, { persona, feeling });
    return {
      key,
      title,
      sub,
      help: spec.help ?? "",
      spec: { ...spec, title: `${title}, ${sub}` },
      face,
      ...(feeling === "score" ? this.looks.score : { width: WORD_WIDTH }),
    };
  }

  private lane(lane: string): SheetColumn {
    const key = `lane:${lane}`;
    const title = this.store.label(LANES, lane) || "New lane";
    const help = String(this.store.value(LANES, lane, "prompt") ?? "");
    const spec: ColumnSpec = { name: key, kind: "long_text", title, help };
    this.meanings.set(key, { lane });
    return { key, title, sub: help, help: "", spec, ...this.looks.lane };
  }
}
