/** One page of the simulation: a real store, its view, its clock, and the end of a line to a kernel. */
import { browser_storage } from "../../src/core/identity";
import type { ClientMessage, KernelMessage } from "../../src/core/protocol";
import { make_store, type Store } from "../../src/core/store";
import { TurnedClock } from "../core/stage";
import type { FakeBrowser } from "./fake-browser";

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
  private readonly life = new AbortController();
  private receiver: (message: KernelMessage) => void = () => {};
  private sent: string[] = [];
  private told = "";
  private store: Store | undefined;

  async open(browser: FakeBrowser, map: string, tab: string, copied_from: string): Promise<string> {
    const storage = await browser_storage(map, this.life.signal, browser.tab(tab, copied_from));
    const send = (message: ClientMessage) => {
      if (!this.life.signal.aborted) this.sent.push(JSON.stringify(message));
      return true;
    };
    const listen = (receiver: typeof this.receiver) => {
      this.receiver = receiver;
    };
    const { clock } = this;
    this.store = make_store({ channel: { send, listen }, clock, storage, client: storage.client });
    this.store.open_view(this.life.signal);
    return storage.client;
  }

  /** The page is gone: nothing it has waiting will run. */
  close(): void {
    this.life.abort();
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
        return { refused: store.move_row(edit[1], edit[2], edit[3])[0]?.code };
      default:
        store[edit[0]]();
        return {};
    }
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
      store.replaced(table, row, column)?.value ?? null,
    ]);
    const { rev, seen, fields } = store;
    const view = JSON.stringify({ phase, pending, loading, rev, seen, fields, rows, places });
    if (view === this.told) return "";
    this.told = view;
    return view;
  }
}
