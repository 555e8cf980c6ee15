/** A chart that runs, on a page or without one: its rows and words can become others. */
import { type FormatJSON, type Spec, View, type ViewOptions } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import type { Charted } from "./charted";
import { compiled } from "./compiled";
import { LiveRows } from "./live-rows";
import { no_loader } from "./loader";
import type { Look } from "./look";
import { Order } from "./order";
import type { Row } from "./protocol";
import { quiet } from "./quiet";
import { signal_of_words } from "./words";

export class LiveView {
  readonly view: View;
  readonly spec: Spec;
  private readonly log = quiet();
  private readonly sets = new Map<string, LiveRows>();
  private words: Charted["words"];

  constructor(charted: Charted, look: Look, options: ViewOptions = {}) {
    const { spec, runtime } = compiled(charted, look);
    this.spec = spec;
    this.words = charted.words;
    this.view = new View(runtime, {
      ...options,
      expr: expressionInterpreter,
      loader: no_loader,
      logger: this.log,
    });
    const order = new Order(spec);
    for (const { name, format } of (spec.data ?? []) as { name: string; format?: FormatJSON }[]) {
      // What the chart does not use is not there.
      if (Object.hasOwn(charted.data, name)) this.sets.set(name, new LiveRows(order, format?.parse));
    }
    this.put(charted.data);
  }

  /** Draw. Throws what went wrong. */
  async run(): Promise<void> {
    await this.view.runAsync();
    const fault = this.log.fault();
    if (fault !== undefined) throw fault instanceof Error ? fault : new Error(String(fault));
  }

  /** Draw with other rows and words of the same specification. False: that takes another view. */
  async become({ data, words }: Charted): Promise<boolean> {
    const sets = [...this.sets];
    const ways = sets.map(([name, rows]) => rows.way_to(data[name] ?? []));
    if (ways.includes("redraw")) return false;
    if (ways.includes("refill")) {
      this.put({});
      // Nothing of it is seen: the page is painted after the second run.
      await this.run();
    }
    this.put(data);
    for (const [at, value] of words.entries()) this.say(at, value);
    this.words = words;
    // Or longer words and labels would be cut off.
    this.view.resize();
    await this.run();
    return true;
  }

  private put(data: Readonly<Record<string, readonly Row[]>>): void {
    for (const [name, rows] of this.sets) {
      const change = rows.change(data[name] ?? []);
      if (change) this.view.change(name, change);
    }
  }

  private say(at: number, words: Charted["words"][number]): void {
    const is_same = JSON.stringify(words) === JSON.stringify(this.words[at]);
    if (!is_same && at < this.words.length) this.view.signal(signal_of_words(at), words);
  }
}
