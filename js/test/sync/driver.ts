/** Real stores for the simulation in tests/sync: a line of commands comes in, a line says what became of them. */
import { createInterface } from "node:readline";
import type { KernelMessage } from "../../src/core/protocol";
import { FakeBrowser, seed_ids } from "./fake-browser";
import { plant } from "./faults";
import { type Edit, Page } from "./page";

type Command =
  | { do: "begin"; seed: number; faults: string[]; watched: [string, string, string][] }
  | { do: "open"; page: string; map: string; tab: string; copied_from: string }
  | { do: "run_cell"; page: string; map: string }
  | { do: "hang_up"; page: string; told: boolean }
  | { do: "close"; page: string }
  | { do: "pass"; ms: number }
  | { do: "hear"; page: string; messages: KernelMessage[] }
  | { do: "edit"; page: string; edit: Edit };

let browser = new FakeBrowser(new Set());
let uproot = () => {};
const pages = new Map<string, Page>();
const watched = new Map<string, [string, string, string]>();

function page_of(name: string): Page {
  const page = pages.get(name);
  if (!page) throw new Error(`There is no page ${name}.`);
  return page;
}

function watch(...place: [string, string, string]): void {
  watched.set(place.join(" "), place);
}

async function run(command: Command): Promise<unknown> {
  switch (command.do) {
    case "begin": {
      for (const page of pages.values()) page.close();
      pages.clear();
      watched.clear();
      for (const place of command.watched) watch(...place);
      seed_ids(command.seed);
      const faults = new Set(command.faults);
      uproot();
      uproot = plant(faults);
      browser = new FakeBrowser(faults);
      return null;
    }
    case "open": {
      const page = new Page(browser.tab(command.tab, command.copied_from));
      pages.set(command.page, page);
      return page.run_cell(command.map);
    }
    case "run_cell":
      return page_of(command.page).run_cell(command.map);
    case "hang_up":
      page_of(command.page).hang_up(command.told);
      return null;
    case "close": {
      const last_words = page_of(command.page).close();
      pages.delete(command.page);
      return last_words;
    }
    case "pass":
      for (const page of pages.values()) page.clock.pass(command.ms);
      return null;
    case "hear":
      page_of(command.page).hear(command.messages);
      return null;
    case "edit": {
      const { edit } = command;
      if (edit[0] === "text") watch(edit[1], edit[2], edit[3]);
      const outcome = page_of(command.page).edit(edit);
      if (edit[0] === "add" && outcome.id) {
        watch(edit[1], outcome.id, "");
        for (const column of Object.keys(edit[2])) watch(edit[1], outcome.id, column);
      }
      return outcome;
    }
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const results: unknown[] = [];
  const told: string[] = [];
  try {
    for (const command of JSON.parse(line) as Command[]) results.push(await run(command));
    // A lock is let go a few turns after its page is gone.
    for (let turn = 0; turn < 5; turn += 1) await null;
    for (const [name, page] of pages) {
      const sent = page.take_sent();
      const view = page.news(watched.values());
      if (sent.length > 0 || view)
        told.push(`${JSON.stringify(name)}:{"sent":${JSON.stringify(sent)},"view":${view || "null"}}`);
    }
    process.stdout.write(`{"results":${JSON.stringify(results)},"pages":{${told.join(",")}}}\n`);
  } catch (error) {
    const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
    process.stdout.write(`${JSON.stringify({ error: words })}\n`);
  }
}
