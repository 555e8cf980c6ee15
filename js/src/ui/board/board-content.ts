/** What lies where on the board: the map's rows, as far as they are shown to this reader. */
import { type BoardRow, board_rows, lanes_in_order } from "../../board/board-rows";
import { type BoardChoice, type BoardOptions, shows, versions_of } from "../../board/choice";
import { NEEDS, NeedCells, type NeedLine } from "../../board/need-cells";
import {
  EMOTION_ROW,
  EVERYWHERE,
  LOOSE_NEEDS_ROW,
  LOOSE_ROW,
  lane_of,
  lane_row,
  NEEDS_ROW,
  table_of,
} from "../../board/spots";
import { same_entries } from "../../core/columns";
import type { Store, TableData } from "../../core/store";
import { EmotionCells, type Version } from "../../sheets/emotion-cells";
import { NoteCells } from "../../sheets/note-cells";
import type { NoteLine } from "../../sheets/note-lines";
import { PERSONAS } from "../people";

const NOTHING: readonly string[] = [];

export class BoardContent {
  readonly notes: NoteCells;
  readonly needs: NeedCells;
  readonly emotions: EmotionCells;
  stages: readonly string[] = NOTHING;
  rows: readonly BoardRow[] = [];
  /** Ids of the people shown, as their table has them. */
  personas: readonly string[] = NOTHING;
  versions: readonly Version[] = [];
  /** Lanes that were made on this board are shown on it, empty as they are. */
  readonly made = new Set<string>();

  constructor(
    readonly store: Store,
    readonly options: BoardOptions,
  ) {
    this.notes = new NoteCells(store);
    this.needs = new NeedCells(store);
    this.emotions = new EmotionCells(store);
  }

  get is_there(): boolean {
    return this.store.table("stages") !== undefined && this.store.table("lanes") !== undefined;
  }

  /** The lanes somebody wants to see, those without a note included. */
  get lanes(): readonly string[] {
    const all = lanes_in_order(this.store.table("lanes"));
    const { lanes } = this.options;
    return lanes ? all.filter((lane) => lanes.includes(lane) || this.made.has(lane)) : all;
  }

  note_lines(row: string, stage: string): readonly NoteLine[] {
    const lane = lane_of(row);
    if (lane !== undefined) return this.notes.lines({ stage, lane });
    return row === LOOSE_ROW && stage === EVERYWHERE ? this.notes.loose() : [];
  }

  need_lines(row: string, stage: string): readonly NeedLine[] {
    if (row === NEEDS_ROW) return this.needs.lines(stage);
    return row === LOOSE_NEEDS_ROW && stage === EVERYWHERE ? this.needs.loose : [];
  }

  /** What lies in a cell, in its order. */
  items(row: string, stage: string): readonly string[] {
    const lines = table_of(row) === NEEDS ? this.need_lines(row, stage) : this.note_lines(row, stage);
    return lines.map(({ id = "" }) => id);
  }

  /** Where a note or need lies. */
  place_of(table: string, id: string): { readonly row: string; readonly stage: string } | undefined {
    if (table === NEEDS) {
      const stage = this.needs.stage(id);
      if (stage === undefined) return undefined;
      return this.stages.includes(stage)
        ? { row: NEEDS_ROW, stage }
        : { row: LOOSE_NEEDS_ROW, stage: EVERYWHERE };
    }
    const at = table === "notes" ? this.notes.cell(id) : undefined;
    if (!at) return undefined;
    const is_placed = this.stages.includes(at.stage) && this.store.table("lanes")?.row(at.lane);
    return is_placed ? { row: lane_row(at.lane), stage: at.stage } : { row: LOOSE_ROW, stage: EVERYWHERE };
  }

  /** Take in the map as it is. The answer: whether rows or columns are others now. */
  look(choice: BoardChoice, curve_as_table: boolean): boolean {
    const { store, options } = this;
    const before = this.signature();
    const hides = (persona: string) => !shows(choice, options, persona);
    const people = store.table(PERSONAS)?.ids ?? NOTHING;
    this.stages = store.table("stages")?.ids ?? NOTHING;
    this.personas = people.filter((persona) => !hides(persona));
    this.versions = versions_of(choice);
    this.emotions.look();
    this.needs.look(this.stages, hides);
    const { lanes } = this;
    this.notes.look(this.stages, lanes, hides);
    const shown = choice.hides_empty ? lanes.filter((lane) => this.holds(lane)) : lanes;
    const series = this.personas.flatMap((persona) =>
      this.versions.map((version) => `${EMOTION_ROW} ${persona} ${version}`),
    );
    const emotion = curve_as_table ? [EMOTION_ROW, ...series] : [EMOTION_ROW];
    const rows = [...board_rows(store.table("lanes"), shown, emotion)];
    const is_bare = choice.hides_empty && this.stages.every((stage) => this.needs.lines(stage).length === 0);
    const wanted = rows.filter(({ key }) => !(is_bare && key === NEEDS_ROW));
    // What has no place yet may get one as the rest comes in.
    const is_whole = ["stages", "lanes"].every((name) => !is_loading(store.table(name)));
    for (const key of is_whole ? [LOOSE_ROW, LOOSE_NEEDS_ROW] : [])
      if (this.items(key, EVERYWHERE).length > 0) wanted.push({ key, side: "" });
    this.rows = wanted;
    return !same_entries(before, this.signature());
  }

  private holds(lane: string): boolean {
    return this.made.has(lane) || this.stages.some((stage) => this.notes.lines({ stage, lane }).length > 0);
  }

  private signature(): readonly string[] {
    const rows = this.rows.map(({ key, side, line }) => `${key} ${side} ${line?.title ?? ""}`);
    return [...rows, "/", ...this.stages, "/", ...this.personas, "/", ...this.versions];
  }
}

/** Whether rows of a table are still on their way. */
export function is_loading(data: TableData | undefined): boolean {
  return data !== undefined && data.ids.length < data.count;
}
