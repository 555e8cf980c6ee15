/** Colours of a specification for another ground. */

/** Where a text that looks like a colour is a text, a name or a value. The kernel's `jk.charts.dark` knows the same. */
const NO_COLOUR = new Set([
  "data",
  "datasets",
  "text",
  "subtitle",
  "description",
  "name",
  "field",
  "groupby",
  "sort",
  "domain",
  "datum",
  "equal",
  "oneOf",
]);

/** The same specification with every colour that is a key of `colours`, in whatever case, as its value. */
export function recolour<Part>(part: Part, colours: Readonly<Record<string, string>>): Part {
  const wanted = new Map(Object.entries(colours).map(([from, to]) => [from.toLowerCase(), to]));
  const turned = (value: unknown): unknown => {
    if (typeof value === "string") return wanted.get(value.toLowerCase()) ?? value;
    if (Array.isArray(value)) return value.map(turned);
    if (value === null || typeof value !== "object") return value;
    const entries = Object.entries(value);
    return Object.fromEntries(
      entries.map(([name, inner]) => [name, is_said(name, inner) ? inner : turned(inner)]),
    );
  };
  return wanted.size > 0 ? (turned(part) as Part) : part;
}

/** A title may also be an object that says how it looks. */
function is_said(name: string, value: unknown): boolean {
  return NO_COLOUR.has(name) || (name === "title" && (value === null || typeof value !== "object"));
}
