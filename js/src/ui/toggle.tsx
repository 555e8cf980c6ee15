import { Face } from "./marks";

interface ToggleProps {
  readonly label: string;
  readonly help: string;
  /** A person's place among the personas. */
  readonly face?: number;
  readonly letters?: string;
  readonly on: boolean;
  act(): void;
}

/** A switch in a toolbar. */
export function Toggle({ label, help, face, letters, on, act }: ToggleProps) {
  return (
    <button
      type="button"
      class="jk-button jk-toggle"
      tabIndex={-1}
      aria-pressed={on}
      title={help}
      onClick={act}
    >
      {face !== undefined && <Face name={label} index={face} letters={letters} />}
      <span>{label}</span>
    </button>
  );
}
