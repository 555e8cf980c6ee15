import type { ChoiceSpec } from "../core/protocol";
import { Icon } from "./icons";

export interface SelectProps<Value extends string> {
  readonly label: string;
  /** The one with the value "" stands for nothing chosen. */
  readonly choices: readonly (Pick<ChoiceSpec, "label"> & { readonly value: Value })[];
  readonly value: Value;
  choose(value: Value): void;
}

/** A choice out of a short list that is at hand all the time; a value not among the choices is its own label. */
export function Select<Value extends string>({ label, choices, value, choose }: SelectProps<Value>) {
  const known = value === "" || choices.some((choice) => choice.value === value);
  return (
    <span class="jk-select" data-empty={value ? undefined : ""}>
      <select
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => choose(event.currentTarget.value as Value)}
      >
        {[...choices, ...(known ? [] : [{ value, label: value }])].map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <Icon name="open" />
    </span>
  );
}
