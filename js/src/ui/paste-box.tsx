import { useLayoutEffect, useRef } from "preact/hooks";
import type { ClipboardTexts } from "./clipboard-buttons";
import { is_composing } from "./key-press";
import { type Anchor, Popover } from "./popover";

interface PasteBoxProps {
  readonly anchor: () => Anchor | null | undefined;
  /** Without anything to paste, the box was closed. */
  done(data?: ClipboardTexts): void;
}

/** Where a button may not read the clipboard: a field to paste into, by whatever way the reader's device offers. */
export function PasteBox({ anchor, done }: PasteBoxProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const keydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== "Escape" || is_composing(event)) return;
    event.preventDefault();
    done();
  };
  const pasted = (event: ClipboardEvent) => {
    event.stopPropagation();
    if (!event.clipboardData) return;
    event.preventDefault();
    done(event.clipboardData);
  };
  const use = () => done({ getData: (type) => (type === "text/plain" ? (field.current?.value ?? "") : "") });
  return (
    <Popover class="jk-paste" role="dialog" aria-label="Paste" anchor={anchor} onKeyDown={keydown}>
      <label>
        <span>The browser keeps its clipboard from buttons. Paste into this field.</span>
        <textarea
          ref={field}
          class="jk-input"
          rows={3}
          onPaste={pasted}
          onMouseDown={(event) => event.stopPropagation()}
        />
      </label>
      <div class="jk-actions">
        <button type="button" class="jk-button jk-line" onClick={() => done()}>
          Cancel
        </button>
        <button type="button" class="jk-button jk-main" onClick={use}>
          Paste
        </button>
      </div>
    </Popover>
  );
}
