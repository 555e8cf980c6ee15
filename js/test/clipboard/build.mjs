// Builds the script of this folder's page into the file given: node test/clipboard/build.mjs FILE
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const file = process.argv[2];
if (!file) throw new Error("Say which file to build.");

await build({
  entryPoints: [join(here, "page.ts")],
  outfile: file,
  bundle: true,
  format: "iife",
  target: "es2022",
});
