import { useLayoutEffect, useRef } from "preact/hooks";
import { Icon, SmallIcon } from "../icons";
import { ChoiceMark, Face } from "../marks";
import { Popover } from "../popover";
import type { Option } from "./list-options";

/** A line of the list: an option, a word of one's own, a row to make, or the way to make the cell empty. */
export interface Line extends Option {
  readonly kind: "option" | "own" | "create" | "clear";
}

interface OptionListProps {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly current: number;
  readonly picked: readonly string[];
  readonly several: boolean;
  readonly digits: boolean;
  /** A sentence under the list. */
  readonly foot: string;
  onPick(line: Line): void;
}

/** A list under its field. The field keeps the focus; the line to be taken is named to screen readers. */
export function OptionList({ id, title, lines, current, foot, ...rest }: OptionListProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const box = list.current;
    const line = box?.querySelector<HTMLElement>("[data-current]");
    if (!box || !line) return;
    if (line.offsetTop < box.scrollTop) box.scrollTop = line.offsetTop - 4;
    const bottom = line.offsetTop + line.offsetHeight + 4;
    if (bottom > box.scrollTop + box.clientHeight) box.scrollTop = bottom - box.clientHeight;
  }, [current]);

  return (
    <Popover class="jk-list">
      <div
        ref={list}
        id={id}
        role="listbox"
        aria-label={title}
        aria-multiselectable={rest.several ? "true" : undefined}
      >
        {lines.map((line, at) => (
          <OptionLine
            key={`${line.kind} ${line.value}`}
            id={`${id}-${at}`}
            line={line}
            at={at}
            current={at === current}
            {...rest}
          />
        ))}
      </div>
      {foot && <div class="jk-foot">{foot}</div>}
    </Popover>
  );
}

interface OptionLineProps extends Pick<OptionListProps, "picked" | "several" | "digits" | "onPick"> {
  readonly id: string;
  readonly line: Line;
  readonly at: number;
  readonly current: boolean;
}

function OptionLine({ id, line, at, current, picked, several, digits, onPick }: OptionLineProps) {
  const chosen = line.kind === "option" && picked.includes(line.value);
  const made = line.kind === "own" || line.kind === "create";
  const plain = !line.mark && line.face === undefined && !several && !made;
  return (
    <div
      id={id}
      role="option"
      aria-selected={chosen}
      class="jk-option"
      data-current={current ? "" : undefined}
      data-plain={plain ? "" : undefined}
      data-help={line.help ? "" : undefined}
      data-apart={line.kind !== "option" && at > 0 ? "" : undefined}
      data-new={made ? "" : undefined}
      onClick={() => onPick(line)}
    >
      {made ? <Icon name="plus" /> : several ? <Tick on={chosen} /> : <OptionMark option={line} />}
      <div>
        <b>
          {line.label}
          {chosen && !several && <SmallIcon name="tick" class="jk-tick" />}
        </b>
        {line.help && <span class="jk-help">{line.help}</span>}
      </div>
      <span class="jk-kin">{line.group}</span>
      {digits && line.kind === "option" && <kbd class="jk-digit">{at + 1}</kbd>}
    </div>
  );
}

/** What stands before an option and before the value in the field: a mark or a face, if it has one. */
export function OptionMark({ option }: { option: Option | undefined }) {
  if (option?.face !== undefined) return <Face name={option.label} index={option.face} />;
  return <ChoiceMark mark={option?.mark} />;
}

function Tick({ on }: { on: boolean }) {
  return (
    <span class="jk-box" data-on={on ? "" : undefined}>
      <Icon name="check" />
    </span>
  );
}
