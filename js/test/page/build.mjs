// Builds the page of this folder into the folder given: node test/page/build.mjs FOLDER
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("Say where to build to.");

mkdirSync(folder, { recursive: true });
await build({
  entryPoints: [join(here, "page.ts")],
  outfile: join(folder, "page.js"),
  bundle: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".css": "text" },
});
copyFileSync(join(here, "index.html"), join(folder, "index.html"));
