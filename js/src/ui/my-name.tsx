import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { is_composing } from "./key-press";
import { call_me, LONGEST_NAME, my_name } from "./memory";

/** The name that others read beside my edits, if I give one. */
export function MyName() {
  const [asks, ask] = useState(false);
  const box = useRef<HTMLSpanElement>(null);
  /** Whether a key has ended it: then the focus comes back to the button. */
  const by_key = useRef(false);
  useLayoutEffect(() => {
    if (asks || by_key.current) box.current?.querySelector<HTMLElement>("input, button")?.focus();
    by_key.current = false;
  }, [asks]);
  const name = my_name();
  const end = (text: string, with_key: boolean) => {
    by_key.current = with_key;
    call_me(text);
    ask(false);
  };
  const keydown = (event: KeyboardEvent) => {
    if (is_composing(event) || (event.key !== "Enter" && event.key !== "Escape")) return;
    event.preventDefault();
    end(event.key === "Enter" ? (event.currentTarget as HTMLInputElement).value : name, true);
  };
  return (
    <span ref={box} data-noprint="">
      {asks ? (
        <input
          class="jk-name"
          value={name}
          maxLength={LONGEST_NAME}
          placeholder="Your name"
          aria-label="Your name"
          autocomplete="off"
          onKeyDown={keydown}
          // It also loses the focus as a key takes it away.
          onBlur={(event) => by_key.current || end(event.currentTarget.value, false)}
        />
      ) : (
        <button
          type="button"
          class="jk-words"
          title="Others read it beside your edits."
          aria-label={name && `${name}, your name`}
          onClick={() => ask(true)}
        >
          {name || "Add your name"}
        </button>
      )}
    </span>
  );
}
