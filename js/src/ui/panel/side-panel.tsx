import type { ReadonlySignal } from "@preact/signals";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { place_key } from "../../core/changes";
import { new_element_prefix } from "../../core/ids";
import type { ColumnSpec } from "../../core/protocol";
import type { Store } from "../../core/store";
import { use_contest } from "../contested";
import { KEPT_FROM_HOST } from "../field";
import { key_of } from "../grid/keys";
import { keep_from_host } from "../host-keys";
import { Icon, type IconName } from "../icons";
import { PanelField } from "./panel-field";
import type { PanelRecord } from "./record";

export interface PanelAction {
  readonly label: string;
  readonly icon: IconName;
  readonly danger?: boolean;
  readonly disabled?: boolean;
  act(): void;
}

interface SidePanelProps {
  readonly store: Store;
  readonly record: PanelRecord | undefined;
  /** Counts news of what is shown. */
  readonly news: ReadonlySignal<number>;
  readonly actions: readonly PanelAction[];
  /** Each other number puts the focus on the first field; 0: nobody has called. */
  readonly focus_calls: ReadonlySignal<number>;
  close(): void;
}

/** Every column of the thing selected, each edited where it stands. It stands behind the board in the page. */
export function SidePanel({ store, record, news, actions, focus_calls, close }: SidePanelProps) {
  news.value;
  const calls = focus_calls.value;
  const box = useRef<HTMLElement>(null);
  const id = useMemo(new_element_prefix, []);
  /** Before what follows from this is on the page. */
  const had_focus = box.current?.matches(":focus-within");
  const contest = use_contest(store, box, (one) => {
    const is_here = (column: ColumnSpec) => record && place_key(record.target(column)) === place_key(one);
    return record?.columns.find(is_here)?.name;
  });
  const focus = () => {
    const [button, field = button] = ["button", '.jk-field[tabindex="0"]'].map(
      (one) => box.current?.querySelector<HTMLElement>(one) ?? undefined,
    );
    field?.focus();
  };
  useLayoutEffect(() => {
    if (calls > 0) focus();
  }, [calls]);
  useLayoutEffect(() => {
    // What had the focus went away with the thing that was shown.
    const root = box.current?.getRootNode() as Document | ShadowRoot;
    const now = root.activeElement;
    if (had_focus && (!now || now.tagName === "BODY")) focus();
  });

  const keydown = (event: KeyboardEvent) => {
    const key = key_of(event);
    if (key === "escape") {
      event.preventDefault();
      close();
    } else if (key !== "clipboard" && key !== "select_all") return keep_from_host(event);
    event.stopPropagation();
  };
  const noun = record?.noun ?? "Details";
  const may_write = store.status.phase !== "read_only";
  return (
    <aside
      ref={box}
      class="jk-panel"
      aria-label={noun}
      data-noprint=""
      onKeyDown={keydown}
      {...KEPT_FROM_HOST}
    >
      <header>
        <h3>{noun}</h3>
        <span>{record?.where}</span>
        <button type="button" class="jk-button" aria-label="Close" title="Close (Esc)" onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      {record ? (
        // Whoever may not write scrolls with the keys.
        <div class="jk-entries" tabIndex={may_write ? undefined : 0}>
          {record.columns.map((column) => (
            <PanelField
              key={`${record.key} ${column.name}`}
              store={store}
              record={record}
              column={column}
              contest={contest}
              id={`${id}-${column.name}`}
            />
          ))}
          <dl>
            {record.author && <Fact name="Written by" text={record.author} />}
            {record.id && <Fact name="Row" text={record.id} />}
          </dl>
        </div>
      ) : (
        <p class="jk-plain">Select something on the board.</p>
      )}
      {record && actions.length > 0 && (
        <footer>
          {actions.map((action) => (
            <Action key={action.label} {...action} />
          ))}
        </footer>
      )}
      {/* Said politely, as a log is. */}
      <div class="jk-sr" role="log">
        {contest.value.text}
      </div>
    </aside>
  );
}

function Fact({ name, text }: { name: string; text: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{text}</dd>
    </div>
  );
}

/** What takes things away says so by its icon alone, apart from the others. */
function Action({ label, icon, danger, disabled, act }: PanelAction) {
  return (
    <button
      type="button"
      class={danger ? "jk-button" : "jk-button jk-line"}
      aria-label={label}
      aria-disabled={disabled ? "true" : undefined}
      title={label}
      data-danger={danger ? "" : undefined}
      onClick={() => disabled || act()}
    >
      <Icon name={icon} />
      {!danger && label}
    </button>
  );
}
