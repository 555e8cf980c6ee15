/** The colours and the font of the page, read off an element, for what draws with values of its own. */
import type { Look } from "../../chart/look";
import type { Theme } from "../host-theme";

const TOKENS = {
  ink: "--jk-ink",
  ink_2: "--jk-ink-2",
  line: "--jk-line",
  line_2: "--jk-line-2",
} as const;

/** How a picture is drawn inside this element, in the theme given. */
export function page_look(element: Element, theme: Theme): Look {
  const probe = document.createElement("i");
  probe.hidden = true;
  probe.style.colorScheme = theme;
  element.append(probe);
  const style = getComputedStyle(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return style.color;
  };
  const colours = Object.fromEntries(Object.entries(TOKENS).map(([name, token]) => [name, colour(token)]));
  const is_forced = matchMedia("(forced-colors: active)").matches;
  // The reader's own ground may be dark or light, whatever the page would choose.
  const dark = is_forced ? is_dark(colour("--jk-surface")) : theme === "dark";
  const font = style.fontFamily;
  probe.remove();
  return { ...(colours as Record<keyof typeof TOKENS, string>), dark, font, ground: "transparent" };
}

/** Whether light ink would be read on this colour. */
function is_dark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}

/** How a picture looks that leaves the page: light, on white. */
export function paper_look(element: Element): Look {
  return { ...page_look(element, "light"), dark: false, ground: "#ffffff" };
}
