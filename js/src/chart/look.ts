/** What a specification leaves open is drawn in the colours and the font of the page. */
import type { Config } from "vega-lite";

/** Colours as the page has them now, resolved. */
export interface Look {
  /** Whether the ground is dark. */
  readonly dark: boolean;
  readonly font: string;
  readonly ink: string;
  readonly ink_2: string;
  readonly line: string;
  readonly line_2: string;
  /** What stands behind the picture where the specification names nothing. */
  readonly ground: string;
}

export function base_config({ font, ink, ink_2, line, line_2, ground }: Look): Config {
  const guide = {
    labelColor: ink_2,
    titleColor: ink_2,
    domainColor: line_2,
    tickColor: line_2,
    gridColor: line,
  };
  return {
    // The table beside the picture says what it shows; a name for every mark would say it once more.
    aria: false,
    background: ground,
    font,
    title: { color: ink, subtitleColor: ink_2 },
    axis: guide,
    header: { labelColor: ink_2, titleColor: ink_2 },
    legend: { labelColor: ink_2, titleColor: ink_2 },
    text: { color: ink },
    rule: { color: ink_2 },
    view: { stroke: line_2 },
  };
}
