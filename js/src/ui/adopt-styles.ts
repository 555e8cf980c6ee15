/** Marks the style element of ours that a document or shadow root already has. */
const MARK = "data-journeykit";

/** Put the style sheet into the root that `element` stands in, once a root. */
export function adopt_styles(element: Element, sheet: string): void {
  const root = element.getRootNode();
  const place = root instanceof ShadowRoot ? root : document.head;
  const known = place.querySelector(`style[${MARK}]`);
  if (known?.textContent === sheet) return;
  const style = known ?? document.createElement("style");
  style.setAttribute(MARK, "");
  style.textContent = sheet;
  place.append(style);
}
