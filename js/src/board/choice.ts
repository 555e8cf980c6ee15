/** What somebody has chosen to look at on the board. It belongs to the reader, not to the map. */
import type { Version } from "../sheets/emotion-cells";

export const VERSION_CHOICES = ["as_is", "to_be", "both"] as const;
export type VersionChoice = (typeof VERSION_CHOICES)[number];

export const COLOURS = ["persona", "grade", ""] as const;
/** By what notes are coloured. */
export type Colour = (typeof COLOURS)[number];

export interface BoardChoice {
  readonly version: VersionChoice;
  /** By person whether they were shown or hidden by hand. */
  readonly people: Readonly<Record<string, boolean>>;
  readonly colour: Colour;
  readonly hides_empty: boolean;
  readonly fits: boolean;
  /** Rows of which only the counts are shown. */
  readonly folded: readonly string[];
}

/** What the widget asks for. */
export interface BoardOptions {
  readonly personas?: readonly string[] | null;
  readonly lanes?: readonly string[] | null;
  readonly version?: string | null;
}

/** What the widget asks for goes before what this browser remembers. */
export function first_choice(options: BoardOptions, known: Partial<BoardChoice> = {}): BoardChoice {
  return {
    version: one_of(VERSION_CHOICES, options.version ?? known.version) ?? "as_is",
    people: options.personas ? {} : (known.people ?? {}),
    colour: one_of(COLOURS, known.colour) ?? "persona",
    hides_empty: known.hides_empty === true,
    fits: known.fits === true,
    folded: Array.isArray(known.folded) ? known.folded : [],
  };
}

export function shows(choice: BoardChoice, options: BoardOptions, persona: string): boolean {
  return choice.people[persona] ?? options.personas?.includes(persona) ?? true;
}

export function versions_of({ version }: BoardChoice): readonly Version[] {
  return version === "both" ? ["as_is", "to_be"] : [version];
}

function one_of<Known extends string>(
  known: readonly Known[],
  value: string | null | undefined,
): Known | undefined {
  return known.find((one) => one === value);
}
