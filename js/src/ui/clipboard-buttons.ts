/** Copying and pasting by buttons, as far as the browser lets them. */

export type Copying = "copy" | "cut";

/** As much of a clipboard event's data as is read. */
export type ClipboardTexts = Pick<DataTransfer, "getData">;

const TYPES = ["text/html", "text/plain"];

/**
 * Only the browser's own command may write without asking; with nothing marked its event is nobody's in
 * particular. What to say if the browser does not do it either.
 */
export function copy_through(
  what: Copying,
  element: Element | null,
  take: (event: ClipboardEvent) => void,
): string | undefined {
  const heard = new AbortController();
  const listen = (event: ClipboardEvent) => {
    event.stopImmediatePropagation();
    take(event);
    heard.abort();
  };
  document.addEventListener(what, listen, { capture: true, signal: heard.signal });
  forget_marked(element);
  document.execCommand(what);
  const is_done = heard.signal.aborted;
  heard.abort();
  return is_done
    ? undefined
    : `This browser lets no button do that. Press Ctrl+${what === "cut" ? "X" : "C"}.`;
}

/** What lies on the clipboard; null where the browser keeps it from buttons. */
export async function clipboard_data(): Promise<ClipboardTexts | null> {
  const texts = new Map<string, string>();
  try {
    for (const item of await navigator.clipboard.read()) {
      for (const type of item.types.filter((known) => TYPES.includes(known))) {
        texts.set(type, await (await item.getType(type)).text());
      }
    }
  } catch {
    return null;
  }
  return { getData: (type) => texts.get(type) ?? "" };
}

/** Text marked elsewhere on the page would be copied instead. */
export function forget_marked(element: Element | null): void {
  const root = element?.getRootNode() as Partial<Pick<Document, "getSelection">> | undefined;
  for (const marked of [document.getSelection(), root?.getSelection?.()]) marked?.removeAllRanges();
}
