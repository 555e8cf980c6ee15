/** From a drawing to what Vega runs. Expressions are trees that are walked: nothing is ever compiled to code. */
import { parse, type Runtime, type Spec } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Charted } from "./charted";
import { base_config, type Look } from "./look";
import { quiet } from "./quiet";
import { recolour } from "./recolour";
import { words_as_signals } from "./words";

export interface Compiled {
  readonly spec: Spec;
  readonly runtime: Runtime;
}

export function compiled({ spec, words, dark }: Charted, look: Look): Compiled {
  const coloured = (look.dark ? recolour(spec, dark) : spec) as unknown as TopLevelSpec;
  const vega = compile(coloured, { config: base_config(look), logger: quiet() }).spec as Spec;
  const made = words_as_signals(vega, words);
  return { spec: made, runtime: parse(made, undefined, { ast: true }) };
}
