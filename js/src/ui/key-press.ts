/** What is read of a keyboard event. */
export interface KeyPress {
  readonly key: string;
  readonly keyCode: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly isComposing: boolean;
  getModifierState(name: string): boolean;
}

/** The code of a key that an input method has taken; Safari tells only by it that Enter ended a composition. */
const TAKEN = 229;

/** Whether the key belongs to a character that is being composed. */
export function is_composing(press: KeyPress): boolean {
  return press.isComposing || press.key === "Process" || press.keyCode === TAKEN;
}
