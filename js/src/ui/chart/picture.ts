/** The picture of a chart on a page: drawn once, then changed; drawn anew only where its specification is another. */
import type { Charted } from "../../chart/charted";
import { carry_over } from "../../chart/kept-state";
import { LiveView } from "../../chart/live-view";
import type { Look } from "../../chart/look";
import { after_frame } from "./after-frame";
import type { Tooltip } from "./tooltip";

export interface PictureOptions {
  /** Where the picture stands. */
  readonly place: HTMLElement;
  readonly tooltip: Tooltip;
  look(): Look;
  /** The picture is as it should be ("") or could not be drawn. */
  done(fault: string): void;
}

interface Shown {
  readonly live: LiveView;
  readonly box: HTMLElement;
  /** What assistive technology takes for one picture. */
  readonly picture: HTMLElement;
}

export class Picture {
  private shown: Shown | null = null;
  private latest: Charted | null = null;
  private is_due = false;
  private is_anew = false;
  private is_ended = false;
  private working: Promise<void> | null = null;

  constructor(private readonly options: PictureOptions) {}

  /** The view that runs, once there is one. */
  get live(): LiveView | null {
    return this.shown?.live ?? null;
  }

  /** Show this chart, with the next frame; what is asked for until then is one with it. `anew`: its frame changed. */
  show(charted: Charted, anew: boolean): void {
    this.latest = charted;
    this.is_anew ||= anew;
    this.is_due = true;
    this.work();
  }

  /** Draw the same chart in other colours. */
  recolour(): void {
    if (this.latest) this.show(this.latest, true);
  }

  end(): void {
    this.is_ended = true;
    this.is_due = false;
    this.shown?.live.view.finalize();
    this.shown = null;
  }

  private work(): void {
    this.working ??= this.go_on().finally(() => {
      this.working = null;
      if (this.is_due) this.work();
    });
  }

  private async go_on(): Promise<void> {
    await after_frame();
    const { latest, is_anew } = this;
    if (!latest || !this.is_due || this.is_ended) return;
    this.is_due = false;
    this.is_anew = false;
    let fault = "";
    try {
      if (is_anew || !(await this.become(latest))) await this.draw(latest);
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
      // With the next news it may well be drawn again.
      this.is_anew = true;
    }
    if (!this.is_ended) this.options.done(fault);
  }

  /** False: the chart has to be drawn anew. */
  private async become(charted: Charted): Promise<boolean> {
    const { shown } = this;
    if (!shown || !(await shown.live.become(charted).catch(() => false))) return false;
    shown.picture.ariaLabel = charted.says;
    return true;
  }

  /** Draw in a box nobody sees, then put it in the place of the old one. */
  private async draw(charted: Charted): Promise<void> {
    const { place, tooltip, look } = this.options;
    const box = made("jk-chart-box");
    const picture = made("jk-chart-picture");
    const drawing = document.createElement("div");
    const inputs = made("jk-chart-inputs");
    picture.role = "img";
    picture.ariaLabel = charted.says;
    drawing.ariaHidden = "true";
    picture.append(drawing);
    box.append(picture, inputs);
    box.dataset.waiting = "";
    place.append(box);
    let live: LiveView | undefined;
    try {
      live = new LiveView(charted, look(), { renderer: "svg", tooltip: tooltip.handler });
      live.view.initialize(drawing, inputs).hover();
      await live.run();
      if (this.shown) await carry_over(this.shown.live, live, charted.spec);
      if (this.is_ended) throw new Error("The chart is gone.");
    } catch (error) {
      live?.view.finalize();
      box.remove();
      throw error;
    }
    this.swap({ live, box, picture });
  }

  private swap(next: Shown): void {
    const { shown: old } = this;
    this.options.tooltip.hide();
    const focused = old && focus_in(old.box);
    const { scrollLeft } = this.options.place;
    delete next.box.dataset.waiting;
    old?.box.remove();
    old?.live.view.finalize();
    this.shown = next;
    this.options.place.scrollLeft = scrollLeft;
    if (typeof focused === "number") inputs_of(next.box)[focused]?.focus({ preventScroll: true });
  }
}

function made(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = name;
  return element;
}

/** At which field of the box the focus is. */
function focus_in(box: HTMLElement): number | undefined {
  const { activeElement } = box.getRootNode() as Document | ShadowRoot;
  const at = inputs_of(box).indexOf(activeElement as HTMLElement);
  return at < 0 ? undefined : at;
}

function inputs_of(box: HTMLElement): HTMLElement[] {
  return [...box.querySelectorAll<HTMLElement>("input, select, textarea, button")];
}
