import { useComputed } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import type { BoardRow } from "../../board/board-rows";
import type { Colour } from "../../board/choice";
import { NEEDS, type NeedLine } from "../../board/need-cells";
import {
  EVERYWHERE,
  is_loose,
  LOOSE_NEEDS_ROW,
  LOOSE_ROW,
  lane_of,
  NEEDS_ROW,
  NEW,
  table_of,
} from "../../board/spots";
import { ASKS } from "../../sheets/note-cells";
import type { NoteLine } from "../../sheets/note-lines";
import { called, PERSONAS, persona_name } from "../people";
import { BoardCell } from "./board-cell";
import { row_name, stage_name } from "./board-places";
import { type BoardState, NOTHING } from "./board-state";
import { state_of } from "./clash";
import { LaneHead } from "./lane-head";
import { NeedChip } from "./need-chip";
import { type CardProps, NoteCard } from "./note-card";
import { found_of } from "./seeking";

interface LaneRowProps {
  readonly board: BoardState;
  readonly row: BoardRow;
}

/** A card that stands in a cell. */
type Card =
  | { readonly table: "needs"; readonly line: NeedLine; readonly card: CardProps }
  | { readonly table: "notes"; readonly line: NoteLine; readonly card: CardProps };

/** What rows that are no lane say of themselves. */
const QUESTIONS: Record<string, string> = {
  [NEEDS_ROW]: "What does the customer need here?",
  [LOOSE_ROW]: "At no stage or lane. Move them to where they belong.",
  [LOOSE_NEEDS_ROW]: "At no stage. Move them to where they belong.",
};

/** A lane: its head and a cell a stage. It renders when its own things do, not when one walks elsewhere. */
export function LaneRow({ board, row: { key, side } }: LaneRowProps) {
  board.news.content.value;
  board.news.status.value;
  const here = useComputed(() => (board.active.value?.row === key ? board.active.value : null)).value;
  const edit = useComputed(() => (board.editing.value?.spot.row === key ? board.editing.value : null)).value;
  const lift = useComputed(() => {
    const held = board.lift.value;
    return held &&
      (held.to.row === key || held.ids.some((id) => board.content.place_of(held.table, id)?.row === key))
      ? held
      : null;
  }).value;
  const folded = useComputed(() => board.is_folded(key)).value;
  const choice = board.choice.value;
  const sought = board.sought.value;
  useLayoutEffect(() => board.give_focus());

  const { content, store } = board;
  const lane = lane_of(key);
  const name = row_name(board, key);
  const question =
    lane === undefined ? (QUESTIONS[key] ?? "") : String(store.value("lanes", lane, "prompt") ?? "");
  const people = store.table(PERSONAS)?.ids ?? [];
  const stages = is_loose(key) ? [EVERYWHERE] : board.stages;
  const needs_ask =
    key === NEEDS_ROW ? board.stages.find((stage) => content.need_lines(key, stage).length === 0) : undefined;

  const table = table_of(key);
  const { ids: selected } = board.selected.value.table === table ? board.selected.value : NOTHING;

  const card_of = (line: NoteLine | NeedLine): CardProps => {
    const { id = "", persona, grade } = line;
    return {
      board,
      state: state_of(board, table, id),
      active: here?.item === id,
      selected: selected.has(id),
      lifted: (lift?.table === table && lift.ids.includes(id)) ?? false,
      found: found_of(sought, line),
      edit: edit?.spot.item === id ? edit : null,
      paper: paper_of(choice.colour, persona === undefined ? -1 : people.indexOf(persona), grade),
      faces: people.length > 1 && board.personas.length > 1,
    };
  };

  const card_at = (id: string): Card[] => {
    const need = table === NEEDS ? content.needs.need(id) : undefined;
    const note = table === NEEDS ? undefined : content.notes.line(id);
    if (need) return [{ table: "needs", line: need, card: card_of(need) }];
    return note ? [{ table: "notes", line: note, card: card_of(note) }] : [];
  };

  return (
    <div
      role="row"
      class="jk-brow jk-blane"
      data-row={key}
      data-side={side || undefined}
      data-folded={folded ? "" : undefined}
    >
      <LaneHead
        board={board}
        row={key}
        name={name}
        question={question}
        folded={folded}
        edit={edit?.spot.stage === "" ? edit : null}
        active={here?.stage === ""}
      />
      {stages.map((stage) => {
        const ids = board.items(key, stage);
        const cards = folded ? [] : ids.flatMap((id): Card[] => card_at(id));
        const is_here = here?.stage === stage;
        const own_edit = edit?.spot.stage === stage && edit.spot.item !== "" ? edit : null;
        return (
          <BoardCell
            key={stage}
            board={board}
            row={key}
            stage={stage}
            where={stage === EVERYWHERE ? name : `${name}, ${stage_name(board, stage)}`}
            question={question}
            asks={
              !board.locked &&
              (key === NEEDS_ROW ? needs_ask === stage : content.note_lines(key, stage) === ASKS)
            }
            folded={folded}
            active={is_here && (here?.item === "" || folded)}
            edit={own_edit?.spot.item === NEW ? own_edit : null}
            count={ids.length}
            span={stage === EVERYWHERE ? Math.max(1, board.stages.length) : undefined}
            notes={content.note_lines(key, stage)}
            needs={content.need_lines(key, stage)}
            schema={store.schema}
            looks={cards.map(({ line, card }) => looks_of(line, card)).join("|")}
            items={() =>
              cards.map((one) =>
                one.table === "needs" ? (
                  <NeedChip key={one.line.id} {...one.card} line={one.line} />
                ) : (
                  <NoteCard key={one.line.id} {...one.card} line={one.line} />
                ),
              )
            }
          />
        );
      })}
    </div>
  );
}

/** A card's looks as a text: the same as long as it looks the same. Its line is compared by itself. */
function looks_of({ id, persona }: NoteLine | NeedLine, card: CardProps): string {
  const { board, state, active, selected, lifted, found, edit, paper, faces } = card;
  const { store } = board;
  const place = persona === undefined ? -1 : (store.table(PERSONAS)?.ids.indexOf(persona) ?? -1);
  const name =
    persona === undefined
      ? ""
      : [persona_name(store, persona), ...Object.values(called(store, persona))].join(" ");
  const begun = edit ? `${edit.seen} ${edit.text}` : "";
  return [id, state, active, selected, lifted, found, begun, paper, faces, place, name].join(" ");
}

/** The paper of a card: by whose it is, or by how well it is known. */
function paper_of(colour: Colour, person: number, grade: string | undefined): number {
  if (colour === "persona") return Math.min(person, LAST_PERSON);
  const known = colour === "grade" ? GRADES.indexOf(grade ?? "") : -1;
  return known < 0 ? -1 : LAST_PERSON + 1 + known;
}

const LAST_PERSON = 6;
const GRADES = ["assumption", "one_voice", "several_voices", "measured"];
