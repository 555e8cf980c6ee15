import type { NeedLine } from "../../board/need-cells";
import { ACT } from "../../core/scores";
import { cell_text } from "../cells/cell-text";
import { opportunity_view } from "../cells/scale-view";
import { SmallIcon } from "../icons";
import { ChoiceMark } from "../marks";
import { persona_name } from "../people";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";
import { Clashes, fault_id as fault_of } from "./clash";
import { type CardProps, card_attributes, STATES, Whose } from "./note-card";
import { SpotEditor } from "./spot-editor";

/** A need as a chip: its level by letter and shape, D or B, how large the opportunity is, whether it has a USP. */
export function NeedChip({ line, ...card }: CardProps & { readonly line: NeedLine }) {
  const { board, edit, state } = card;
  const { store } = board;
  const { id, level, kind, opportunity, usp, grade, persona } = line;
  const fault_id = fault_of(board, "needs", id);
  const spec = edit && spec_of(board, "needs", edit.column);
  const choice = (name: string, value: string | undefined) =>
    spec_of(board, "needs", name)?.choices?.find((known) => known.value === value);
  const known = choice("grade", grade);
  return (
    <li
      class="jk-bneed"
      aria-label={edit ? undefined : need_words(board, line, state)}
      data-grade={grade}
      data-marked={level ? "" : undefined}
      {...card_attributes(id, card)}
    >
      <ChoiceMark mark={choice("level", level)?.mark} />
      {edit && spec ? (
        <SpotEditor board={board} edit={edit} spec={spec} fault_id={fault_id} />
      ) : (
        <p dir="auto" class={line.draft === undefined ? undefined : "jk-bad"}>
          {(line.draft ?? line.statement) || <span class="jk-none">Empty need</span>}
        </p>
      )}
      <div class="jk-bfoot">
        {card.faces && persona !== undefined && <Whose store={store} persona={persona} />}
        {kind && <b>{kind}</b>}
        {opportunity !== null && <span class="jk-bmark jk-bopp">{opportunity_view(opportunity)}</span>}
        {known && (
          <span class="jk-bmark" title={known.label}>
            <ChoiceMark mark={known.mark} />
          </span>
        )}
        {usp && (
          <span class="jk-usp" title={usp}>
            USP
          </span>
        )}
        {state === "pending" && (
          <span class="jk-bmark">
            <SmallIcon name="pending" />
            Waiting
          </span>
        )}
      </div>
      <Clashes board={board} table="needs" row={id} />
    </li>
  );
}

/** A need in words, with all that its marks say. */
function need_words(board: BoardState, line: NeedLine, state: CardProps["state"]): string {
  const { statement, draft, persona, level, kind, opportunity, usp, grade } = line;
  const label = (name: string, value: string | undefined) => {
    const spec = spec_of(board, "needs", name);
    return spec && value ? cell_text(board.store, spec, value) : "";
  };
  const parts = [
    draft ?? (statement || "Empty need"),
    persona && `for ${persona_name(board.store, persona)}`,
    label("level", level),
    kind && (kind === "B" ? "being need" : "deficit need"),
    opportunity === null
      ? "not judged yet"
      : `opportunity ${opportunity}${opportunity >= ACT ? ", act" : ""}`,
    label("grade", grade),
    usp && `why they choose us: ${usp}`,
    state && STATES[state],
  ];
  return parts.filter(Boolean).join(", ");
}
