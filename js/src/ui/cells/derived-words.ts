/** Where a derived value comes from, in a sentence. */
import { cell } from "../../core/columns";
import type { Cells, ColumnSpec } from "../../core/protocol";
import { ACT, need_kind, opportunity } from "../../core/scores";
import { joined } from "../phrases";

/** What explains a derived cell: the sum with the row's own numbers, or what it needs to be there. */
export function derived_words({ formula, help = "" }: ColumnSpec, cells: Readonly<Cells>): string {
  if (formula === "opportunity") return opportunity_words(cells);
  if (formula === "need_kind") return KINDS[need_kind(cell(cells, "level")) ?? ""];
  return help;
}

const KINDS = {
  D: "D: a deficit need, felt when missing.",
  B: "B: a being need, about growing.",
  "": "Follows from the level.",
};

function opportunity_words(cells: Readonly<Cells>): string {
  const importance = cell(cells, "importance");
  const satisfaction = cell(cells, "satisfaction");
  const score = opportunity(importance, satisfaction);
  if (score === null) {
    const lacking = ["importance", "satisfaction"].filter((name) => cell(cells, name) === undefined);
    return `Needs ${joined(lacking)}.`;
  }
  const gap = Number(importance) - Number(satisfaction);
  const sum = `${importance} + ${gap > 0 ? `(${importance} − ${satisfaction})` : "0"} = ${score}.`;
  if (score >= ACT) return `${sum} ${ACT} and more: act.`;
  if (gap > 0) return `${sum} Act from ${ACT} on.`;
  return `${sum} Met ${gap === 0 ? "as well as" : "better than"} it matters.`;
}
