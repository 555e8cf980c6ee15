/** How a store stands with its kernel, as views say it. */
export type Phase = "starting" | "live" | "cut_off" | "kernel_gone" | "read_only";

export interface Status {
  readonly phase: Phase;
  /** When the phase began, in ms. */
  readonly since: number;
  /** Ops the kernel has not confirmed. */
  readonly pending: number;
  /** Rows of all tables still on their way, of the map that is shown. */
  readonly loading: number;
  /** When the kernel last confirmed an op, in ms. */
  readonly saved_at: number | null;
  /** The map's file; "" if it lives in the kernel only. */
  readonly file: string;
  /** Where a map without a file is kept all the same. */
  readonly kept: string;
  /** Why nothing can be edited in the phase "read_only". */
  readonly reason: string;
  /** Why edits cannot be stored at present. */
  readonly trouble: string;
  /** What else there is to know of the map, until it is dismissed. */
  readonly note: string;
  /** The last thing to announce: the outcome of an undo, a refusal. */
  readonly notice: string;
  /** How many notices there have been; the same one may come twice. */
  readonly notices: number;
}
