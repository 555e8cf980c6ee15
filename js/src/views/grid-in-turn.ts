import { useEffect, useMemo } from "preact/hooks";
import { GridState } from "../ui/grid/grid-state";
import type { Sheet } from "../ui/grid/sheet";

/** A grid's state until one with other inputs takes its place, or the view ends. */
export function useGridInTurn(make: () => Sheet, abort: AbortSignal, inputs: readonly unknown[]): GridState {
  const grid = useMemo(() => {
    const end = new AbortController();
    return { state: new GridState(make(), AbortSignal.any([abort, end.signal])), end };
  }, [abort, ...inputs]);
  useEffect(
    () => () => {
      grid.state.hand_in_typed();
      grid.end.abort();
    },
    [grid],
  );
  return grid.state;
}
