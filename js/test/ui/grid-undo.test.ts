/** Whatever is done in a grid and undone was never there, one step a doing; what others wrote meanwhile stays. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change } from "../../src/core/protocol";
import type { Store } from "../../src/core/store";
import { act, doing } from "./grid-doings";
import { type Seats, SHEETS, seats, tables_of } from "./grid-seats";

const NUM_RUNS = 100;

async function doing_one(at: Seats, step: Parameters<typeof act>[1]): Promise<void> {
  act(at.state, step);
  await at.arrived();
}

describe.each(Object.entries(SHEETS))("the grid %s", (_name, make_sheet) => {
  it("is undone step by step as it was before, and redone as it was after", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(doing, { minLength: 1, maxLength: 8 }), async (doings) => {
        const at = await seats(make_sheet);
        const content = () => tables_of(at.ben);
        const states = [content()];
        for (const step of doings) {
          await doing_one(at, step);
          const now = content();
          expect(tables_of(at.state.store)).toEqual(now);
          // A step without effect is none to undo.
          if (JSON.stringify(now) !== JSON.stringify(states.at(-1))) states.push(now);
        }
        for (const state of states.slice(0, -1).reverse()) {
          await at.take_back("undo");
          expect(content()).toEqual(state);
        }
        await at.take_back("undo");
        expect(at.state.store.status.notice).toBe("There is nothing to undo.");
        for (const state of states.slice(1)) {
          await at.take_back("redo");
          expect(content()).toEqual(state);
        }
        expect(tables_of(at.state.store)).toEqual(content());
        at.leave();
      }),
      { numRuns: NUM_RUNS },
    );
  });

  it("leaves what somebody else has written meanwhile", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(doing, theirs), { minLength: 2, maxLength: 8 }),
        fc.array(fc.oneof(fc.constantFrom("undo" as const, "redo" as const), theirs), { maxLength: 6 }),
        async (done, taken_back) => {
          const at = await seats(make_sheet);
          const written = new Written();
          let edits = true;
          at.hear(
            (client, changes) => (client === "ben" || edits) && written.note(changes, client === "ben"),
          );
          for (const step of done) {
            if ("what" in step) await doing_one(at, step);
            else await write(at, step);
          }
          edits = false;
          for (const step of [...taken_back, "undo", "undo", "undo"] as const) {
            if (typeof step === "string") await at.take_back(step);
            else await write(at, step);
            expect(written.lost(at.ben)).toEqual([]);
          }
          expect(tables_of(at.state.store)).toEqual(tables_of(at.ben));
          at.leave();
        },
      ),
      { numRuns: NUM_RUNS },
    );
  });
});

/** What Ben does: he writes into tables, wherever a grid may show them. */
interface Theirs {
  readonly ben: "set" | "add" | "remove" | "move";
  readonly table: string;
  readonly row: number;
  readonly column: number;
}

const theirs: fc.Arbitrary<Theirs> = fc.record({
  ben: fc.constantFrom("set", "set", "set", "add", "remove", "move"),
  table: fc.constantFrom("needs", "personas", "stages", "notes", "emotions"),
  row: fc.nat(4),
  column: fc.nat(9),
});

async function write({ ben, arrived }: Seats, { ben: what, table, row, column }: Theirs): Promise<void> {
  const data = ben.table(table);
  const id = data?.ids[row % data.ids.length];
  const columns = data?.spec.columns.filter(({ kind }) => kind === "text" || kind === "long_text") ?? [];
  const name = columns[column % columns.length]?.name ?? "";
  if (what === "add" || id === undefined) ben.add_row(table, { [name]: "Ben’s" }, id ?? null);
  else if (what === "remove") ben.remove_rows(table, [id]);
  else if (what === "move") move(ben, table, id, column % 2 ? 1 : -1);
  else ben.set_text(table, id, name, column % 3 ? `Ben’s ${column}` : "");
  await arrived();
}

function move(store: Store, table: string, id: string, by: -1 | 1): void {
  const ids = store.table(table)?.ids ?? [];
  const past = ids[ids.indexOf(id) + by];
  if (past !== undefined) store.move_rows(table, [id], past, by);
}

const THERE = "there";
const GONE = "gone";

/** What Ben has written last, by place; a row without a column stands for its being there or gone. */
class Written {
  private places = new Map<string, unknown>();

  note(changes: readonly Change[], his: boolean): void {
    for (const change of changes) {
      if (!("row" in change)) continue;
      const place = (column: string) => `${change.table}/${change.row}/${column}`;
      if (change.kind === "cell_set") this.write(his, place(change.column), change.after);
      if (change.kind === "row_moved") this.write(his, place("order"), change.after);
      if (change.kind === "row_added") {
        this.write(his, place(""), THERE);
        this.write(his, place("order"), change.order);
        for (const [name, value] of Object.entries(change.cells)) this.write(his, place(name), value);
      }
      if (change.kind === "row_removed") {
        for (const known of [...this.places.keys()])
          if (known.startsWith(place(""))) this.places.delete(known);
        this.write(his, place(""), GONE);
      }
    }
  }

  private write(his: boolean, place: string, value: unknown): void {
    if (his) this.places.set(place, value);
    else this.places.delete(place);
  }

  /** The places that do not hold any more what he has written there. */
  lost(store: Store): string[] {
    return [...this.places].flatMap(([place, value]) => {
      const [table = "", id = "", column = ""] = place.split("/");
      const row = store.table(table)?.row(id);
      const found =
        column === "" ? (row ? THERE : GONE) : column === "order" ? row?.order : row?.cells[column];
      return JSON.stringify(found ?? "") === JSON.stringify(value ?? "") ? [] : [place];
    });
  }
}
