/** The journey, stage by stage: what is felt there, and a column of notes for each question. */
import type { Copied } from "../clipboard/block";
import type { ColumnSpec, Refused } from "../core/protocol";
import { STILL_LOADING } from "../core/row-edits";
import type { Draft, Store, Touched } from "../core/store";
import type { Entry } from "../ui/editors/editor";
import type { Plan, Write } from "../ui/grid/planning";
import type { News, Place, SheetColumn, Target } from "../ui/grid/sheet";
import { TableSheet } from "../ui/grid/table-sheet";
import { PERSONAS } from "../ui/people";
import { EMOTIONS, EmotionCells, type EmotionKey, type EmotionWrite, UNAWARE } from "./emotion-cells";
import { NoteCells } from "./note-cells";
import { NOTES } from "./note-changes";
import type { NoteLine } from "./note-lines";
import { type StageChoice, StageColumns, type StageLooks } from "./stage-columns";

const LANES = "lanes";
const OPTIONS = {
  first: ["name", "goal", "moment_of_truth"],
  omit: ["description", "optional"],
};

const ANSWERS = [{ value: "true", label: "Does not notice" }];

export class StageSheet extends TableSheet {
  private readonly notes: NoteCells;
  private readonly emotions: EmotionCells;
  private readonly besides: StageColumns;
  private arranged: readonly SheetColumn[] = [];

  constructor(store: Store, choice: StageChoice, looks: StageLooks) {
    super(store, "stages", OPTIONS);
    this.besides = new StageColumns(store, looks, choice);
    this.notes = new NoteCells(store);
    this.emotions = new EmotionCells(store);
    this.look();
  }

  /** Look at another version, or at other people. */
  choose(choice: StageChoice): void {
    this.besides.choice = choice;
    this.look();
  }

  override get tables(): readonly string[] {
    return [this.table, NOTES, EMOTIONS];
  }

  override get columns(): readonly SheetColumn[] {
    return this.table_spec ? this.arranged : [];
  }

  override tally(): string {
    const all = this.store.table(LANES)?.ids.length ?? 0;
    const shown = this.besides.lanes.length;
    const lanes = `${all} ${all === 1 ? "lane" : "lanes"}`;
    const { hidden } = this.notes;
    const notes = hidden > 0 ? ` · ${hidden === 1 ? "1 note" : `${hidden} notes`} of others hidden` : "";
    return `${super.tally()} · ${lanes}${shown < all ? `, ${shown} shown` : ""}${notes}`;
  }

  override hear(touched: Touched): News {
    const { tables, schema } = touched;
    const own = super.hear(touched);
    const before = this.arranged;
    const stages = new Set([...(own.rows ?? []), ...this.stages_of(touched)]);
    if (schema || [...this.tables, LANES, PERSONAS].some((name) => tables.has(name))) {
      for (const stage of [...this.look(), ...this.stages_of(touched)]) stages.add(stage);
    }
    const order = own.order || this.arranged !== before;
    const unknown = [NOTES, EMOTIONS].some((name) => tables.get(name) === null);
    const all = order || own.rows === null || tables.has(PERSONAS) || unknown;
    return { order, rows: all ? null : stages };
  }

  override spec(place: Place): ColumnSpec | undefined {
    const own = super.spec(place);
    // So that a message can say what somebody has overwritten.
    const is_score = own && place.column.startsWith("score:");
    return is_score && this.target(place).column === UNAWARE
      ? { ...own, kind: "choice", choices: ANSWERS }
      : own;
  }

  override target(place: Place): Target {
    const meaning = this.besides.meaning(place.column);
    if (!meaning) return super.target(place);
    if ("lane" in meaning) return this.notes.target({ ...meaning, stage: place.row });
    return this.emotions.target(this.emotion(place, meaning), meaning.feeling);
  }

  override where(target: Target): Place | undefined {
    const { table, row, column } = target;
    if (table === this.table) return super.where(target);
    if (table === NOTES) {
      const at = this.notes.cell(row, column);
      const place = at && this.there(at.stage, `lane:${at.lane}`);
      return place && (this.value(place) as readonly NoteLine[]).some(({ id }) => id === row)
        ? place
        : undefined;
    }
    const key = table === EMOTIONS ? this.emotions.key(row) : undefined;
    const feeling = column === UNAWARE ? "score" : column;
    if (key?.version !== this.choice.version || this.emotions.id(key) !== row) return undefined;
    return this.there(key.stage, `${feeling}:${key.persona}`);
  }

  override value(place: Place): unknown {
    const meaning = this.besides.meaning(place.column);
    if (!meaning) return super.value(place);
    if ("lane" in meaning) return this.notes.lines({ ...meaning, stage: place.row });
    return this.emotions.value(this.emotion(place, meaning), meaning.feeling);
  }

