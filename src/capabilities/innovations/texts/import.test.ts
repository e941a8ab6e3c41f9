import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { importProblemTexts, spreadsheetTexts } from "./import.ts";

function codesBelow(folder: string, pattern: RegExp): string[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  const files = readdirSync(path).filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
  const codes = files.flatMap((name) =>
    [...readFileSync(join(path, name), "utf8").matchAll(pattern)].map((hit) => hit[1] ?? ""),
  );
  return [...new Set(codes)].sort();
}

test("every code of the import rules has its text, and no text is left over", () => {
  const codes = codesBelow("../rules/import/", /"(import\.[a-z-]+)"/g);
  expect(codes.length).toBeGreaterThan(20);
  expect(Object.keys(importProblemTexts).sort()).toEqual(codes);
});

test("every refusal of the spreadsheet reader has its text", () => {
  const codes = codesBelow("../../../platform/spreadsheet/", /"(spreadsheet\.[a-z-]+)"/g);
  expect(Object.keys(spreadsheetTexts).sort()).toEqual(codes);
});
