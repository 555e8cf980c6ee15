/** Stores and a kernel with a bad line between them: whatever is lost, doubled or late, all end with the same map. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Channel } from "../../src/core/channel";
import { LocalKernel } from "../../src/core/local-kernel";
import type { Change, ClientMessage, KernelMessage, Snapshot } from "../../src/core/protocol";
import { make_store, type Store } from "../../src/core/store";
import { changes } from "./random";
import { NEEDS, SCHEMA, TurnedClock } from "./stage";

const CLIENTS = ["ana", "ben"];
const start = { map_schema: SCHEMA, fields: { title: "Motor" }, rows: { needs: NEEDS } };

type Fate = "arrives" | "is lost" | "comes twice";

/** A snapshot in several parts: first the schema and the map's fields, then the rows, one a part. */
function in_parts(whole: Snapshot): Snapshot[] {
  const { map_schema, fields, counts, standing, ...more } = whole;
  const rows = Object.entries(whole.rows).flatMap(([table, wires]) =>
    wires.map((wire) => ({ [table]: [wire] })),
  );
  const portions = [{}, ...rows];
  return portions.map((portion, part) => ({
    ...more,
    ...(part === 0 && { map_schema, fields, counts, standing }),
    part,
    last: part === portions.length - 1,
    rows: portion,
  })) as Snapshot[];
}

/**
 * A line to the kernel on which messages wait, keep their order, and meet their fates. What the kernel says
 * to a hello is ready at once but leaves later, a part at a time, with events of later revisions between.
 */
class BadLine {
  private readonly to_kernel: ClientMessage[] = [];
  private readonly to_pages: KernelMessage[] = [];
  private readonly answers: KernelMessage[] = [];
  ops_sent = 0;
  wrong_bases = 0;
  numbers_used_twice = 0;
  private readonly pages: ((message: KernelMessage) => void)[] = [];
  kernel = new LocalKernel(start, () => "");

  channel(): Channel {
    return {
      send: (message) => {
        if (message.kind === "op") this.ops_sent += 1;
        if (message.kind === "ops") this.ops_sent += message.ops.length;
        this.to_kernel.push(message);
        return true;
      },
      listen: (receiver) => this.pages.push(receiver),
    };
  }

  carry(direction: "up" | "down", fate: Fate): void {
    const times = fate === "is lost" ? 0 : fate === "arrives" ? 1 : 2;
    if (direction === "up") {
      const message = this.to_kernel.shift();
      for (let time = 0; message && time < times; time += 1) {
        this.hear(JSON.parse(JSON.stringify(message)));
      }
    } else {
      const message = this.to_pages.shift();
      for (let time = 0; message && time < times; time += 1) {
        for (const page of this.pages) page(JSON.parse(JSON.stringify(message)));
      }
    }
  }

  /** Let so many messages of those that answer hellos leave the kernel. */
  answer(count: number): void {
    this.to_pages.push(...this.answers.splice(0, count));
  }

  carry_all(): void {
    while (this.to_kernel.length + this.to_pages.length + this.answers.length > 0) {
      this.carry("up", "arrives");
      this.answer(1);
      this.carry("down", "arrives");
    }
  }

  private hear(message: ClientMessage): void {
    const { rev } = this.kernel;
    const ops = message.kind === "ops" ? message.ops : message.kind === "op" ? [message] : [];
    for (const said of this.kernel.receive(message)) {
      const taken = said.kind === "events" ? ops : [];
      if (taken.some(({ base }) => base < 0 || base > rev)) this.wrong_bases += 1;
      if (said.kind === "reject" && said.errors[0]?.code === "number") this.numbers_used_twice += 1;
      if (message.kind !== "hello") this.to_pages.push(said);
      // A hello is often said twice; the second answer comes when much of it is old.
      else if (said.kind === "snapshot") this.answers.push(...in_parts(said), ...in_parts(said));
      else this.answers.push(said);
    }
  }
}

type Happening =
  | { what: "edit"; who: number; op: Change[] }
  | { what: "undo" | "redo"; who: number }
  | { what: "carry"; direction: "up" | "down"; fate: Fate }
  | { what: "answer"; count: number }
  | { what: "time"; ms: number };

