import type { ComponentChildren } from "preact";
import type { Status } from "../core/store";
import { SmallIcon, type SmallName } from "./icons";
import { MyName } from "./my-name";
import { clock_time, number_text } from "./phrases";

type Tone = "pending" | "saved" | "error" | "conflict";

interface Lost {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly text: string;
}

interface StatusLineProps {
  /** Left out where another line on the view says what is safe. */
  readonly status: Status | undefined;
  /** How many rows there are. */
  readonly rows: string;
  /** Cells whose text the map did not take. */
  readonly drafts: number;
  /** Something that has just happened. */
  readonly message: { readonly text: string; readonly undo?: boolean } | null;
  dismiss_note(): void;
  /** A text whose row is gone. */
  readonly lost: Lost | undefined;
  let_go(lost: Lost): void;
  to_draft(): void;
  undo(): void;
}

/** Under the grid, in words: what is safe, what waits, what is to be done. */
export function StatusLine(props: StatusLineProps) {
  const { status, rows, drafts, message, lost, let_go, to_draft, undo, dismiss_note } = props;
  const pending = status?.pending ?? 0;
  return (
    <div class="jk-status" role="status" aria-live="off">
      {pending > 0 && (
        <Item tone="pending" icon="pending">
          {pending === 1 ? "1 edit waiting" : `${number_text(pending)} edits waiting`}
        </Item>
      )}
      {status && <Safety status={status} />}
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
      {status?.note && (
        <span data-note="">
          {status.note}
          <button type="button" class="jk-words" onClick={dismiss_note}>
            Dismiss
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
      <span class="jk-end">
        {status && status.phase !== "read_only" && <MyName />}
        <span data-count="">{rows}</span>
      </span>
    </div>
  );
}

/** Whether edits reach the kernel, and where they are kept. */
export function safety_text(status: Status): string {
  const { phase, since, pending, saved_at, file, kept, reason, trouble } = status;
  if (phase === "starting") return "Waiting for the kernel";
  if (phase === "read_only") return reason;
  if (phase === "kernel_gone")
    return `Kernel gone since ${clock_time(since)}. Your edits are kept here. Run the cells again.`;
  if (phase === "cut_off") {
    const kept = pending > 0 ? "Your edits are kept here. " : "";
    return `Cut off since ${clock_time(since)}. ${kept}If the kernel was restarted, run the cells again.`;
  }
  if (trouble) return trouble;
  if (pending > 0) return "";
  const time = saved_at === null ? "" : clock_time(saved_at);
  if (file) return time ? `Saved ${time} in ${file}` : `In ${file}`;
  const place = `the notebook’s memory${time && `, ${time}`}`;
  return kept ? `In ${place}; kept for jk.recover()` : `Live in ${place}`;
}

/** Why a table is not shown. Only a map that is there can be without it. */
export function absence_text(status: Status, there: boolean, table: string): string {
  if (status.phase === "read_only" || status.phase === "kernel_gone") return safety_text(status);
  if (there) return `This map has no table “${table}”.`;
  if (status.phase === "cut_off")
    return `Waiting for the map. The kernel has not answered since ${clock_time(status.since)}; it may be busy.`;
  return "Waiting for the map…";
}

/** Whether edits are stored, or will be soon. */
export function is_safe({ phase, trouble }: Status): boolean {
  return !trouble && (phase === "live" || phase === "starting");
}

function Safety({ status }: { status: Status }) {
  const text = safety_text(status);
  if (!text) return null;
  if (status.phase === "read_only") return <span data-tone="conflict">{text}</span>;
  if (!is_safe(status))
    return (
      <Item tone="conflict" icon={status.phase === "live" ? "error" : "cut_off"}>
        {text}
      </Item>
    );
  if (status.phase !== "live") return <span>{text}</span>;
  const hint = status.file
    ? undefined
    : status.kept || 'To keep it, save the map: jk.save(m, "name.journey.json")';
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
