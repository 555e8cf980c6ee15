/** Where a popover stands: under its anchor, above it if there is no room below, always inside the window. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Between the anchor and the popover. */
const GAP = 4;
/** Between the popover and the edge of the window. */
const EDGE = 8;

export function placement(anchor: Box, size: Size, within: Size): { left: number; top: number } {
  const bottom = anchor.top + anchor.height;
  const below = within.height - bottom - GAP - EDGE;
  const above = anchor.top - GAP - EDGE;
  // Too large for either: beside it, so that it stays in sight.
  if (size.height > Math.max(below, above)) {
    const right = anchor.left + anchor.width + GAP;
    const fits = right + size.width + EDGE <= within.width;
    const left = fits ? right : anchor.left - GAP - size.width;
    if (fits || left >= EDGE) return { left, top: clamp(anchor.top, within.height - EDGE - size.height) };
  }
  const under = size.height <= below || below >= above;
  const wanted = under ? bottom + GAP : anchor.top - GAP - size.height;
  return {
    left: clamp(anchor.left, within.width - EDGE - size.width),
    top: clamp(wanted, within.height - EDGE - size.height),
  };
}

function clamp(wanted: number, most: number): number {
  return Math.max(EDGE, Math.min(wanted, most));
}
