/** A text of mine that is not in the map: it was refused, or somebody has overwritten it. What is said and done. */
import type { Draft, Overwritten } from "../core/store";
import { short } from "./phrases";

export interface Unsettled {
  readonly tone: "error" | "conflict";
  readonly title: string;
  readonly detail: string;
  /** What the map holds, in words. */
  readonly held: string;
}

/** `in_words` says a value as people read it; `value` is what the map holds. */
export function unsettled(
  draft: Draft | undefined,
  mine: Overwritten | undefined,
  value: unknown,
  in_words: (value: unknown) => string,
): Unsettled | undefined {
  const held = short(in_words(value));
  if (draft) {
    const still = held ? `The map still holds ${held}.` : "The map still holds nothing here.";
    return { tone: "error", title: draft.why, detail: `Kept here, not saved. ${still}`, held };
  }
  if (!mine) return undefined;
  const text = short(in_words(mine.value));
  const detail = text ? `You had “${text}”.` : "You had left it empty.";
  return { tone: "conflict", title: `${mine.author || "Somebody"} changed this.`, detail, held };
}

interface SettleProps {
  readonly fault: Unsettled;
  /** Give up my text, or put it back. */
  settle(brings_back: boolean): void;
}

/** The buttons that settle it. */
export function Settle({ fault, settle }: SettleProps) {
  const button = (label: string, brings_back: boolean) => (
    <button type="button" class="jk-button jk-line" onClick={() => settle(brings_back)}>
      <span>{label}</span>
    </button>
  );
  if (fault.tone === "error")
    return button(fault.held ? `Keep ${short(fault.held, 16)}` : "Leave it empty", false);
  return (
    <div class="jk-actions">
      {button("Keep theirs", false)}
      {button("Bring mine back", true)}
    </div>
  );
}
