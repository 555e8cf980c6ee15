/** The outputs of the notebook a widget stands in, where its host lets us at them. */
import type { StillText } from "../core/protocol";

interface Output {
  readonly data?: Readonly<Record<string, unknown>>;
}
interface Outputs {
  readonly length: number;
  get(at: number): { toJSON(): Output };
  set(at: number, output: Output): void;
}
/** As much of JupyterLab's widget manager as is needed; other hosts have none of it. */
export interface NotebookHost {
  readonly context?: { readonly model?: { readonly cells?: Iterable<{ readonly outputs?: Outputs }> } };
}

const HTML = "text/html";
/** What hides a table before its widget is there. */
const VIEW = "application/vnd.jupyter.widget-view+json";

/** Put what a static table says now into the notebook, so that it is saved with it. */
export function write_still(host: NotebookHost | undefined, { still, html }: StillText): void {
  for (const { outputs } of host?.context?.model?.cells ?? []) {
    for (let at = 0; at < (outputs?.length ?? 0); at++) {
      const output = outputs?.get(at).toJSON();
      const held = String(output?.data?.[HTML] ?? "");
      if (!held.includes(still)) continue;
      const { [VIEW]: hidden, ...data } = output?.data ?? {};
      if (held !== html || hidden) outputs?.set(at, { ...output, data: { ...data, [HTML]: html } });
      return;
    }
  }
}
