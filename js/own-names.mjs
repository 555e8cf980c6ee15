// Which names of members are private to one class, so that the bundle may hold them shortened.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const NOISE = /\/\*[\s\S]*?\*\/|\/\/.*|^import [^;]*;$/gm;
const PRIVATE = /\bprivate (?:(?:static|readonly|get|set|async) |\*)*(\w+)/g;
const OF_THIS = /\bthis\??\.\w+|const \{[^{}]*\} = this\b(?!\.)/g;

/** Private members that are only ever spoken of as `this.name`, whose names nothing else has. */
export function own_names(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => /\.tsx?$/.test(name));
  const text = names.map((name) => readFileSync(join(folder, name), "utf8").replace(NOISE, "")).join("\n");
  const own = new Set([...text.matchAll(PRIVATE)].map(([, name]) => name));
  const others = new Set(text.replace(PRIVATE, "").replace(OF_THIS, "").match(/\w+/g));
  return [...own].filter((name) => !others.has(name));
}
