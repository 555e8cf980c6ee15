import type { ComponentChildren } from "preact";
import type { TableSpec } from "../core/protocol";
import type { Status } from "../core/store";
import { SmallIcon, type SmallName } from "./icons";
import { clock_time, number_text, row_count } from "./phrases";

type Tone = "pending" | "saved" | "error" | "conflict";

interface Lost {
  readonly row: string;
  readonly column: string;
  readonly text: string;
}

interface StatusLineProps {
  readonly status: Status;
  readonly spec: TableSpec;
  readonly count: number;
  /** Cells whose text the map did not take. */
  readonly drafts: number;
  /** Something that has just happened. */
  readonly message: { readonly text: string; readonly undo?: boolean } | null;
  /** A text whose row is gone. */
  readonly lost: Lost | undefined;
  let_go(lost: Lost): void;
  to_draft(): void;
  undo(): void;
}

/** Under the grid, in words: what is safe, what waits, what is to be done. */
export function StatusLine({
  status,
  spec,
  count,
  drafts,
  message,
  lost,
  let_go,
  to_draft,
  undo,
}: StatusLineProps) {
  const { pending, loading } = status;
  const rows =
    loading > 0 ? `Loading ${number_text(count - loading)} of ${number_text(count)}` : row_count(spec, count);
  return (
    <div class="jk-status" role="status" aria-live="off">
      {pending > 0 && (
        <Item tone="pending" icon="pending">
          {pending === 1 ? "1 edit waiting" : `${number_text(pending)} edits waiting`}
        </Item>
      )}
      <Safety status={status} />
      {drafts > 0 && (
        <Item tone="error" icon="error">
          <button type="button" class="jk-words" onClick={to_draft}>
            {drafts === 1 ? "1 cell to correct" : `${number_text(drafts)} cells to correct`}
          </button>
        </Item>
      )}
      {lost && (
        <span data-tone="conflict">
          Kept from a deleted row: “{lost.text}”
          <button type="button" class="jk-words" onClick={() => let_go(lost)}>
            Let it go
          </button>
        </span>
      )}
      {message && (
        <span data-message="">
          {message.text}
          {message.undo && (
            <button type="button" class="jk-words" onClick={undo}>
              Undo
            </button>
          )}
        </span>
      )}
      <span class="jk-gap" />
      <span data-count="">{rows}</span>
    </div>
  );
}

/** Whether edits reach the kernel, and where they are kept. */
export function safety_text({ phase, since, pending, saved_at, file }: Status): string {
  if (phase === "starting") return "Waiting for the kernel";
  if (phase === "read_only") return "This map can only be read";
  if (phase === "cut_off") return `Cut off since ${clock_time(since)}. Your edits are kept here.`;
  if (pending > 0) return "";
  if (saved_at === null) return file ? `In ${file}` : "Live in the notebook’s memory";
  return file
    ? `Saved ${clock_time(saved_at)} in ${file}`
    : `Live in the notebook’s memory, ${clock_time(saved_at)}`;
}

function Safety({ status }: { status: Status }) {
  const text = safety_text(status);
  if (!text) return null;
  if (status.phase === "cut_off")
    return (
      <Item tone="conflict" icon="cut_off">
        {text}
      </Item>
    );
  if (status.phase !== "live") return <span>{text}</span>;
  const hint = status.file ? undefined : 'To keep it, save the map: jk.save(m, "name.journey.json")';
  return (
    <Item tone="saved" icon="tick" title={hint}>
      {text}
    </Item>
  );
}

function Item(props: {
  tone: Tone;
  icon: SmallName;
  title?: string | undefined;
  children: ComponentChildren;
}) {
  return (
    <span data-tone={props.tone} title={props.title}>
      <SmallIcon name={props.icon} />
      {props.children}
    </span>
  );
}
