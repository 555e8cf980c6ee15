/** What a live chart knows between the kernel and the page. */
import { signal } from "@preact/signals";
import { type Charted, redrawn } from "../../chart/charted";
import { type ChartChannel, InStepWithKernel } from "../../chart/in-step";
import { system_clock } from "../../core/channel";
import { new_client } from "../../core/ids";
import type { Theme } from "../host-theme";
import { clock_time } from "../phrases";
import { page_look, paper_look } from "./page-look";
import { Picture } from "./picture";
import { type PictureKind, save_picture } from "./save-picture";
import { Tooltip } from "./tooltip";

/** What the reader's system may change while a chart is shown. */
const LOOKS = ["(forced-colors: active)", "(prefers-contrast: more)", "(prefers-color-scheme: dark)"];

export class ChartState {
  readonly charted = signal<Charted | null>(null);
  /** Whether there is a picture to look at. */
  readonly drawn = signal(false);
  /** What is to be said about the picture; "" while all is well. */
  readonly line = signal("");
  private readonly in_step: InStepWithKernel;
  private readonly picture: Picture;
  private theme: Theme = "light";
  private fault = "";

  constructor(
    private readonly root: HTMLElement,
    place: HTMLElement,
    channel: ChartChannel,
    abort: AbortSignal,
  ) {
    this.picture = new Picture({
      place,
      tooltip: new Tooltip(root, abort),
      look: () => page_look(root, this.theme),
      done: (fault) => this.done(fault),
    });
    this.in_step = new InStepWithKernel({
      channel,
      clock: system_clock,
      page: new_client(),
      is_visible: () => document.visibilityState === "visible",
      drawn: ({ kind, to, ...drawing }) => this.take(drawing, true),
      redrawn: (news) => {
        const { value } = this.charted;
        if (value) this.take(redrawn(value, news), false);
      },
      changed: () => this.look_at_step(),
    });
    document.addEventListener(
      "visibilitychange",
      () => {
        if (document.visibilityState === "visible") this.in_step.seen();
      },
      { signal: abort },
    );
    for (const query of LOOKS)
      matchMedia(query).addEventListener("change", () => this.picture.recolour(), { signal: abort });
    abort.addEventListener("abort", () => {
      this.in_step.leave();
      this.picture.end();
    });
  }

  follow(theme: Theme): void {
    if (theme === this.theme) return;
    this.theme = theme;
    this.picture.recolour();
  }

  async save(kind: PictureKind): Promise<void> {
    const { live } = this.picture;
    const charted = this.charted.value;
    if (!live || !charted) return;
    try {
      await save_picture(kind, charted, live, paper_look(this.root));
    } catch (error) {
      this.line.value = `The picture could not be saved: ${words_of(error)}`;
    }
  }

  private take(charted: Charted, anew: boolean): void {
    this.charted.value = charted;
    this.picture.show(charted, anew);
  }

  private done(fault: string): void {
    this.fault = fault;
    if (!fault) this.drawn.value = true;
    this.look_at_step();
  }

  private look_at_step(): void {
    this.line.value = this.line_now();
  }

  private line_now(): string {
    const { silent_since, undrawn } = this.in_step;
    const has_picture = this.drawn.value;
    if (silent_since !== null && has_picture)
      return `Not in step since ${clock_time(silent_since)}: the kernel does not answer.`;
    if (silent_since !== null)
      return `Waiting for the chart. The kernel has not answered since ${clock_time(silent_since)}; it may be busy.`;
    if (undrawn) return said(has_picture, undrawn.as_of, undrawn.why);
    return this.fault && `The chart as it is now could not be drawn: ${this.fault}`;
  }
}

function said(has_picture: boolean, as_of: number, why: string): string {
  return has_picture ? `Shows the map as of ${clock_time(as_of)}: ${why}` : `Not drawn yet: ${why}`;
}

function words_of(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
