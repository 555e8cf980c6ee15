// How the sources are bundled, for what is shipped and for the pages of tests.
import { readFileSync } from "node:fs";
import { build, transform } from "esbuild";

/** Style sheets are imported as texts, which esbuild would leave as they are written. */
const css_as_text = {
  name: "css as text",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const options = { loader: "css", minify: true, target: "es2022", charset: "utf8" };
      const { code } = await transform(readFileSync(path, "utf8"), options);
      return { contents: code, loader: "text" };
    });
  },
};

/** What Vega can and Vega-Lite never asks for. */
export const LEFT_OUT = /^vega-(?:crossfilter|force|hierarchy|label|wordcloud)$/;

const without_left_out = {
  name: "without what is left out",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: LEFT_OUT }, ({ path }) => ({ path, namespace: "left-out" }));
    onLoad({ filter: /.*/, namespace: "left-out" }, () => ({ contents: "export {};" }));
  },
};

/** Bundle these entries of a folder, each into one file; nothing is written. */
export function bundled(folder, entries) {
  return build({
    absWorkingDir: folder,
    entryPoints: entries,
    outdir: "../journeykit/static",
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [css_as_text, without_left_out],
    legalComments: "none",
    charset: "utf8",
    metafile: true,
    write: false,
  });
}
