import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons";
import { is_composing } from "./key-press";
import { type Anchor, Popover } from "./popover";

export interface MenuItem {
  readonly label: string;
  readonly icon?: IconName | undefined;
  /** The keys that do the same without the menu. */
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  act(): void;
}

/** How a menu closes: without a choice, by a key; with one; or because the focus went elsewhere. */
export type Closing = "by_key" | "chosen" | "left";

/** Whoever came from a button and chose nothing goes back to it; whoever went elsewhere stays there. */
export function leave_menu(how: Closing, anchor: Anchor, back: () => void): void {
  if (how === "by_key" && anchor instanceof HTMLButtonElement) anchor.focus();
  else if (how !== "left") back();
}

interface MenuProps {
  readonly label: string;
  readonly groups: readonly (readonly MenuItem[])[];
  readonly anchor: Anchor;
  close(how: Closing): void;
}

/** A list of commands that has the focus while it is open. */
export function Menu({ label, groups, anchor, close }: MenuProps) {
  const list = useRef<HTMLDivElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
  useLayoutEffect(() => buttons()[0]?.focus({ preventScroll: true }), []);

  const keydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (is_composing(event)) return;
    const all = buttons();
    const at = all.indexOf(event.target as HTMLElement);
    const to = target_of(event, all, at);
    if (to === undefined && event.key !== "Escape" && event.key !== "Tab") return;
    event.preventDefault();
    if (to === undefined) close("by_key");
    else to?.focus();
  };
  const leave = (event: FocusEvent) => {
    const root = list.current?.getRootNode() as Document | ShadowRoot | undefined;
    // Switching to another window is not leaving.
    if (root?.activeElement === event.target) return;
    if (!list.current?.contains(event.relatedTarget as Node | null)) close("left");
  };
  return (
    <Popover
      class="jk-menu"
      anchor={() => anchor}
      onKeyDown={keydown}
      onFocusOut={leave}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      <div ref={list} role="menu" aria-label={label}>
        {groups.map((items) => (
          <div key={items[0]?.label} role="group" class="jk-menu-group">
            {items.map((item) => (
              <Item key={item.label} {...item} close={close} />
            ))}
          </div>
        ))}
      </div>
    </Popover>
  );
}

interface ItemProps extends MenuItem {
  close(how: Closing): void;
}

const NAMES: Record<string, string> = {
  Ctrl: "Control",
  Esc: "Escape",
  Del: "Delete",
  "+": "Plus",
  "−": "-",
  "↑": "ArrowUp",
  "↓": "ArrowDown",
  "←": "ArrowLeft",
  "→": "ArrowRight",
};

/** "Ctrl Shift +" as attributes have it. */
function shortcut(keys: string): string {
  return keys
    .split(" ")
    .map((key) => NAMES[key] ?? key)
    .join("+");
}

function Item({ label, icon, keys, disabled, act, close }: ItemProps) {
  const run = () => {
    if (disabled) return;
    close("chosen");
    act();
  };
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      aria-disabled={disabled ? "true" : undefined}
      aria-keyshortcuts={keys && shortcut(keys)}
      onClick={run}
    >
      {icon ? <Icon name={icon} /> : <i />}
      <span>{label}</span>
      {keys && <kbd data-keys={keys} />}
    </button>
  );
}

/** Where a key leads from the item at `at`: with the arrows round and round, with a letter to the next such item. */
function target_of(event: KeyboardEvent, all: readonly HTMLElement[], at: number): HTMLElement | undefined {
  const { key } = event;
  if (key === "ArrowDown") return all[(at + 1) % all.length];
  if (key === "ArrowUp") return all[(at - 1 + all.length) % all.length];
  if (key === "Home") return all[0];
  if (key === "End") return all.at(-1);
  if (key.length !== 1 || key === " " || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const begins = (item: HTMLElement) => item.textContent?.toLowerCase().startsWith(key.toLowerCase());
  return [...all.slice(at + 1), ...all.slice(0, at + 1)].find(begins);
}
