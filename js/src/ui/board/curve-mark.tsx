/** The point of a person: a shape of its own, full for what is, hollow for what is to be. */
import type { Version } from "../../sheets/emotion-cells";

/** Circle, square, triangle, diamond, hexagon, cross: about equally heavy around nought. */
const SHAPES = [
  "M7 0A7 7 0 1 1-7 0 7 7 0 1 1 7 0Z",
  "M-6.2-6.2H6.2V6.2H-6.2Z",
  "M0-7.8 7.8 5.8H-7.8Z",
  "M0-8.2 8.2 0 0 8.2-8.2 0Z",
  "M-3.8-6.6H3.8L7.6 0 3.8 6.6H-3.8L-7.6 0Z",
  "M-2.6-7.2H2.6V-2.6H7.2V2.6H2.6V7.2H-2.6V2.6H-7.2V-2.6H-2.6Z",
];
const COLOURS = 7;

/** The colour of a person, by the place in their table. */
export function colour_of(face: number): string {
  return `var(--jk-persona-${Math.min(Math.max(face, 0) + 1, COLOURS)})`;
}

interface CurveMark {
  readonly face: number;
  readonly version?: Version;
  /** Whether the line of the version is shown behind the point, or in its place. */
  readonly line?: "behind" | "alone";
}

/** A plain function: there may be hundreds of points. */
export function curve_mark({ face, version, line }: CurveMark) {
  return (
    <svg
      class="jk-curve-mark"
      // A hollow shape has its rim outside.
      viewBox={line ? "-17 -7 34 14" : version === "to_be" ? "-11 -11 22 22" : "-10 -10 20 20"}
      aria-hidden="true"
      data-version={version}
      data-line={line}
    >
      {line && <line x1="-15" x2="15" y1="0" y2="0" />}
      {line !== "alone" && <path d={SHAPES[Math.max(face, 0) % SHAPES.length]} />}
    </svg>
  );
}
