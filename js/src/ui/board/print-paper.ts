/** Paper, and the hidden page that is printed on it. */
import { SHEET } from "../../styles/sheet";

export const PAPERS = { A4: [210, 297], A3: [297, 420], Letter: [215.9, 279.4] } as const;

export interface PrintWish {
  readonly tiles: boolean;
  readonly paper: keyof typeof PAPERS;
  readonly upright: boolean;
}

/** What printers leave free, in millimetres. */
const MARGIN = 10;
const MM = 96 / 25.4;
/** The last pixel of a page belongs to nobody, or rounding would begin another one. */
const SPARE = 1;

/** What of the paper is printed on, in pixels. */
export interface Paper {
  readonly width: number;
  readonly height: number;
}

export function paper_room({ paper, upright }: PrintWish): Paper {
  const [short, long] = PAPERS[paper];
  const [width, height] = upright ? [short, long] : [long, short];
  return { width: (width - 2 * MARGIN) * MM, height: (height - 2 * MARGIN) * MM - SPARE };
}

/** What the host says about type; its colours stay behind, for paper is light. */
const HOST = ["--jp-ui-font-family", "--jp-ui-font-size1", "--jp-content-font-size1"];

/** A page of our own beside the view, so that nothing else is printed; the element in it takes the board. */
export async function open_paper(
  view: Element,
  wish: PrintWish,
  title: string,
): Promise<{ readonly frame: HTMLIFrameElement; readonly body: HTMLElement }> {
  const root = view.getRootNode();
  const place = root instanceof ShadowRoot ? root : document.body;
  place.querySelector(".jk-print-frame")?.remove();
  const frame = document.createElement("iframe");
  frame.className = "jk-print-frame";
  frame.title = "To be printed";
  frame.inert = true;
  frame.srcdoc = "<!doctype html>";
  await new Promise((loaded) => {
    frame.addEventListener("load", loaded, { once: true });
    place.append(frame);
  });
  const page = frame.contentDocument as Document;
  page.title = title;
  page.documentElement.lang = document.documentElement.lang;
  const style = page.createElement("style");
  const turned = wish.upright ? "portrait" : "landscape";
  style.textContent = `${SHEET}\n@page{size:${wish.paper} ${turned};margin:${MARGIN}mm}html,body{margin:0}`;
  page.head.append(style);
  const body = page.createElement("div");
  body.className = "jk jk-view jk-print";
  body.dataset.theme = "light";
  const host = getComputedStyle(view);
  for (const name of HOST) {
    const value = host.getPropertyValue(name);
    if (value) body.style.setProperty(name, value);
  }
  page.body.append(body);
  return { frame, body };
}

/** Print it, and take it away afterwards. */
export function send_to_printer(frame: HTMLIFrameElement): void {
  const page = frame.contentWindow;
  page?.addEventListener("afterprint", () => setTimeout(() => frame.remove()), { once: true });
  page?.print();
}
