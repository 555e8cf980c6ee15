import { useLayoutEffect } from "preact/hooks";
import { column_named, is_empty } from "../../core/columns";
import type { ColumnSpec } from "../../core/protocol";
import { EMOTIONS, UNAWARE } from "../../sheets/emotion-cells";
import type { Target } from "../grid/sheet";
import { type PanelRecord, row_record } from "../panel/record";
import { type PanelAction, SidePanel } from "../panel/side-panel";
import { PERSONAS, persona_name } from "../people";
import { type BoardCommandName, command, in_words, is_on } from "./board-commands";
import { emotion_key, stage_name, subject_of, where_of } from "./board-places";
import type { BoardState } from "./board-state";
import { remove_rows } from "./removing";

/** Beside the board: everything the map says about what is active there. */
export function BoardPanel({ board }: { board: BoardState }) {
  board.news.content.value;
  board.news.emotions.value;
  board.news.status.value;
  // The map has less room now: what the panel is about comes into sight again.
  useLayoutEffect(
    () => board.active_element()?.scrollIntoView({ block: "nearest", inline: "nearest" }),
    [board],
  );
  const close = () => {
    board.panel.value = false;
    board.call_focus();
  };
  return (
    <SidePanel
      store={board.store}
      record={record_of(board)}
      news={board.news.content}
      actions={actions_of(board)}
      focus_calls={board.panel_calls}
      close={close}
    />
  );
}

function record_of(board: BoardState): PanelRecord | undefined {
  const person = board.person.value;
  if (person !== null && board.store.table(PERSONAS)?.row(person))
    return row_record(board.store, PERSONAS, person);
  const spot = board.active.value;
  const subject = spot && subject_of(board, spot);
  if (!spot || !subject) return undefined;
  const key = emotion_key(spot);
  if (key) return emotion_record(board, key);
  const where = spot.item ? where_of(board, spot) : "";
  return row_record(board.store, subject.table, subject.row, where);
}

/** A point of the curve: a row that is made with its first value. */
function emotion_record(
  board: BoardState,
  key: NonNullable<ReturnType<typeof emotion_key>>,
): PanelRecord | undefined {
  const { store, emotions } = board;
  const spec = store.table(EMOTIONS)?.spec;
  if (!spec) return undefined;
  const names = ["score", "word", "note", "unaware"];
  const columns = names.flatMap((name) => column_named(spec.columns, name) ?? []);
  const id = emotions.id(key);
  const row = store.table(EMOTIONS)?.row(id);
  const version = column_named(spec.columns, "version")?.choices?.find(({ value }) => value === key.version);
  const target = ({ name }: ColumnSpec): Target => ({ table: EMOTIONS, row: id, column: name });
  return {
    key: `${EMOTIONS} ${id}`,
    noun: "Emotion",
    where: [stage_name(board, key.stage), persona_name(store, key.persona), version?.label]
      .filter(Boolean)
      .join(" · "),
    columns,
    target,
    value: ({ name }) => store.value(EMOTIONS, id, name),
    put: (column, entry, seen) => {
      if (column.name !== "unaware") return emotions.put(key, column.name, column, entry, seen);
      const score = column_named(spec.columns, "score");
      const on = "value" in entry && !is_empty(entry.value);
      return score ? emotions.put(key, "score", score, { value: on ? UNAWARE : null }, seen) : null;
    },
    author: String(row?.cells.author ?? ""),
    id: row ? id : "",
  };
}

const ACTIONS: readonly BoardCommandName[] = ["move_to", "duplicate", "back", "on", "remove"];

/** What can be done with what is shown, in few words. */
const WORDS: Partial<Record<BoardCommandName, string>> = { move_to: "Move to…", duplicate: "Duplicate" };

function actions_of(board: BoardState): PanelAction[] {
  const person = board.person.value;
  if (person !== null) {
    const act = () => remove_rows(board, { table: PERSONAS, rows: [person] });
    return board.locked ? [] : [{ label: "Delete persona", icon: "trash", danger: true, act }];
  }
  return ACTIONS.flatMap((name) => {
    const known = command(name);
    if (!is_on(board, known)) return [];
    const { label, icon = "more" } = in_words(board, known);
    const short = WORDS[name] ?? label;
    return [{ label: short, icon, danger: name === "remove", act: () => void known.act(board) }];
  });
}
