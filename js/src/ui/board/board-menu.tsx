import { type Closing, leave_menu, Menu } from "../menu";
import { BOARD_MENU, command, in_words, is_on } from "./board-commands";
import type { BoardState } from "./board-state";

/** All that can be done where somebody stands: for the pointer, for fingers, and where keys do not arrive. */
export function BoardMenu({ board }: { board: BoardState }) {
  const anchor = board.menu.value;
  if (!anchor) return null;
  const groups = BOARD_MENU.map((names) =>
    names.flatMap((name) => {
      const known = command(name);
      if (!is_on(board, known)) return [];
      return [{ ...in_words(board, known), act: () => void known.act(board) }];
    }),
  );
  const close = (how: Closing) => {
    board.menu.value = null;
    leave_menu(how, anchor, () => board.call_focus());
  };
  return (
    <Menu
      label="Commands"
      groups={groups.filter((items) => items.length > 0)}
      anchor={anchor}
      close={close}
    />
  );
}
