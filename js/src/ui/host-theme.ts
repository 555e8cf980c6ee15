/** Inside a shadow root the host's marker cannot be seen by style sheets: its colour scheme is copied. */
export type Theme = "light" | "dark";

/** The scheme the page around a shadow root uses; undefined outside one, where style sheets see for themselves. */
export function host_theme(element: Element): Theme | undefined {
  const root = element.getRootNode();
  if (!(root instanceof ShadowRoot)) return undefined;
  const scheme = getComputedStyle(root.host).colorScheme;
  if (scheme === "dark" || scheme === "light") return scheme;
  const marked = root.host.closest("[data-jp-theme-light], .dark, .light, .vscode-dark, .vscode-light");
  if (marked?.matches('[data-jp-theme-light="false"], .dark, .vscode-dark')) return "dark";
  if (marked) return "light";
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Call `change` with the theme now and whenever the page changes it. */
export function follow_theme(element: Element, change: (theme: Theme | undefined) => void): () => void {
  const look = () => change(host_theme(element));
  const watch = new MutationObserver(look);
  const options = {
    attributes: true,
    attributeFilter: ["class", "style", "theme", "data-theme", "data-jp-theme-light"],
  };
  for (const target of [document.documentElement, document.body]) watch.observe(target, options);
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", look);
  look();
  return () => {
    watch.disconnect();
    system.removeEventListener("change", look);
  };
}
