/** What readers have done to a chart (selected, zoomed, moved a slider) outlives the view it was done to. */
import type { View } from "vega";
import type { Row } from "./protocol";

/** The part of Vega's own state that belongs to selections and parameters. */
export interface KeptState {
  readonly signals?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, readonly Row[]>>;
  readonly subcontext?: readonly KeptState[];
}

const STORE = "_store";
/** By this Vega-Lite knows a row that is selected; it counts them anew in each view. */
const COUNTED = "_vgsid_";

/** The names of all parameters of a Vega-Lite specification. */
export function parameters(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(parameters);
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([name, inner]) => {
    const own = name === "params" && Array.isArray(inner) ? inner.map(({ name }) => String(name)) : [];
    return [...own, ...parameters(inner)];
  });
}

export function state_of(view: View, names: readonly string[]): KeptState {
  const belongs = (signal: string) => names.some((name) => signal === name || signal.startsWith(`${name}_`));
  return view.getState({
    signals: (name?: string) => name !== undefined && belongs(name),
    data: (name?: string) => name?.endsWith(STORE) === true && belongs(name),
    recurse: true,
  }) as KeptState;
}

/** As much of a state as a view has room for. `fresh` is the state of that view. */
export function fitting(kept: KeptState, fresh: KeptState): KeptState {
  const data = shared(kept.data, fresh.data);
  const fits = Object.values(data).every((rows) => rows.every((row) => !Object.hasOwn(row, COUNTED)));
  // A mark on another row would be worse than none.
  if (!fits) return {};
  return {
    signals: shared(kept.signals, fresh.signals),
    data,
    subcontext: (fresh.subcontext ?? []).map((inner, at) => fitting(kept.subcontext?.[at] ?? {}, inner)),
  };
}

function shared<Value>(
  kept: Readonly<Record<string, Value>> = {},
  fresh: Readonly<Record<string, Value>> = {},
): Record<string, Value> {
  return Object.fromEntries(Object.entries(kept).filter(([name]) => Object.hasOwn(fresh, name)));
}
