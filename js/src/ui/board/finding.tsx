import { Icon } from "../icons";
import { is_composing } from "../key-press";
import { number_text } from "../phrases";
import { Select } from "../select";
import { fold } from "./board-commands";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";
import { all_found } from "./seeking";

/** A field to look for words, and a choice of how well things are known: what is found stands out. */
export function Finding({ board }: { board: BoardState }) {
  const sought = board.sought.value;
  board.news.content.value;
  const is_on = sought.text.trim() !== "" || sought.grade !== "";
  const found = is_on ? all_found(board) : [];
  const go_on = () => {
    const active = board.active.peek();
    const at = found.findIndex(({ item }) => item === active?.item);
    const next = found[(at + 1) % found.length];
    if (!next) return;
    if (board.is_folded(next.row)) fold(board, next.row);
    board.go_to(next);
  };
  const keydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (is_composing(event) || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    if (event.key === "Enter") go_on();
    else if (sought.text) board.sought.value = { ...sought, text: "" };
    else board.call_focus();
  };
  const grades = spec_of(board, "notes", "grade")?.choices ?? [];
  return (
    <span class="jk-bfind" role="search">
      <Icon name="search" />
      <input
        type="text"
        value={sought.text}
        placeholder="Find"
        aria-label="Find in notes and needs"
        autocomplete="off"
        onInput={(event) => {
          board.sought.value = { ...sought, text: event.currentTarget.value };
        }}
        onKeyDown={keydown}
      />
      <span class="jk-bfound" role="status">
        {is_on && (found.length > 0 ? number_text(found.length) : "none")}
        {is_on && <span class="jk-sr"> found</span>}
      </span>
      <Select
        label="How we know"
        choices={[{ value: "", label: "Any grade" }, ...grades]}
        value={sought.grade}
        choose={(grade) => {
          board.sought.value = { ...sought, grade };
        }}
      />
    </span>
  );
}
