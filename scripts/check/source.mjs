import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

const skipped = new Set(["node_modules", "dist", ".git", ".intan", "coverage", "bench-results"]);

function walk(root, folder, found) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (skipped.has(entry.name)) continue;
    if (entry.isDirectory()) walk(root, path, found);
    else if (entry.isFile()) found.push(path);
  }
}

/** The tree as the own checks see it: paths from the root, texts and syntax trees, each read once. */
export function readSource(root) {
  const files = [];
  walk(root, "", files);
  files.sort();
  const texts = new Map();
  const trees = new Map();
  const text = (file) => {
    if (!texts.has(file)) texts.set(file, readFileSync(join(root, file), "utf8"));
    return texts.get(file);
  };
  const tree = (file) => {
    if (!trees.has(file)) {
      const kind = file.endsWith(".tsx") ? ts.ScriptKind.TSX : undefined;
      trees.set(file, ts.createSourceFile(file, text(file), ts.ScriptTarget.ES2023, true, kind));
    }
    return trees.get(file);
  };
  return { root, files, text, tree, has: (file) => existsSync(join(root, file)) };
}

export const isTest = (file) => /\.test\.tsx?$/.test(file);
export const isCode = (file) => /\.(ts|tsx|mjs)$/.test(file) && !file.endsWith(".d.ts");
export const isGenerated = (file) => /\.generated\.[a-z]+$/.test(file);
export const isPure = (file) =>
  !isTest(file) && /^src\/(shared\/|capabilities\/[^/]+\/(rules\/|contract\/|contract\.ts$))/.test(file);

/** Calls `visit` for every node of a file; `report(node, rule, message)` collects a finding with its line. */
export function inspect(source, file, visit) {
  const findings = [];
  const tree = source.tree(file);
  const report = (node, rule, message) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart(tree));
    findings.push({ rule, file, line: line + 1, message });
  };
  const step = (node) => {
    visit(node, report);
    ts.forEachChild(node, step);
  };
  step(tree);
  return findings;
}
