/** What lies behind the points: the levels, the lines from stage to stage, the widest gap, and whose lines they are. */
import { beside } from "../../board/curve";
import { EMOTIONS } from "../../sheets/emotion-cells";
import { choice_label, figure } from "../cells/cell-text";
import { Icon } from "../icons";
import { spec_of } from "./board-edits";
import type { BoardState } from "./board-state";
import { colour_of, curve_mark } from "./curve-mark";
import { type Curve, gap_line, lines_of, type Plot, y_of } from "./curve-paper";
import { axis_word } from "./curve-said";

/** A line that would hide another one is drawn so far beside it. */
const BESIDE = [0, -4, 4];

export function levels_of({ spec }: Plot): readonly number[] {
  const { low = 0, high = 0, step = 1 } = spec;
  return Array.from({ length: Math.round((high - low) / step) + 1 }, (_, at) => high - at * step);
}

export function CurveLines({ board, plot }: { board: BoardState; plot: Plot }) {
  const width = plot.width * board.stages.length;
  const rule = gap_line(plot);
  const across = (y: number, kind?: string) => (
    <line key={y} class="jk-level" data-kind={kind} x1={0} x2={width} y1={y} y2={y} />
  );
  return (
    <svg
      class="jk-curve-lines"
      style={{ height: `calc(${plot.height} * var(--jk-px))` }}
      viewBox={`0 0 ${width} ${plot.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      {levels_of(plot).map((level) => across(y_of(plot, level), level === 0 ? "neutral" : undefined))}
      {plot.has_strip && across(y_of(plot, "unaware") - 20)}
      {rule && <line class="jk-gap" {...rule} />}
      {plot.curves.map((curve, at) => (
        <g key={curve.item} data-version={curve.version} style={{ "--jk-face": colour_of(curve.face) }}>
          {lines_of(plot, at).map(({ stage, x1, y1, x2, y2 }) => {
            const by = BESIDE[beside(plot.curves, at, stage) % BESIDE.length] as number;
            return (
              <line
                key={stage}
                data-line={curve.item}
                data-from={stage}
                x1={x1}
                y1={y1 + by}
                x2={x2}
                y2={y2 + by}
              />
            );
          })}
        </g>
      ))}
    </svg>
  );
}

/** Words and numbers of the levels. */
export function CurveAxis({ plot }: { plot: Plot }) {
  const at = (y: number) => ({ top: `calc(${y} * var(--jk-px))` });
  return (
    <div class="jk-axis" aria-hidden="true">
      {levels_of(plot).map((level) => (
        <span key={level} style={at(y_of(plot, level))}>
          <span>{axis_word(plot.spec, level)}</span>
          <b>{figure(plot.spec, level)}</b>
        </span>
      ))}
      {plot.has_strip && (
        <span style={at(y_of(plot, "unaware"))}>
          <span>Does not notice</span>
          <Icon name="closed_eye" />
        </span>
      )}
    </div>
  );
}

/** Whose curves are shown, and what solid and dotted mean; over the lines, the size of the widest gap. */
interface CurveKeyProps {
  readonly board: BoardState;
  readonly plot: Plot;
  /** Whether the words of the levels stand here. */
  readonly axis: boolean;
}

export function CurveKey({ board, plot, axis }: CurveKeyProps) {
  const { curves, gap } = plot;
  const spec = spec_of(board, EMOTIONS, "version");
  const people = curves.filter(
    ({ persona }, at) => curves.findIndex((one) => one.persona === persona) === at,
  );
  const rule = gap_line(plot);
  const only = people.length === 1 ? people[0] : undefined;
  return (
    <div class="jk-curve-over" aria-hidden="true">
      {axis && <CurveAxis plot={plot} />}
      <div class="jk-legend">
        {!only && people.map((one) => <Person key={one.persona} curve={one} />)}
        {curves.length > 0 &&
          board.versions.map((version) => (
            <span key={version} style={{ "--jk-face": only ? colour_of(only.face) : "var(--jk-ink-2)" }}>
              {curve_mark({ face: only?.face ?? 0, version, line: only ? "behind" : "alone" })}
              {spec ? choice_label(spec, version) : version}
            </span>
          ))}
        {only && <span>{only.name}</span>}
        {curves.length === 0 && <span>Whose feelings? Add or show a persona.</span>}
      </div>
      {rule && gap && (
        <b
          class="jk-gap-size"
          style={{
            left: `${(50 * (rule.x1 + rule.x2)) / (plot.width * board.stages.length)}%`,
            top: `calc(${(rule.y1 + rule.y2) / 2} * var(--jk-px))`,
          }}
        >
          {figure(plot.spec, gap.to - gap.from)}
        </b>
      )}
    </div>
  );
}

function Person({ curve: { face, name } }: { curve: Curve }) {
  return (
    <span style={{ "--jk-face": colour_of(face) }}>
      {curve_mark({ face })}
      <span>{name}</span>
    </span>
  );
}
