import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon } from "../icons";
import { no_rows, with_article } from "../phrases";
import { absence_text } from "../status-line";
import { COMMANDS, is_on } from "./commands";
import { Grid } from "./grid";
import { GridDeleteQuestion } from "./grid-delete-question";
import type { GridState } from "./grid-state";
import { GridStatus } from "./grid-status";
import { GridTools } from "./grid-tools";
import { add_row } from "./row-edits";

interface GridSectionProps {
  readonly state: GridState;
  readonly title: string;
  /** The width there is. */
  readonly room: number;
  /** More tools, behind those for the rows. */
  readonly tools?: ComponentChildren;
  /** Between tools and grid, and between grid and status line. */
  readonly above?: ComponentChildren;
  readonly below?: ComponentChildren;
  /** What an empty table says instead of its own help. */
  readonly invitation?: string;
  /** Another line of the same view says what is saved. */
  readonly brief?: boolean;
}

/** A grid with all that belongs to it: tools, the way to add a row, questions, the status line. */
export function GridSection({
  state,
  title,
  room,
  tools,
  above,
  below,
  invitation,
  brief,
}: GridSectionProps) {
  state.news.schema.value;
  state.news.order.value;
  const { sheet, store } = state;
  const spec = sheet.table_spec;
  const empty = sheet.count === 0 || sheet.columns.length === 0;
  const invite = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The last row took the focus with it.
    if (empty && state.focus_wanted) invite.current?.focus();
  }, [empty, state]);
  if (!spec) {
    const there = store.schema.tables.length > 0;
    return (
      <p class="jk-plain" role="status">
        {absence_text(state.news.status.value, there, sheet.table)}
      </p>
    );
  }
  const locked = state.news.status.value.phase === "read_only";
  const add = () => add_row(state);
  const label = `Add ${with_article(spec.row_title)}`;
  return (
    <>
      <GridTools state={state} title={title}>
        {tools}
      </GridTools>
      {above}
      <Grid key={state.id} state={state} title={title} room={room} />
      {empty ? (
        <div class="jk-empty">
          <b>{no_rows(spec)}</b>
          <p>{invitation ?? spec.help}</p>
          {!locked && (
            <div class="jk-actions">
              <button ref={invite} type="button" class="jk-button jk-main" onClick={add}>
                {label}
              </button>
              {is_on(state, COMMANDS.paste) && (
                <button
                  type="button"
                  class="jk-button jk-line"
                  onClick={() => void COMMANDS.paste.act(state)}
                >
                  Paste from a spreadsheet
                </button>
              )}
            </div>
          )}
        </div>
      ) : (
        !locked && (
          <button type="button" class="jk-add" data-noprint="" onClick={add}>
            <Icon name="plus" />
            {label}
          </button>
        )
      )}
      {below}
      <GridDeleteQuestion state={state} />
      <GridStatus state={state} brief={brief} />
    </>
  );
}
