import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { LEFT_OUT } from "../../bundling.mjs";

const MODULES = fileURLToPath(new URL("../../node_modules", import.meta.url));

function sources(folder: string): string {
  const names = readdirSync(folder, { recursive: true }).map(String);
  const texts = names.filter((name) => /\.[tj]s$/.test(name) && !name.endsWith(".d.ts"));
  return texts.map((name) => readFileSync(join(folder, name), "utf8")).join("\n");
}

it("leaves out no part of Vega that Vega-Lite asks for", async () => {
  const asked = sources(join(MODULES, "vega-lite/src"));
  const types = new Set([...asked.matchAll(/type: '([a-z]+)'/g)].map(([, name]) => name));
  // Some that are there, or the search would find nothing at all.
  expect(["aggregate", "voronoi", "regression", "geoshape"].filter((name) => !types.has(name))).toEqual([]);
  for (const name of readdirSync(MODULES).filter((each) => LEFT_OUT.test(each))) {
    const transforms = Object.keys(await import(name)).map((each) => each.toLowerCase());
    expect(transforms.length).toBeGreaterThan(0);
    expect(transforms.filter((each) => types.has(each))).toEqual([]);
  }
});