const who = fc.nat(CLIENTS.length - 1);
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant("edit" as const), who, op: changes }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constantFrom("undo" as const, "redo" as const), who }) },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("carry" as const),
      direction: fc.constantFrom("up" as const, "down" as const),
      fate: fc.constantFrom<Fate>("arrives", "arrives", "arrives", "is lost", "comes twice"),
    }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constant("answer" as const), count: fc.nat(4) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("time" as const), ms: fc.constantFrom(20, 100, 5_000, 12_000) }),
  },
);

function seen(store: Store): unknown {
  const rows = store.schema.tables.map(({ name }) => {
    const table = store.table(name);
    return [name, table?.ids.map((id) => [id, table.row(id)?.order, table.row(id)?.cells])];
  });
  return structuredClone({ schema: store.schema, fields: store.fields, rows, rev: store.rev });
}

function held({ document, rev }: LocalKernel): unknown {
  const rows = document.schema.tables.map(({ name }) => [
    name,
    [...(document.tables.get(name) ?? [])].map(({ id, order, cells }) => [id, order, cells]),
  ]);
  return structuredClone({ schema: document.schema, fields: document.fields, rows, rev });
}

test("all stores end with the kernel's map, and nothing is applied twice", () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 120 }), (happenings) => {
      const line = new BadLine();
      const clock = new TurnedClock();
      const stores = CLIENTS.map((client) => make_store({ channel: line.channel(), clock, client }));
      const view = new AbortController();
      for (const store of stores) store.open_view(view.signal);
      let edits = 0;
      for (const next of happenings) {
        if (next.what === "time") clock.pass(next.ms);
        else if (next.what === "answer") line.answer(next.count);
        else if (next.what === "carry") line.carry(next.direction, next.fate);
        else {
          const store = stores[next.who] as Store;
          const before = store.status.pending;
          if (next.what === "edit") store.commit(next.op);
          else store[next.what]();
          edits += store.status.pending - before;
        }
      }
      for (let round = 0; round < 12; round += 1) {
        clock.pass(5_000);
        line.carry_all();
      }
      expect(line).toMatchObject({ wrong_bases: 0, numbers_used_twice: 0 });
      for (const store of stores) {
        expect(store.status).toMatchObject({ pending: 0, phase: "live" });
        expect(seen(store)).toEqual(held(line.kernel));
      }
      expect(line.kernel.rev).toBeLessThanOrEqual(edits);
    }),
    { numRuns: 300 },
  );
});

const steps = fc.array(fc.record({ op: changes, settled: fc.boolean() }), { minLength: 1, maxLength: 10 });

test("a kernel that begins anew in between gets every edit it has not had", () => {
  fc.assert(
    fc.property(steps, fc.nat(10), (ops, restart) => {
      const line = new BadLine();
      const clock = new TurnedClock();
      const store = make_store({ channel: line.channel(), clock, client: "ana" });
      store.open_view(new AbortController().signal);
      const settle = () => {
        clock.pass(5_000);
        line.carry_all();
      };
      settle();
      ops.forEach(({ op, settled }, at) => {
        if (at === restart) line.kernel = new LocalKernel(start, () => "");
        store.commit(op);
        if (settled) settle();
      });
      for (let round = 0; round < 4; round += 1) settle();
      expect(line).toMatchObject({ wrong_bases: 0, numbers_used_twice: 0 });
      expect(store.status.pending).toBe(0);
      expect(seen(store)).toEqual(held(line.kernel));
    }),
  );
});

test("however many ops follow one that is lost, each is sent a few times at most", () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(59), (count, lost) => {
      const line = new BadLine();
      const store = make_store({ channel: line.channel(), clock: new TurnedClock(), client: "ana" });
      store.open_view(new AbortController().signal);
      line.carry_all();
      for (let edit = 0; edit < count; edit += 1) {
        store.set_text("needs", "n1", "statement", `Text ${edit}`);
        store.flush();
      }
      for (let edit = 0; edit < count; edit += 1) line.carry("up", edit === lost ? "is lost" : "arrives");
      line.carry_all();
      expect(store.status.pending).toBe(lost === count - 1 ? 1 : 0);
      expect(line.ops_sent).toBeLessThanOrEqual(2 * count);
    }),
  );
});
