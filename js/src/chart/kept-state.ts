/** What readers have done to a chart (selected, zoomed, moved a slider) outlives the view it was done to. */
import type { Data } from "vega";
import type { LiveView } from "./live-view";
import type { Row } from "./protocol";

/** The part of Vega's own state that belongs to selections and parameters. */
export interface KeptState {
  readonly signals?: Readonly<Record<string, unknown>>;
  readonly data?: Readonly<Record<string, readonly Row[] | undefined>>;
  readonly subcontext?: readonly KeptState[];
}

type Numbers = ReadonlyMap<unknown, unknown>;

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
  const room = state_of(to, names, () => true);
  to.view.setState(fitting(kept, room, new_numbers(from, to)));
  await to.run();
}

/** By the numbers rows have in one view those they have in another. */
function new_numbers(from: LiveView, to: LiveView): Numbers {
  const theirs = new Map(counted_rows(to).map((row) => [cells_of(row), row[COUNTED]]));
  return new Map(counted_rows(from).map((row) => [row[COUNTED], theirs.get(cells_of(row))]));
}

/** The rows that can be selected one by one. */
function counted_rows({ view, spec }: LiveView): Row[] {
  const counts = ({ transform }: Data) => transform?.some(({ type }) => type === "identifier");
  return (spec.data ?? []).filter(counts).flatMap(({ name }) => view.data(name));
}

function cells_of({ [COUNTED]: _, ...cells }: Row): string {
  return JSON.stringify(cells);
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
export function fitting(kept: KeptState, room: KeptState, numbers: Numbers): KeptState {
  const stores = Object.entries(shared(kept.data, room.data));
  const data = Object.fromEntries(
    stores.map(([name, rows]) => [name, rows?.flatMap((row) => renumbered(row, numbers))]),
  );
  const signals = Object.entries(shared(kept.signals, room.signals)).filter(
    ([, value]) => !is_counted(value),
  );
  return {
    // What a selection selects follows from its store.
    signals: Object.fromEntries(signals.filter(([name]) => !Object.hasOwn(data, `${name}${STORE}`))),
    data,
    subcontext: (room.subcontext ?? []).map((inner, at) =>
      fitting(kept.subcontext?.[at] ?? {}, inner, numbers),
    ),
  };
}

/** A selected row as the other view knows it. A mark on another row would be worse than none. */
function renumbered(row: Row, numbers: Numbers): Row[] {
  if (!is_counted(row)) return [row];
  const number = numbers.get(row[COUNTED]);
  return number === undefined ? [] : [{ ...row, [COUNTED]: number }];
}

function is_counted(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.hasOwn(value, COUNTED);
}

function shared<Value>(
  kept: Readonly<Record<string, Value>> = {},
  room: Readonly<Record<string, Value>> = {},
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(kept).filter(([name, value]) => value !== undefined && Object.hasOwn(room, name)),
  );
}
