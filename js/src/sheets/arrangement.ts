/** How needs are grouped and sorted. Pure: standings in, an order out. */

export const KEYS = ["", "stage", "level", "opportunity"] as const;
/** By what needs are grouped or sorted; "" leaves them as they were entered. */
export type Key = (typeof KEYS)[number];

export interface Arrangement {
  readonly group: Key;
  readonly sort: Key;
}

/** What decides about a need's place; null where it is not told. */
export interface Standing {
  /** The stage's place in the journey. */
  readonly stage: number | null;
  /** The level's place in Maslow's order. */
  readonly level: number | null;
  readonly opportunity: number | null;
}

/** A place among the groups, and one within its group. Smaller comes first. */
export interface Rank {
  readonly group: number;
  readonly sort: number;
}

/** The rank of what is not told: behind everything else. */
export const LAST = Number.POSITIVE_INFINITY;

export interface Band {
  readonly from: number;
  readonly title: string;
}

/** The lines analysts draw through opportunities, highest first. */
export const BANDS: readonly Band[] = [
  { from: 15, title: "15 and more: act first" },
  { from: 12, title: "12 to 15: act" },
  { from: 10, title: "10 to 12: worth a look" },
  { from: Number.NEGATIVE_INFINITY, title: "Below 10" },
];

export function rank({ group, sort }: Arrangement, standing: Standing): Rank {
  return { group: group_rank(group, standing), sort: sort_rank(sort, standing) };
}

function group_rank(key: Key, standing: Standing): number {
  if (key !== "opportunity") return sort_rank(key, standing);
  const { opportunity } = standing;
  return opportunity === null ? LAST : BANDS.findIndex(({ from }) => opportunity >= from);
}

function sort_rank(key: Key, { stage, level, opportunity }: Standing): number {
  if (key === "stage") return stage ?? LAST;
  if (key === "level") return level ?? LAST;
  if (key === "opportunity") return opportunity === null ? LAST : -opportunity;
  return 0;
}

/** The ids by rank; of equal ranks the earlier stays in front. */
export function in_order(ids: readonly string[], ranks: ReadonlyMap<string, Rank>): string[] {
  const known = (id: string) => ranks.get(id) ?? UNKNOWN;
  return [...ids].sort((one, other) => compare(known(one), known(other)));
}

const UNKNOWN: Rank = { group: LAST, sort: LAST };

/** Not by difference: that of two infinities is no number. */
function compare(one: Rank, other: Rank): number {
  const key = one.group === other.group ? "sort" : "group";
  return one[key] < other[key] ? -1 : one[key] > other[key] ? 1 : 0;
}

/** The rows of each group, under the first of them; the ids stand in order. */
export function groups_of(
  ids: readonly string[],
  ranks: ReadonlyMap<string, Rank>,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  let members: string[] = [];
  let last: number | undefined;
  for (const id of ids) {
    const { group } = ranks.get(id) ?? UNKNOWN;
    if (group !== last) {
      members = [];
      groups.set(id, members);
    }
    members.push(id);
    last = group;
  }
  return groups;
}
