/** The emotion curve as numbers: whose points stand where, what joins them, and what deserves a mark. */
import { type EmotionKey, UNAWARE, type Version } from "../sheets/emotion-cells";

/** A score; that the customer does not notice; or that nobody has said. */
export type Felt = number | typeof UNAWARE | null;

/** What one person feels in one version, stage by stage. */
export interface Series {
  readonly persona: string;
  readonly version: Version;
  readonly felt: readonly Felt[];
}

/** The difference between as is and to be at one stage. */
export interface Gap {
  readonly stage: number;
  readonly from: number;
  readonly to: number;
}

/** Everybody shown, each with the versions shown. */
export function series_of(
  personas: readonly string[],
  versions: readonly Version[],
  stages: readonly string[],
  read: (key: EmotionKey) => unknown,
): readonly Series[] {
  return personas.flatMap((persona) =>
    versions.map((version) => ({
      persona,
      version,
      felt: stages.map((stage) => {
        const value = read({ stage, persona, version });
        return typeof value === "number" || value === UNAWARE ? value : null;
      }),
    })),
  );
}

/** The stages from which a line runs to the next one: nothing is drawn over a stage without a score. */
export function segments(felt: readonly Felt[]): readonly number[] {
  return felt.flatMap((score, at) =>
    typeof score === "number" && typeof felt[at + 1] === "number" ? [at] : [],
  );
}

/** Where it is furthest from neutral; of equals the worse, then the later. Flat and single curves have no peak. */
export function peak_of(felt: readonly Felt[]): number | undefined {
  let peak: number | undefined;
  let most = 0;
  for (const [at, score] of felt.entries()) {
    if (typeof score !== "number" || score === 0 || Math.abs(score) < Math.abs(most)) continue;
    if (score === -most && score > 0) continue;
    [peak, most] = [at, score];
  }
  return end_of(felt) === undefined ? undefined : peak;
}

/** The last stage with a score, where there are several. */
export function end_of(felt: readonly Felt[]): number | undefined {
  const rated = felt.flatMap((score, at) => (typeof score === "number" ? [at] : []));
  return rated.length > 1 ? rated.at(-1) : undefined;
}

/** Where as is and to be of the first person lie furthest apart; the first of equals. */
export function widest_gap(series: readonly Series[]): Gap | undefined {
  const first = series[0]?.persona;
  const felt = (version: Version) =>
    series.find((one) => one.persona === first && one.version === version)?.felt ?? [];
  const to_be = felt("to_be");
  let widest: Gap | undefined;
  for (const [stage, from] of felt("as_is").entries()) {
    const to = to_be[stage];
    if (typeof from !== "number" || typeof to !== "number") continue;
    const known = widest ? Math.abs(widest.to - widest.from) : 0;
    if (Math.abs(to - from) > known) widest = { stage, from, to };
  }
  return widest;
}

/**
 * How many places each point stands aside, by series and stage, so that points of one height stand side by side.
 * A point without a score waits at neutral, and makes way for those that are there.
 */
export function slots(series: readonly Series[]): readonly (readonly number[])[] {
  const found: number[][] = series.map(() => []);
  const stages = series[0]?.felt.length ?? 0;
  for (let stage = 0; stage < stages; stage += 1) {
    const heights = new Map<Felt, number[]>();
    for (const [at, { felt }] of series.entries()) {
      const height = felt[stage] ?? null;
      heights.set(height, [...(heights.get(height) ?? []), at]);
    }
    const neutral = heights.get(0)?.length ?? 0;
    for (const [height, group] of heights) {
      const first = height === null && neutral > 0 ? (neutral + 1) / 2 : (1 - group.length) / 2;
      for (const [place, at] of group.entries()) (found[at] as number[])[stage] = first + place;
    }
  }
  return found;
}

/** How many earlier lines run exactly here: later ones are drawn beside them. */
export function beside(series: readonly Series[], at: number, stage: number): number {
  const felt = series[at]?.felt ?? [];
  return series
    .slice(0, at)
    .filter((one) => one.felt[stage] === felt[stage] && one.felt[stage + 1] === felt[stage + 1]).length;
}
