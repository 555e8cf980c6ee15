/** Colours of a specification for another ground. */

/** The same specification with every text that is a key of `colours`, in whatever case, as its value. */
export function recolour<Part>(part: Part, colours: Readonly<Record<string, string>>): Part {
  const wanted = new Map(Object.entries(colours).map(([from, to]) => [from.toLowerCase(), to]));
  if (wanted.size === 0) return part;
  const turned = (value: unknown): unknown => {
    if (typeof value === "string") return wanted.get(value.toLowerCase()) ?? value;
    if (Array.isArray(value)) return value.map(turned);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, turned(inner)]));
  };
  return turned(part) as Part;
}
