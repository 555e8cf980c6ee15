/** What readers have done to a chart (selected, zoomed, moved a slider) outlives the view it was done to. */
import type { LiveView } from "./live-view";
import type { Row } from "./protocol";

/** The part of Vega's own state that belongs to selections and parameters. */
export interface KeptState {
  readonly signals?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, readonly Row[] | undefined>>;
  readonly subcontext?: readonly KeptState[];
}

interface Operator {
  readonly value?: unknown;
}

const STORE = "_store";
/** By this Vega-Lite knows a row that is selected; it counts them anew in each view. */
const COUNTED = "_vgsid_";
/** Signals that are no state but something that happens: to set one would make it happen once more. */
const EVENT = /_(?:delta|anchor|toggle|modify|trigger|fields)$/;

/** Do to a view that has run what readers have done to another of the same chart, as far as it has room for that. */
export async function carry_over(from: LiveView, to: LiveView, drawn: unknown): Promise<void> {
  const names = parameters(drawn);
  if (names.length === 0) return;
  const first = new Map(
    (from.spec.signals ?? []).map((each) => [each.name, "value" in each ? each.value : undefined]),
  );
  const kept = state_of(from, names, (name, value) => value !== undefined && value !== first.get(name));
  to.view.setState(
    fitting(
      kept,
      state_of(to, names, () => true),
    ),
  );
  await to.run();
}

/** The names of all parameters of a Vega-Lite specification that readers can change. */
export function parameters(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(parameters);
  if (part === null || typeof part !== "object") return [];
  return Object.entries(part).flatMap(([name, inner]) => {
    const params = name === "params" && Array.isArray(inner) ? inner : [];
    const own = params.filter((each) => each?.bind || each?.select).map((each) => String(each.name));
    return [...own, ...parameters(inner)];
  });
}

function state_of(
  { view }: LiveView,
  names: readonly string[],
  is_kept: (name: string, value: unknown) => boolean,
): KeptState {
  const belongs = (name: string) => names.some((each) => name === each || name.startsWith(`${each}_`));
  return view.getState({
    signals: (name = "", { value }: Operator = {}) =>
      belongs(name) && !EVENT.test(name) && is_kept(name, value),
    data: (name = "") => name.endsWith(STORE) && belongs(name),
    recurse: true,
  });
}

/** What of a state another has room for. */
export function fitting(kept: KeptState, room: KeptState): KeptState {
  const data = shared(kept.data, room.data);
  // A mark on another row would be worse than none.
  if (Object.values(data).some((rows) => rows?.some((row) => Object.hasOwn(row, COUNTED)))) return {};
  const signals = Object.entries(shared(kept.signals, room.signals));
  return {
    // What a selection selects follows from its store.
    signals: Object.fromEntries(signals.filter(([name]) => !Object.hasOwn(data, `${name}${STORE}`))),
    data,
    subcontext: (room.subcontext ?? []).map((inner, at) => fitting(kept.subcontext?.[at] ?? {}, inner)),
  };
}

function shared<Value>(
  kept: Readonly<Record<string, Value>> = {},
  room: Readonly<Record<string, Value>> = {},
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => value !== undefined && Object.hasOwn(room, name)),
  );
}
