import { isGenerated, isTest } from "./source.mjs";

const lineLimit = 300;
const composeLimit = 150;

const countLines = (text) => text.split("\n").length - (text.endsWith("\n") ? 1 : 0);

function checkSize(source, file) {
  if (!/^(src|tests|scripts|migrations)\/.*\.(ts|tsx|mjs|css)$/.test(file) || isGenerated(file)) return [];
  const limit = file === "src/entrypoints/compose.ts" ? composeLimit : lineLimit;
  const lines = countLines(source.text(file));
  if (lines <= limit) return [];
  return [
    { rule: "file-size", file, line: lines, message: `${lines} lines; at most ${limit}. Split it by what it does.` },
  ];
}

function checkName(file) {
  const findings = [];
  if (!/^(src|tests|scripts|migrations)\//.test(file)) return findings;
  const words = file
    .toLowerCase()
    .split("/")
    .flatMap((part) => part.replace(/\..*$/, "").split("-"));
  const vague = words.find((word) => /^(utils?|helpers?|common|misc|managers?)$/.test(word));
  if (vague !== undefined) {
    findings.push({ rule: "vague-name", file, line: 1, message: `"${vague}" says nothing: name the thing.` });
  }
  if (/(^|\/)index\.(ts|tsx|mjs)$/.test(file)) {
    findings.push({
      rule: "index-file",
      file,
      line: 1,
      message: "No index files: import the file that has the thing.",
    });
  }
  if (/^migrations\/[^/]+\.ts$/.test(file) && !/^migrations\/\d{12}-[a-z]+(-[a-z0-9]+)*(\.test)?\.ts$/.test(file)) {
    findings.push({ rule: "migration-name", file, line: 1, message: "Name a migration YYYYMMDDHHMM-room-what.ts." });
  }
  if (/^src\/capabilities\/[^/]+\/[^/]+$/.test(file) && !isTest(file)) findings.push(...checkDrawer(file));
  return findings;
}

const drawers = new Set(["contract", "deps", "reference", "store", "room", "api", "cli", "texts"]);

function checkDrawer(file) {
  const name = file.split("/").at(-1) ?? "";
  const stem = name.replace(/\.(test\.)?tsx?$/, "");
  if (drawers.has(stem) || drawers.has(stem.split(".")[0] ?? "")) return [];
  const message =
    "A room holds drawers only: contract, deps, rules/, reference, actions/, queries/, store, room, api, pages/, cli, texts (api/, cli/ and texts/ as folders when one file is too long).";
  return [{ rule: "drawer", file, line: 1, message }];
}

/** Sizes and names of files. */
export function checkShape(source) {
  return source.files.flatMap((file) => [...checkSize(source, file), ...checkName(file)]);
}
