/** What people are called where there is little room, as in Python. */
import { expect, it } from "vitest";
import cases from "../../../tests/contract/short_names.json";
import { local_channel } from "../../src/core/local-kernel";
import type { RowWire } from "../../src/core/protocol";
import { make_store } from "../../src/core/store";
import { called, NEW_PERSONA } from "../../src/ui/people";
import { initials, short_initials, short_names } from "../../src/ui/short-names";
import { arrived } from "../board/board-desk";
import { SCHEMA } from "../core/stage";

it.each(cases)("calls $names as Python does", ({ names, ...wanted }) => {
  expect({
    short: short_names(names),
    initials: initials(names),
    letters: short_initials(names),
  }).toEqual(wanted);
});

it("has a word for who has no name, and for who is gone", async () => {
  const rows: Record<string, RowWire[]> = { personas: [["p1", "a0", {}]] };
  const store = make_store({ channel: local_channel({ map_schema: SCHEMA, fields: {}, rows }) });
  store.open_view(new AbortController().signal);
  await arrived(store);
  expect(called(store, "p1")).toEqual({ short: NEW_PERSONA, initials: "?", letter: "?" });
  expect(called(store, "gone").short).toBe(NEW_PERSONA);
});
