import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Draft, Status, Store } from "../core/store";
import type { Announcer } from "./announcer";
import type { Message } from "./grid/grid-state";
import type { Target } from "./grid/sheet";
import { LiveRegion } from "./live-region";
import { speaks } from "./speaking";
import { is_safe, StatusLine, safety_text } from "./status-line";

/** A view with a status line of its own. */
interface Speaker {
  readonly announcer: Announcer;
  readonly message: Signal<Message | null>;
  readonly contest: Signal<Message | null>;
  call_focus(): void;
}

interface SpokenStatusProps {
  readonly store: Store;
  readonly view: Speaker;
  readonly status: Status;
  /** Another line of the same view says what is saved. */
  readonly brief?: boolean | undefined;
  /** How much there is. */
  readonly rows: string;
  readonly drafts: number;
  readonly lost: (Target & Draft) | undefined;
  to_draft(): void;
}

/** The line under a view, and what screen readers hear of it. */
export function SpokenStatus({ store, view, status, brief, ...rest }: SpokenStatusProps) {
  const { announcer } = view;
  const told = view.message.value;
  const message = told?.undo && told.edits !== store.edits ? null : told;
  const waited = useRef(0);
  useEffect(() => announcer.say(message?.text ?? ""), [message]);
  const contest = view.contest.value;
  useEffect(() => announcer.say(contest?.text ?? ""), [contest]);
  useEffect(() => {
    if (!is_safe(status) && speaks(store, view)) announcer.say(safety_text(status));
  }, [status.phase, status.trouble, store, view]);
  useEffect(() => {
    const arrived = waited.current > 0 && status.pending === 0 && is_safe(status);
    if (arrived && speaks(store, view)) announcer.mention("Saved.");
    waited.current = status.pending;
  }, [status.pending]);
  return (
    <>
      <StatusLine
        {...rest}
        status={brief ? undefined : status}
        message={message}
        let_go={({ table, row, column }) => store.drop_draft(table, row, column)}
        dismiss_note={() => {
          view.call_focus();
          store.dismiss_note();
        }}
        undo={() => {
          view.message.value = null;
          // The button goes away with its message.
          view.call_focus();
          store.undo();
        }}
      />
      <LiveRegion announcer={announcer} />
    </>
  );
}
