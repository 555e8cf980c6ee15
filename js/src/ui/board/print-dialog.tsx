import { type ComponentChildren, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { is_composing } from "../key-press";
import { Popover } from "../popover";
import type { BoardState } from "./board-state";
import { print_page } from "./print-board";
import { PAPERS, type PrintWish, send_to_printer } from "./print-paper";

/** As one has printed last; at first on what is used where one lives. */
let wish: PrintWish = {
  tiles: false,
  paper: /-(US|CA)$/.test(navigator.language) ? "Letter" : "A4",
  upright: false,
};

/** Ask how the board is to be printed, and print it. */
export function ask_to_print(board: BoardState): void {
  const view = board.element?.closest<HTMLElement>(".jk-view");
  if (!view) return;
  const place = document.createElement("div");
  view.append(place);
  const done = (print: boolean) => {
    render(null, place);
    place.remove();
    board.call_focus();
    if (!print) return;
    const title = String(board.store.value("", "", "title") ?? "");
    void print_page(view, wish, title).then(send_to_printer);
  };
  render(<PrintDialog view={view} done={done} />, place);
}

function PrintDialog({ view, done }: { view: HTMLElement; done(print: boolean): void }) {
  const box = useRef<HTMLDivElement>(null);
  const [now, set_now] = useState(wish);
  // After the board has taken it back from the menu.
  useEffect(() => box.current?.querySelector("button")?.focus({ preventScroll: true }), []);
  const choose = (part: Partial<PrintWish>) => {
    wish = { ...wish, ...part };
    set_now(wish);
  };
  const keydown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== "Escape" || is_composing(event)) return;
    event.preventDefault();
    done(false);
  };
  return (
    <Popover
      class="jk-moveto jk-print-ask"
      role="dialog"
      aria-label="Print the board"
      anchor={() => view.querySelector(".jk-toolbar [aria-haspopup]") ?? view.querySelector(".jk-bstages")}
      onKeyDown={keydown}
    >
      <div ref={box}>
        <b>Print the board</b>
        <Row label="Size">
          <Choice label="On one page" on={!now.tiles} act={() => choose({ tiles: false })} />
          <Choice label="Over several pages" on={now.tiles} act={() => choose({ tiles: true })} />
        </Row>
        <Row label="Paper">
          {Object.keys(PAPERS).map((paper) => (
            <Choice
              key={paper}
              label={paper}
              on={paper === now.paper}
              act={() => choose({ paper: paper as PrintWish["paper"] })}
            />
          ))}
        </Row>
        <Row label="Layout">
          <Choice label="Landscape" on={!now.upright} act={() => choose({ upright: false })} />
          <Choice label="Portrait" on={now.upright} act={() => choose({ upright: true })} />
        </Row>
        <p>
          {now.tiles
            ? "Every text has 9 points or more. Each page repeats its stages and lanes."
            : "The whole map, as large as fits."}
        </p>
        <div class="jk-actions">
          <button type="button" class="jk-button jk-line" onClick={() => done(false)}>
            Cancel
          </button>
          <button type="button" class="jk-button jk-main" onClick={() => done(true)}>
            Print
          </button>
        </div>
      </div>
    </Popover>
  );
}

function Choice({ label, on, act }: { label: string; on: boolean; act(): void }) {
  return (
    <button type="button" class="jk-button jk-toggle" aria-pressed={on} onClick={act}>
      {label}
    </button>
  );
}

/** Choices that stand side by side; each is a stop of its own. */
function Row({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="jk-print-row">
      <span aria-hidden="true">{label}</span>
      <span role="group" aria-label={label} class="jk-seg">
        {children}
      </span>
    </div>
  );
}
