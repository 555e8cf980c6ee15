import { describe, expect, it } from "vitest";
import { column_named } from "../../src/core/columns";
import type { ColumnSpec } from "../../src/core/protocol";
import { derived_words } from "../../src/ui/cells/derived-words";
import { cells_of, type PanelRecord, row_record } from "../../src/ui/panel/record";
import { seat, settled } from "../sheets/stage-motor";
import { needs } from "./needs-desk";

function column(record: PanelRecord | undefined, name: string): ColumnSpec {
  return column_named(record?.columns ?? [], name) as ColumnSpec;
}

describe("a row in the side panel", () => {
  it("has every column but those filled in by itself, first what it is called", async () => {
    const { store } = await seat();
    const record = row_record(store, "notes", "o1", "Doing · Claims");
    expect(record).toMatchObject({ noun: "Note", where: "Doing · Claims", author: "ana", id: "o1" });
    expect(record?.columns.map(({ name }) => name)).toEqual([
      "text",
      "lane",
      "stage",
      "persona",
      "channel",
      "grade",
    ]);
    expect(row_record(store, "stages", "quote")?.columns[0]?.name).toBe("name");
  });

  it("is none when it is gone, and another one when another row is shown", async () => {
    const { store } = await seat();
    const [first, second] = ["o1", "o2"].map((id) => row_record(store, "notes", id)?.key);
    expect(first).not.toBe(second);
    store.remove_rows("notes", ["o1"]);
    expect(row_record(store, "notes", "o1")).toBeUndefined();
    expect(row_record(store, "nowhere", "o1")).toBeUndefined();
  });

  it("writes what its editors hand in, and keeps what the map refuses", async () => {
    const { store } = await seat();
    const record = row_record(store, "personas", "carla");
    const asked = column(record, "sample_size");
    expect(record?.put(asked, { text: "14" })).toBeNull();
    expect(record?.value(asked)).toBe(14);
    expect(record?.put(asked, { text: "many" })?.why).toContain("“many”");
    const { table, row, column: name } = record?.target(asked) ?? { table: "", row: "", column: "" };
    expect(store.draft(table, row, name)?.text).toBe("many");
    expect(record?.value(asked)).toBe(14);
    store.undo();
    await settled(store);
    expect(record?.value(asked)).toBeNull();
  });

  it("explains derived values with its own figures", async () => {
    const store = await needs();
    const words = (id: string) => {
      const record = row_record(store, "needs", id) as PanelRecord;
      return derived_words(column(record, "opportunity"), cells_of(record));
    };
    expect(words("n1")).toContain("9 + (9 − 3) = 15");
    expect(words("n2")).toBe("Needs satisfaction.");
  });
});
