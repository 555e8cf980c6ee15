/** The hub's twin for pages without a kernel, such as an exported HTML file. */
import type { Channel } from "./channel";
import { Document } from "./document";
import { type Committed, History } from "./history";
import { new_id } from "./ids";
import { Joiner } from "./parts";
import {
  type Cells,
  type ClientMessage,
  type Hello,
  type KernelMessage,
  type Op,
  PROTOCOL,
  type RowWire,
  type SchemaSpec,
} from "./protocol";

/** Everything a page without a kernel starts from. */
export interface LocalStart {
  readonly map_schema: SchemaSpec;
  readonly fields: Cells;
  readonly rows: Record<string, RowWire[]>;
}

export class LocalKernel {
  readonly document: Document;
  readonly epoch = new_id("epoch", new Set());
  private readonly history: History;
  private readonly joiner = new Joiner<ClientMessage>();
  /** By client the answers to its ops, for copies; op n stands at n − 1. */
  private readonly answers = new Map<string, { readonly text: string; readonly answer: KernelMessage }[]>();

  constructor(start: LocalStart, time: () => string) {
    this.document = new Document(start.map_schema, start.fields);
    this.document.load(start.rows);
    this.history = new History(this.document, time);
  }

  get rev(): number {
    return this.history.rev;
  }

  /** What the kernel says to a message. */
  receive(message: ClientMessage): KernelMessage[] {
    switch (message.kind) {
      case "hello":
        return [this.hello(message)];
      case "op":
        return [this.op(message)];
      case "ops":
        return message.ops.map((op) => this.op(op));
      case "ping":
        return [{ kind: "pong", to: [message.client], rev: this.rev, epoch: this.epoch }];
      case "part": {
        const whole = this.joiner.add(message);
        return whole ? this.receive(whole) : [];
      }
    }
  }

  private hello({ client, rev, epoch }: Hello): KernelMessage {
    if (epoch === this.epoch && rev >= 0) {
      return { kind: "events", epoch, events: this.history.since(rev), to: [client] };
    }
    const { schema, fields, tables } = this.document;
    const rows: Record<string, RowWire[]> = {};
    const counts: Record<string, number> = {};
    for (const [table, known] of tables) {
      rows[table] = [...known].map((row) => [row.id, row.order, row.cells]);
      counts[table] = known.size;
    }
    const last_n = Object.fromEntries([...this.answers].map(([known, answers]) => [known, answers.length]));
    return {
      kind: "snapshot",
      protocol: PROTOCOL,
      epoch: this.epoch,
      rev: this.rev,
      to: [client],
      part: 0,
      last: true,
      last_n,
      rows,
      map_schema: schema,
      fields,
      counts,
      standing: { file: "", kept: "", read_only: "", trouble: "", note: "" },
    };
  }

  /** A client's ops count only in the order 1, 2, 3 …; a copy gets its answer again. */
  private op(op: Op): KernelMessage {
    const answers = this.answers.get(op.client) ?? [];
    this.answers.set(op.client, answers);
    const to = [op.client];
    const text = JSON.stringify([op.changes, op.undo]);
    const earlier = answers[op.n - 1];
    if (earlier) {
      if (earlier.text === text) return earlier.answer;
      const why = `Number ${op.n} was used for another change.`;
      return { kind: "reject", to, n: op.n, errors: [{ index: 0, code: "number", why }] };
    }
    if (op.n !== answers.length + 1) return { kind: "want", to, n: answers.length + 1 };
    const answer = this.answer(op, this.history.commit(op));
    answers.push({ text, answer });
    return answer;
  }

  private answer(op: Op, committed: Committed): KernelMessage {
    if ("refused" in committed) {
      return { kind: "reject", to: [op.client], n: op.n, errors: committed.refused };
    }
    return { kind: "events", epoch: this.epoch, events: [committed.event] };
  }
}

/** A channel to a kernel inside the page. Answers come in a later turn, as they do from a real one. */
export function local_channel(start: LocalStart): Channel {
  const kernel = new LocalKernel(start, () => new Date().toISOString());
  const receivers: ((message: KernelMessage) => void)[] = [];
  return {
    send: (message) => {
      const answers = kernel.receive(message);
      queueMicrotask(() => {
        for (const answer of answers) for (const receive of receivers) receive(answer);
      });
      return true;
    },
    listen: (receiver) => receivers.push(receiver),
  };
}
