/** What people are called where there is little room, as in Python. */
import { expect, it } from "vitest";
import cases from "../../../tests/contract/short_names.json";
import { local_channel } from "../../src/core/local-kernel";
import { make_store } from "../../src/core/store";
import { NEW_PERSONA, PERSONAS, short_name } from "../../src/ui/people";
import { arrived } from "../board/board-desk";
import { SCHEMA } from "../core/stage";

async function called(names: readonly string[]): Promise<string[]> {
  const personas = names.map((name, at): [string, string, Record<string, string>] => [
    `p${at}`,
    `a${at}`,
    name ? { name } : {},
  ]);
  const store = make_store({
    channel: local_channel({ map_schema: SCHEMA, fields: {}, rows: { personas } }),
  });
  store.open_view(new AbortController().signal);
  await arrived(store);
  return store.table(PERSONAS)?.ids.map((id) => short_name(store, id)) ?? [];
}

it.each(cases)("makes %j short, as long as that tells them apart", async (names = [], short = []) => {
  expect(await called(names)).toEqual(short);
});

it("shortens no name that is not there", async () => {
  expect(await called(["", "Ruth"])).toEqual([NEW_PERSONA, "Ruth"]);
});
