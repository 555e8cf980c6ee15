import { choice_label } from "../cells/cell-text";
import { ChoiceMark, Face } from "../marks";
import { called, PERSONAS, persona_name } from "../people";
import { show_person } from "./board-commands";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";

/** Who travels: the card of the one who is shown, or a short one for each of several. */
export function PersonaCards({ board }: { board: BoardState }) {
  board.news.emotions.value;
  const { personas } = board;
  if (personas.length === 0) return null;
  return (
    <div
      class="jk-bpeople"
      data-several={personas.length > 1 ? "" : undefined}
      role="group"
      aria-label="Personas"
    >
      {personas.map((persona) => (
        <PersonaCard key={persona} board={board} persona={persona} is_only={personas.length === 1} />
      ))}
    </div>
  );
}

/** Fields of a card, with the word that stands before them. */
const ABOUT = [
  ["goals", "Wants"],
  ["frustrations", "Fears"],
] as const;

function PersonaCard({ board, persona, is_only }: { board: BoardState; persona: string; is_only: boolean }) {
  board.news.emotions.value;
  const { store } = board;
  const text = (column: string) => String(store.value(PERSONAS, persona, column) ?? "");
  const name = persona_name(store, persona);
  const index = store.table(PERSONAS)?.ids.indexOf(persona) ?? -1;
  const grades = spec_of(board, PERSONAS, "grade");
  const grade = grades?.choices?.find(({ value }) => value === text("grade"));
  const asked = store.value(PERSONAS, persona, "sample_size");
  const quote = text("quote").replace(/^[“”„"«]+|[“”"»]+$/g, "");
  return (
    <article
      class="jk-bperson"
      aria-label={name}
      data-chosen={board.panel.value && board.person.value === persona ? "" : undefined}
    >
      <Face name={name} index={index} letters={called(store, persona).initials} />
      <div class="jk-bwho">
        <button
          type="button"
          class="jk-words"
          aria-label={`${name}: details`}
          onClick={() => show_person(board, persona)}
        >
          {name}
        </button>
        {text("segment") && <span dir="auto">{text("segment")}</span>}
        {grade && grades && (
          <span class="jk-bmark">
            <ChoiceMark mark={grade.mark} />
            {choice_label(grades, grade.value)}
            {typeof asked === "number" && asked > 0 && ` · n = ${asked}`}
          </span>
        )}
      </div>
      {quote && <blockquote dir="auto">“{quote}”</blockquote>}
      {is_only && (
        <dl>
          {ABOUT.map(([column, word]) =>
            text(column) ? (
              <div key={column}>
                <dt>{word}</dt>
                <dd dir="auto">{text(column)}</dd>
              </div>
            ) : null,
          )}
        </dl>
      )}
    </article>
  );
}