  override put(place: Place, entry: Entry, seen?: number): Refused | null {
    const meaning = this.besides.meaning(place.column);
    if (!meaning) return super.put(place, entry, seen);
    if ("lane" in meaning) return this.notes.put({ ...meaning, stage: place.row }, entry, seen);
    const spec = this.besides.declared(meaning.feeling);
    if (!spec) return null;
    return this.emotions.put(this.emotion(place, meaning), meaning.feeling, spec, entry, seen);
  }

  override plan(writes: readonly Write[]): Plan {
    const meaning = ({ place }: Write) => this.besides.meaning(place.column);
    const own = super.plan(writes.filter((write) => !meaning(write)));
    const notes = writes.flatMap((write) => {
      const found = meaning(write);
      return found && "lane" in found ? [{ at: { ...found, stage: write.place.row }, ...write }] : [];
    });
    const emotions = writes.flatMap((write): EmotionWrite[] => {
      const found = meaning(write);
      const spec = found && "feeling" in found ? this.besides.declared(found.feeling) : undefined;
      if (!spec || !found || "lane" in found) return [];
      return [{ ...write, key: this.emotion(write.place, found), column: found.feeling, spec }];
    });
    const felt = this.emotions.plan(emotions);
    const is_loading = (table: string) => {
      const data = this.store.table(table);
      return data !== undefined && data.ids.length < data.count;
    };
    const waits = (notes.length > 0 && is_loading(NOTES)) || (emotions.length > 0 && is_loading(EMOTIONS));
    return {
      ...(waits && { refused: STILL_LOADING }),
      changes: [...own.changes, ...this.notes.plan(notes), ...felt.changes],
      unfit: [...own.unfit, ...felt.unfit],
      left: own.left,
    };
  }

  override copied(place: Place): Copied {
    const meaning = this.besides.meaning(place.column);
    const value = this.value(place);
    if (meaning && "lane" in meaning) {
      return { text: (value as readonly NoteLine[]).map(({ draft, text }) => draft ?? text).join("\n") };
    }
    return value === UNAWARE && !this.draft(place) ? { text: "does not notice" } : super.copied(place);
  }

  override kind(place: Place): string {
    const meaning = this.besides.meaning(place.column);
    if (!meaning) return super.kind(place);
    return "lane" in meaning ? NOTES : meaning.feeling;
  }

  override texts_at(place: Place): readonly Target[] {
    const meaning = this.besides.meaning(place.column);
    if (!meaning || !("lane" in meaning)) return super.texts_at(place);
    return this.notes.texts_at({ ...meaning, stage: place.row });
  }

  override takes_lines({ column }: Place): boolean {
    const meaning = this.besides.meaning(column);
    return meaning !== undefined && "lane" in meaning;
  }

  override bring_back(place: Place): Refused | null {
    const { table, row, column } = this.target(place);
    const mine = this.replaced(place);
    if (table !== EMOTIONS || !mine) return super.bring_back(place);
    const noticed = mine.value === true ? UNAWARE : null;
    const refused = this.put(place, { value: column === UNAWARE ? noticed : mine.value });
    if (!refused) this.store.drop_replaced(table, row, column);
    return refused;
  }

  override draft(place: Place): Draft | undefined {
    const target = this.target(place);
    return target.table === EMOTIONS ? this.emotions.draft(target) : super.draft(place);
  }

  override is_pending(place: Place): boolean {
    const meaning = this.besides.meaning(place.column);
    if (!meaning || !("lane" in meaning)) return super.is_pending(place);
    return this.notes.is_pending({ ...meaning, stage: place.row });
  }

  private get choice(): StageChoice {
    return this.besides.choice;
  }

  private emotion({ row }: Place, { persona }: { readonly persona: string }): EmotionKey {
    return { stage: row, persona, version: this.choice.version };
  }

  private there(row: string, column: string): Place | undefined {
    return this.data?.row(row) && this.column(column) ? { row, column } : undefined;
  }

  /** Take in the map as it is; the stages whose notes are others now. */
  private look(): Set<string> {
    this.emotions.look();
    this.arranged = this.besides.all(super.columns);
    return this.notes.look(this.rows, this.besides.lanes, this.choice.hides);
  }

  /** The stages of the notes and emotions touched, where they stand at this moment. */
  private stages_of({ tables }: Touched): string[] {
    const notes = [...(tables.get(NOTES) ?? [])].map((id) => this.notes.cell(id)?.stage);
    const emotions = [...(tables.get(EMOTIONS) ?? [])].map((id) => this.emotions.key(id)?.stage);
    return [...notes, ...emotions].filter((stage) => stage !== undefined);
  }
}
