/** What the tests play on: a clock they turn, a channel they hold both ends of, and a small map. */
import schema_json from "../../../tests/contract/schema.json";
import type { Channel, Clock } from "../../src/core/channel";
import { local_channel } from "../../src/core/local-kernel";
import type {
  Cells,
  Change,
  ClientMessage,
  Event,
  KernelMessage,
  Op,
  RowWire,
  SchemaSpec,
  Snapshot,
  Standing,
} from "../../src/core/protocol";
import { make_store, type Store, type StoreOptions } from "../../src/core/store";

export const SCHEMA = schema_json as unknown as SchemaSpec;
export const CLIENT = "ana";
export const EPOCH = "epoch_1";

export class TurnedClock implements Clock {
  private time = 0;
  private due: { at: number; run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(ms: number, run: () => void): () => void {
    const entry = { at: this.time + ms, run };
    this.due.push(entry);
    return () => {
      this.due = this.due.filter((other) => other !== entry);
    };
  }

  /** Let time pass; what falls due runs at its moment. */
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = this.due.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!next) break;
      this.due = this.due.filter((entry) => entry !== next);
      this.time = next.at;
      next.run();
    }
    this.time = end;
  }

  get waiting(): number {
    return this.due.length;
  }
}

export class HeldChannel implements Channel {
  readonly sent: ClientMessage[] = [];
  private receiver: (message: KernelMessage) => void = () => {};

  /** The way to the kernel is closed. */
  closed = false;

  send(message: ClientMessage): boolean {
    if (!this.closed) this.sent.push(message);
    return !this.closed;
  }

  listen(receiver: (message: KernelMessage) => void): void {
    this.receiver = receiver;
  }

  /** Say something as the kernel does: through JSON. */
  say(...messages: KernelMessage[]): void {
    for (const message of messages) this.receiver(JSON.parse(JSON.stringify(message)));
  }

  /** Has what is gathered sent. */
  flush = () => {};

  /** Take the messages sent since the last look, and those still gathered. */
  take(): ClientMessage[] {
    this.flush();
    return this.sent.splice(0);
  }

  ops(): Op[] {
    return this.take().flatMap((message) =>
      message.kind === "op" ? [message] : message.kind === "ops" ? message.ops : [],
    );
  }

  kinds(): string[] {
    return this.take().map((message) => message.kind);
  }
}

export function need(id: string, order: string, cells: Cells = {}): RowWire {
  return [id, order, cells];
}

export const NEEDS = [
  need("n1", "a0", { statement: "Cheap", importance: 9, satisfaction: 3 }),
  need("n2", "a1"),
];

export const STANDING: Standing = { file: "", kept: "", read_only: "", trouble: "", note: "" };

export function snapshot(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    kind: "snapshot",
    protocol: 1,
    epoch: EPOCH,
    rev: 4,
    to: [CLIENT],
    part: 0,
    last: true,
    last_n: {},
    rows: { needs: NEEDS, stages: [["s1", "a0", { name: "Claims" }]] },
    map_schema: SCHEMA,
    fields: { title: "Motor" },
    counts: { needs: 2, stages: 1 },
    standing: STANDING,
    ...parts,
  };
}

export function set_cell(row: string, column: string, after: unknown, before: unknown = null): Change {
  return { kind: "cell_set", table: "needs", row, column, before, after };
}

export function event(rev: number, changes: Change[], more: Partial<Event> = {}): Event {
  return { rev, client: "ben", n: 1, author: "", time: "", changes, replaced: [], ...more };
}

export function events(list: Event[], more: { epoch?: string; to?: string[] } = {}): KernelMessage {
  return { kind: "events", epoch: EPOCH, events: list, ...more };
}

export interface Scene {
  readonly store: Store;
  readonly channel: HeldChannel;
  readonly clock: TurnedClock;
  /** Ends the view. */
  readonly close: () => void;
}

/** A store with a view open that has said hello. */
export function opened(options: Partial<StoreOptions> = {}): Scene {
  const channel = new HeldChannel();
  const clock = new TurnedClock();
  const store = make_store({ channel, clock, client: CLIENT, ...options });
  channel.flush = () => store.flush();
  const view = new AbortController();
  store.open_view(view.signal);
  return { store, channel, clock, close: () => view.abort() };
}

/** A store that has the small map at revision 4. */
export function loaded(options: Partial<StoreOptions> = {}): Scene {
  const scene = opened(options);
  scene.channel.say(snapshot());
  scene.channel.take();
  return scene;
}

/** A store that has these rows of a standard map, from a kernel of its own. */
export async function live_store(rows: Record<string, RowWire[]>): Promise<Store> {
  const store = make_store({ channel: local_channel({ map_schema: SCHEMA, fields: {}, rows }) });
  const loaded = new Promise<void>((done) => {
    store.subscribe(() => store.status.phase === "live" && done());
  });
  store.open_view(new AbortController().signal);
  await loaded;
  return store;
}

/** The kernel's word that the store's op `n` is revision `rev`. */
export function ack(rev: number, op: Op, more: Partial<Event> = {}): KernelMessage {
  return events([event(rev, op.changes, { client: CLIENT, n: op.n, ...more })]);
}
