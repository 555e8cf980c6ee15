// The licences of the packages that are in the bundles.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const PACKAGE = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;
const HEAD = "The scripts in this folder contain the packages named below, under these licences.";
const RULE = "=".repeat(78);

/** The texts, each once, with the packages it is for. */
export function licences(folder, metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).map((output) => output.inputs));
  const paths = new Set(inputs.flatMap(Object.keys).flatMap((path) => PACKAGE.exec(path) ?? []));
  const packages_of = new Map();
  for (const path of [...paths].sort()) {
    const { name, version } = JSON.parse(readFileSync(join(folder, path, "package.json"), "utf8"));
    const text = licence(join(folder, path), name);
    packages_of.set(text, [...(packages_of.get(text) ?? []), `${name} ${version}`]);
  }
  const parts = [...packages_of].map(([text, names]) => `${RULE}\n${names.join("\n")}\n\n${text}`);
  return `${[HEAD, ...parts].join("\n\n")}\n`;
}

function licence(folder, name) {
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!file) throw new Error(`${name} says nowhere under which licence it is.`);
  return readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim();
}
