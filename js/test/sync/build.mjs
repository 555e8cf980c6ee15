// Builds the driver of the simulation into the file given: node test/sync/build.mjs FILE
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const file = process.argv[2];
if (!file) throw new Error("Say which file to build.");

await build({
  entryPoints: [join(here, "driver.ts")],
  outfile: file,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
});
