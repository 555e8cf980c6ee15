/** For a page that copies and pastes: `clipboard` on the window is what a test asks for and looks at. */
import fc from "fast-check";
import type { Block } from "../../src/clipboard/block";
import { read_clipboard } from "../../src/clipboard/clipboard-block";
import { read_table, write_table } from "../../src/clipboard/html-table";
import { write_tsv } from "../../src/clipboard/tsv";
import { blocks, texts } from "./blocks";

const clipboard = {
  read_clipboard,
  read_table,
  write_table,
  /** What a copy takes, and whether as text alone. */
  block: [] as Block,
  as_text: false,
  /** What came with the last paste, and what it was read as. */
  flavours: null as Record<string, string> | null,
  pasted: null as ReturnType<typeof read_clipboard>,

  /** Throws if a block is not read as it was written. */
  check_tables(runs: number): void {
    const check = fc.property(blocks(), (block) => {
      const [seen, wanted] = [read_table(write_table(block)), texts(block)].map((x) => JSON.stringify(x));
      if (seen !== wanted) throw new Error(`Read as ${seen}.`);
    });
    fc.assert(check, { numRuns: runs });
  },
};

document.addEventListener("copy", (event) => {
  event.clipboardData?.setData("text/plain", write_tsv(clipboard.block));
  if (!clipboard.as_text) event.clipboardData?.setData("text/html", write_table(clipboard.block));
  event.preventDefault();
});

document.addEventListener("paste", ({ clipboardData: data }) => {
  if (!data) return;
  clipboard.flavours = Object.fromEntries(data.types.map((type) => [type, data.getData(type)]));
  clipboard.pasted = read_clipboard(data);
});

Object.assign(window, { clipboard });
