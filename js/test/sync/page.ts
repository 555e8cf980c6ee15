/** One page of the simulation: its real stores, one after the other, its clock, and the end of a line to a kernel. */
import { setMaxListeners } from "node:events";
import type { Channel } from "../../src/core/channel";
import { borrow, stand_ready, take_over } from "../../src/core/handover";
import { type BrowserParts, browser_storage } from "../../src/core/identity";
import type { KernelMessage } from "../../src/core/protocol";
import { make_store, type Store } from "../../src/core/store";
import { TurnedClock } from "../core/stage";

export type Edit =
  | ["text", string, string, string, string, number | null]
  | ["add", string, Record<string, unknown>]
  | ["remove", string, string]
  | ["move", string, string, -1 | 1]
  | ["undo"]
  | ["redo"];

/** A place as [table, row, column]. */
type Watched = readonly [string, string, string];

export class Page {
  readonly clock = new TurnedClock();
  private readonly ended = new AbortController();
  /** Where the stores of the page call one another. */
  private readonly meeting = new EventTarget();
  private receiver: (message: KernelMessage) => void = () => {};
  private hang_up_now = () => {};
  private sent: string[] = [];
  private told = "";
  private store: Store | undefined;

  constructor(private readonly browser: BrowserParts) {
    setMaxListeners(0, this.ended.signal);
  }

  /** Run the cell that shows the map: as `js/src/entries/map-model.ts` does it. Returns who the client is. */
  async run_cell(map: string): Promise<string> {
    this.hang_up_now();
    const { clock, meeting } = this;
    const { signal } = this.ended;
    const handed = take_over(map, meeting);
    const lock = new AbortController();
    signal.addEventListener("abort", () => lock.abort());
    const storage = await browser_storage(map, lock.signal, this.browser, handed);
    const left_by_others = (title: string) => borrow(map, title, meeting);
    const { client } = storage;
    const store = make_store({ channel: this.channel(), clock, storage, client, left_by_others });
    stand_ready({ map, store, last_call: () => {}, let_go: () => lock.abort() }, signal, meeting);
    store.open_view(signal);
    this.store = store;
    return client;
  }

  private channel(): Channel {
    let is_open = true;
    this.hang_up_now = () => {
      is_open = false;
    };
    return {
      send: (message) => {
        if (is_open && !this.ended.signal.aborted) this.sent.push(JSON.stringify(message));
        return is_open;
      },
      listen: (receiver) => {
        this.receiver = (message) => is_open && receiver(message);
      },
    };
  }

  /** The kernel is gone: nothing of this page reaches it any more. `told`: the page hears so at once. */
  hang_up(told: boolean): void {
    this.hang_up_now();
    if (told) this.store?.knock();
  }

  /** The page goes away, with the word that it does; what it says last may still arrive. */
  close(): string[] {
    this.store?.flush(true);
    this.ended.abort();
    return this.take_sent();
  }

  hear(messages: KernelMessage[]): void {
    for (const message of messages) this.receiver(message);
  }

  /** Returns the row's id if one was added, and how the edit was refused, if it was. */
  edit(edit: Edit): { id?: string; refused?: string } {
    const store = this.store as Store;
    switch (edit[0]) {
      case "text": {
        const refused = store.set_text(edit[1], edit[2], edit[3], edit[4], edit[5] ?? undefined);
        return refused ? { refused: refused.code } : {};
      }
      case "add": {
        const added = store.add_row(edit[1], edit[2]);
        return typeof added === "string" ? { id: added } : { refused: added[0]?.code ?? "" };
      }
      case "remove":
        return { refused: store.remove_rows(edit[1], [edit[2]])[0]?.code };
      case "move":
        return this.move(store, edit[1], edit[2], edit[3]);
      default:
        store[edit[0]]();
        return {};
    }
  }

  private move(store: Store, table: string, row: string, by: -1 | 1): { refused?: string } {
    const ids = store.table(table)?.ids ?? [];
    const past = ids[ids.indexOf(row) + by];
    return past === undefined ? {} : { refused: store.move_rows(table, [row], past, by)[0]?.code };
  }

  take_sent(): string[] {
    return this.sent.splice(0);
  }

  /** What a person sees, as JSON; "" if that is what was told last. */
  news(watched: Iterable<Watched>): string {
    const store = this.store as Store;
    const { phase, pending, loading } = store.status;
    const needs = store.table("needs");
    const rows = (needs?.ids ?? []).map((id) => [id, needs?.row(id)?.order, needs?.row(id)?.cells]);
    const places = Array.from(watched, ([table, row, column]) => [
      table,
      row,
      column,
      store.value(table, row, column) ?? null,
      store.is_pending(table, row, column),
      store.draft(table, row, column)?.text ?? null,
      store.draft(table, row, column)?.code ?? "",
      store.replaced(table, row, column)?.value ?? null,
    ]);
    const { rev, seen, fields } = store;
    const view = JSON.stringify({ phase, pending, loading, rev, seen, fields, rows, places });
    if (view === this.told) return "";
    this.told = view;
    return view;
  }
}
