import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon, type IconName } from "./icons";

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  /** Words beside the icon, where it does not speak for itself. */
  readonly words?: string | undefined;
  readonly keys?: string | undefined;
  readonly disabled?: boolean;
  /** Where it opens a menu: whether that is open. */
  readonly opens?: boolean;
  /** Where the tool is a switch. */
  readonly pressed?: boolean;
  act(): void;
}

/** A row of tools: one stop for Tab, arrows go from tool to tool. */
export function Toolbar({ label, children }: { label: string; children: ComponentChildren }) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Tab reaches the first one, until an arrow leads on, or again when that one is gone.
    const tools = [...(bar.current?.querySelectorAll("button") ?? [])];
    if (tools[0] && !tools.some(({ tabIndex }) => tabIndex === 0)) tools[0].tabIndex = 0;
  });
  const keydown = (event: KeyboardEvent) => {
    const tools = [...(bar.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const at = tools.indexOf(event.target as HTMLElement);
    const to = TARGETS[event.key]?.(at, tools.length);
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    for (const tool of tools) tool.tabIndex = -1;
    const next = tools[(to + tools.length) % tools.length];
    if (next) next.tabIndex = 0;
    next?.focus();
  };
  return (
    <div ref={bar} role="toolbar" aria-label={label} class="jk-toolbar" data-noprint="" onKeyDown={keydown}>
      {children}
    </div>
  );
}

const TARGETS: Record<string, (at: number, count: number) => number> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  Home: () => 0,
  End: (_at, count) => count - 1,
};

export function Tool({ icon, label, words, keys, disabled, opens, pressed, act }: ToolProps) {
  return (
    <button
      type="button"
      class="jk-button"
      tabIndex={-1}
      aria-label={label}
      aria-pressed={pressed}
      aria-haspopup={opens === undefined ? undefined : "menu"}
      aria-expanded={opens}
      aria-disabled={disabled ? "true" : undefined}
      title={keys ? `${label} (${keys})` : label}
      onClick={() => disabled || act()}
    >
      <Icon name={icon} />
      {words}
    </button>
  );
}
