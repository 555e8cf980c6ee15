import { type Closing, leave_menu, Menu } from "../menu";
import { command, in_words, is_on, MENU } from "./commands";
import type { GridState } from "./grid-state";

/** All that can be done where somebody stands: for the pointer, for fingers, and where keys do not arrive. */
export function CellMenu({ state }: { state: GridState }) {
  const anchor = state.menu.value;
  if (!anchor) return null;
  const groups = MENU.map((names) =>
    names.flatMap((name) => {
      const known = command(name);
      const disabled = !is_on(state, known);
      const { label, keys, icon } = in_words(state, known);
      // What only some cells ask for is not listed for others.
      if (disabled && names === MENU[0]) return [];
      return [{ label, keys, icon, disabled, act: () => void known.act(state) }];
    }),
  );
  const close = (how: Closing) => {
    state.menu.value = null;
    leave_menu(how, anchor, () => state.call_focus());
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
