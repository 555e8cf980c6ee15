import { useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { ChartChannel } from "../chart/in-step";
import { ChartState } from "../ui/chart/chart-state";
import type { PictureKind } from "../ui/chart/save-picture";
import { useScrolling } from "../ui/chart/scrolling";
import { TwinTables } from "../ui/chart/twin-table";
import { keep_from_host } from "../ui/host-keys";
import { follow_theme, type Theme } from "../ui/host-theme";
import { Icon } from "../ui/icons";

interface LiveChartProps {
  readonly channel: ChartChannel;
  readonly abort: AbortSignal;
}

const KINDS: readonly PictureKind[] = ["svg", "png"];

/** A chart that follows the map: the picture, its table, and a line that says whether it is in step. */
export function LiveChart({ channel, abort }: LiveChartProps) {
  const root = useRef<HTMLElement>(null);
  const place = useRef<HTMLDivElement>(null);
  const [state, set_state] = useState<ChartState | null>(null);
  const [theme, set_theme] = useState<Theme | undefined>(undefined);

  useLayoutEffect(() => {
    if (!root.current || !place.current) return;
    const made = new ChartState(root.current, place.current, channel, abort);
    set_state(made);
    return follow_theme(root.current, (now = "light") => {
      set_theme(now);
      made.follow(now);
    });
  }, []);

  const charted = state?.charted.value;
  const is_drawn = state?.drawn.value === true;
  useLayoutEffect(() => {
    const home = root.current?.getRootNode();
    // By this the table beside the chart yields to it.
    if (is_drawn && home instanceof ShadowRoot) home.host.classList.add("jk-drawn");
  }, [is_drawn]);
  const is_scrolling = useScrolling(place);
  const waits = state && !is_drawn && !state.line.value;
  return (
    <figure ref={root} class="jk jk-chart" data-theme={theme} onKeyDown={keep_from_host}>
      {/* The picture is put in here by itself. */}
      <div
        ref={place}
        class="jk-chart-scroll"
        role={is_scrolling ? "region" : undefined}
        aria-label={is_scrolling ? "Chart, wider than the page" : undefined}
        tabIndex={is_scrolling ? 0 : undefined}
      />
      {waits && <p class="jk-chart-waits">Waiting for the kernel…</p>}
      {state && charted && is_drawn && <Tools state={state} />}
      <p class="jk-chart-line" role="status" aria-live="polite">
        {state?.line.value}
      </p>
    </figure>
  );
}

/** The quiet row below the picture. */
function Tools({ state }: { state: ChartState }) {
  const [is_open, open] = useState(false);
  const id = useId();
  const charted = state.charted.value;
  if (!charted) return null;
  return (
    <>
      <div class="jk-chart-tools" data-noprint="">
        {charted.tables.length > 0 && (
          <button
            type="button"
            class="jk-button"
            aria-expanded={is_open}
            aria-controls={is_open ? id : undefined}
            onClick={() => open(!is_open)}
          >
            <Icon name={is_open ? "open" : "unfold"} />
            Table
          </button>
        )}
        <span role="group" aria-label="Save picture">
          {KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              class="jk-button"
              aria-label={`Save picture as ${kind.toUpperCase()}`}
              onClick={() => state.save(kind)}
            >
              <Icon name="down" />
              {kind.toUpperCase()}
            </button>
          ))}
        </span>
      </div>
      {is_open && charted.tables.length > 0 && <TwinTables id={id} charted={charted} />}
    </>
  );
}
