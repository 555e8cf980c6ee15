import type { ColumnSpec } from "../../core/protocol";
import { ACT } from "../../core/scores";
import { figure } from "./cell-text";

/** A scale with so many steps at most is drawn step by step. */
const STEPS = 10;

/** A value on a scale: a bar from nought, or a point on a track if the scale goes below it. */
export function scale_view(column: ColumnSpec, value: number) {
  const { low = 0, high = 0, step = 1, words = [] } = column;
  const steps = Math.round((high - low) / step);
  const number = <b class="jk-figure">{figure(column, value)}</b>;
  if (low >= 0 || steps > STEPS) {
    const style = { "--jk-share": String((value - low) / (high - low)), "--jk-steps": String(steps) };
    return (
      <>
        <i class="jk-bar" style={style} data-steps={steps <= STEPS ? "" : undefined} aria-hidden="true" />
        {number}
      </>
    );
  }
  return (
    <>
      <Track steps={steps} at={(value - low) / step} middle={-low / step} />
      {number}
      {words.length > steps && <span class="jk-word">{words[Math.round((value - low) / step)]}</span>}
    </>
  );
}

/** Between two steps of a track. */
const PITCH = 10;

function Track({ steps, at, middle }: { steps: number; at: number; middle: number }) {
  const width = steps * PITCH + 8;
  const x = (step: number) => 4 + step * PITCH;
  const dashes = Array.from({ length: steps + 1 }, (_, step) => `M${x(step) - 3.5} 5h7`).join("");
  return (
    <svg class="jk-track" width={width} viewBox={`0 0 ${width} 10`} aria-hidden="true">
      <path class="jk-dashes" d={dashes} />
      {at !== middle && <path class="jk-middle" d={`M${x(middle)} 0v10`} />}
      <circle cx={x(at)} cy="5" r="4.5" />
    </svg>
  );
}

const MOST = 20;

/** The opportunity score, 0 to 20: ink, dark and bold from 12. */
export function opportunity_view(value: number) {
  const high = value >= ACT ? "jk-high" : "";
  return (
    <>
      <i
        class={`jk-bar jk-thick ${high}`}
        style={{ "--jk-share": String(value / MOST) }}
        aria-hidden="true"
      />
      <b class={`jk-figure ${high}`}>{String(value)}</b>
    </>
  );
}
