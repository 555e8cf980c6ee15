/** Stores and a kernel with a bad line between them: whatever is lost, doubled or late, all end with the same map. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Channel } from "../../src/core/channel";
import { LocalKernel } from "../../src/core/local-kernel";
import type { Change, ClientMessage, KernelMessage } from "../../src/core/protocol";
import { make_store, type Store } from "../../src/core/store";
import { changes } from "./random";
import { NEEDS, SCHEMA, TurnedClock } from "./stage";

const CLIENTS = ["ana", "ben"];
const start = { map_schema: SCHEMA, fields: { title: "Motor" }, rows: { needs: NEEDS } };

type Fate = "arrives" | "is lost" | "comes twice";

/** A line to the kernel on which messages wait, keep their order, and meet their fates. */
class BadLine {
  private readonly to_kernel: ClientMessage[] = [];
  private readonly to_pages: KernelMessage[] = [];
  private readonly pages: ((message: KernelMessage) => void)[] = [];
  kernel = new LocalKernel(start, () => "");

  channel(): Channel {
    return {
      send: (message) => this.to_kernel.push(message),
      listen: (receiver) => this.pages.push(receiver),
    };
  }

  carry(direction: "up" | "down", fate: Fate): void {
    const times = fate === "is lost" ? 0 : fate === "arrives" ? 1 : 2;
    if (direction === "up") {
      const message = this.to_kernel.shift();
      for (let time = 0; message && time < times; time += 1) {
        this.to_pages.push(...this.kernel.receive(JSON.parse(JSON.stringify(message))));
      }
    } else {
      const message = this.to_pages.shift();
      for (let time = 0; message && time < times; time += 1) {
        for (const page of this.pages) page(JSON.parse(JSON.stringify(message)));
      }
    }
  }

  get busy(): boolean {
    return this.to_kernel.length + this.to_pages.length > 0;
  }
}

type Happening =
  | { what: "edit"; who: number; op: Change[] }
  | { what: "undo" | "redo"; who: number }
  | { what: "carry"; direction: "up" | "down"; fate: Fate }
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
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant("time" as const), ms: fc.constantFrom(100, 5_000, 12_000) }),
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
        while (line.busy) {
          line.carry("up", "arrives");
          line.carry("down", "arrives");
        }
      }
      for (const store of stores) {
        expect(store.status).toMatchObject({ pending: 0, phase: "live" });
        expect(seen(store)).toEqual(held(line.kernel));
      }
      expect(line.kernel.rev).toBeLessThanOrEqual(edits);
    }),
    { numRuns: 300 },
  );
});

test("a kernel that begins anew in between gets every edit it has not had", () => {
  fc.assert(
    fc.property(fc.array(changes, { minLength: 1, maxLength: 10 }), fc.nat(10), (ops, restart) => {
      const line = new BadLine();
      const clock = new TurnedClock();
      const store = make_store({ channel: line.channel(), clock, client: "ana" });
      store.open_view(new AbortController().signal);
      const settle = () => {
        clock.pass(5_000);
        while (line.busy) {
          line.carry("up", "arrives");
          line.carry("down", "arrives");
        }
      };
      settle();
      ops.forEach((op, at) => {
        if (at === restart) line.kernel = new LocalKernel(start, () => "");
        store.commit(op);
      });
      for (let round = 0; round < 4; round += 1) settle();
      expect(store.status.pending).toBe(0);
      expect(seen(store)).toEqual(held(line.kernel));
    }),
  );
});
