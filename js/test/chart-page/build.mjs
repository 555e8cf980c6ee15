// Builds the page of this folder into the folder given: node test/chart-page/build.mjs FOLDER
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundled } from "../../bundling.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const folder = process.argv[2];
if (!folder) throw new Error("Say where to build to.");

mkdirSync(folder, { recursive: true });
const entries = [
  { in: "test/chart-page/page.ts", out: "page" },
  // As it is shipped.
  { in: "src/entries/chart-engine.ts", out: "chart-engine" },
  { in: "src/entries/chart-view.ts", out: "chart-view" },
];
for (const { path, text } of (await bundled(join(here, "../.."), entries)).outputFiles)
  writeFileSync(join(folder, basename(path)), text);
copyFileSync(join(here, "index.html"), join(folder, "index.html"));
