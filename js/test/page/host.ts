/** Listens where JupyterLab and others do: on the document, last of all. */

const MODIFIERS = ["Control", "Alt", "Shift", "Meta", "AltGraph"];

/**
 * What has reached the document and nobody has taken: a host would act upon it. The latest comes last.
 * Of the clipboard even what was taken: some hosts act upon that, too.
 */
export function listen_as_host(document: Document): string[] {
  const heard: string[] = [];
  const hear = (event: Event) => {
    const is_open = event instanceof ClipboardEvent || !event.defaultPrevented;
    if (!is_open || is_mine(event)) return;
    if (!(event instanceof KeyboardEvent)) heard.push(event.type);
    else if (!MODIFIERS.includes(event.key)) heard.push(combination(event));
  };
  for (const name of ["keydown", "copy", "cut", "paste", "contextmenu"])
    document.addEventListener(name, hear);
  return heard;
}

/** Whether an event comes from a field of the page itself. */
function is_mine(event: Event): boolean {
  return (event.composedPath()[0] as Element).parentElement?.id === "place";
}

function combination(event: KeyboardEvent): string {
  const pressed = [event.ctrlKey, event.altKey, event.shiftKey, event.metaKey];
  return [...MODIFIERS.filter((_, at) => pressed[at]), event.key].join("+");
}
