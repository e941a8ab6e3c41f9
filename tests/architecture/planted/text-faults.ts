import { type Fault, pair } from "./fault.ts";

const room = "src/capabilities/planted";

const lint = (rule: string, name: string, fault: string, twin: string, folder = `${room}/actions`): Fault =>
  pair("format and lint", rule, [`${folder}/${name}.ts`, fault], [`${folder}/${name}-twin.ts`, twin]);

const pureGlobal = (name: string, use: string): Fault =>
  pair(
    "format and lint",
    "noRestrictedGlobals",
    [`${room}/rules/global-${name}.ts`, `export const found = () => ${use};`],
    [`${room}/actions/global-${name}.ts`, `export const found = () => ${use};`],
  );

export const lintFaults: readonly Fault[] = [
  lint(
    "noExplicitAny",
    "any",
    "export const read = (value: any) => value;",
    "export const read = (value: unknown) => value;",
  ),
  lint(
    "noDefaultExport",
    "default",
    "export default function act() {\n  return 1;\n}",
    "export function act() {\n  return 1;\n}",
  ),
  lint(
    "noNonNullAssertion",
    "bang",
    "export const first = (list: string[]) => list[0]!;",
    'export const first = (list: string[]) => list[0] ?? "";',
  ),
  lint(
    "noBarrelFile",
    "barrel",
    'export { any } from "./other.ts";',
    'import { any } from "./other.ts";\n\nexport const more = any + 1;',
  ),
  lint(
    "noReExportAll",
    "all",
    'export * from "./other.ts";',
    'import { any } from "./other.ts";\n\nexport const more = any + 1;',
  ),
  lint(
    "noUnusedImports",
    "import",
    'import { any } from "./other.ts";\n\nexport const one = 1;',
    'import { any } from "./other.ts";\n\nexport const one = any;',
  ),
  lint(
    "noUnusedVariables",
    "variable",
    "export function act() {\n  const one = 1;\n}",
    "export function act() {\n  const one = 1;\n  return one;\n}",
  ),
  lint(
    "noConsole",
    "console",
    'export const tell = () => console.log("x");',
    'export const tell = (print: (text: string) => void) => print("x");',
  ),
  lint("noEnum", "enum", 'export enum State {\n  Open = "open",\n}', 'export type State = "open" | "closed";'),
  lint(
    "noFloatingPromises",
    "floating",
    "const save = async () => 1;\n\nexport function act() {\n  save();\n}",
    "const save = async () => 1;\n\nexport async function act() {\n  await save();\n}",
  ),
  lint("format", "shape", "export const a = {b:1}", "export const a = { b: 1 };"),
  lint(
    "organizeImports",
    "order",
    'import { b } from "./b.ts";\nimport { a } from "./a.ts";\n\nexport const c = a + b;',
    'import { a } from "./a.ts";\nimport { b } from "./b.ts";\n\nexport const c = a + b;',
  ),
  lint(
    "noProcessEnv",
    "environment",
    "export const home = () => process.env.HOME;",
    "export const home = (found: string) => found;",
  ),
  pair(
    "format and lint",
    "useFilenamingConvention",
    [`${room}/actions/CamelCase.ts`, "export const one = 1;"],
    [`${room}/actions/kebab-case.ts`, "export const one = 1;"],
  ),
  lint(
    "useImportType",
    "type-import",
    'import { Shape } from "./other.ts";\n\nexport const act = (shape: Shape) => shape;',
    'import type { Shape } from "./other.ts";\n\nexport const act = (shape: Shape) => shape;',
  ),
  pair(
    "format and lint",
    "noProcessEnv",
    ["src/web/components/environment.ts", "export const port = () => process.env.PORT;"],
    ["src/platform/config/planted-environment.ts", "export const port = () => process.env.PORT;"],
  ),
  pair(
    "format and lint",
    "noFocusedTests",
    [
      `${room}/rules/focused.test.ts`,
      'import { expect, test } from "vitest";\n\ntest.only("one is one", () => {\n  expect(1).toBe(1);\n});',
    ],
    [
      `${room}/rules/unfocused.test.ts`,
      'import { expect, test } from "vitest";\n\ntest("one is one", () => {\n  expect(1).toBe(1);\n});',
    ],
  ),
  pair(
    "format and lint",
    "noJsRestrictedProperties",
    [`${room}/rules/random.ts`, "export const draw = () => Math.random();"],
    [`${room}/rules/round.ts`, "export const draw = (value: number) => Math.round(value);"],
  ),
  pureGlobal("date", "new Date()"),
  pureGlobal("now", "Date.now()"),
  pureGlobal("global-this", 'Reflect.get(globalThis, "Date")'),
  pureGlobal("crypto", "crypto.randomUUID()"),
  pureGlobal("process", "process.pid"),
  pureGlobal("fetch", 'fetch("/")'),
];

const types = (
  checker: "types: server and tests" | "types: pure" | "types: islands",
  rule: string,
  file: string,
  fault: string,
  twin: string,
): Fault => pair(checker, rule, [file, fault], [file.replace(/\.ts$/, "-twin.ts"), twin]);

export const typeFaults: readonly Fault[] = [
  types(
    "types: server and tests",
    "TS2322",
    `${room}/actions/mistyped.ts`,
    'export const size: number = "1";',
    "export const size: number = 1;",
  ),
  types(
    "types: server and tests",
    "TS2322",
    `${room}/actions/unchecked.ts`,
    "export const first = (list: readonly string[]): string => list[0];",
    'export const first = (list: readonly string[]): string => list[0] ?? "";',
  ),
  types(
    "types: server and tests",
    "TS2322",
    `${room}/texts.ts`,
    'import type { Text } from "#shared/text.ts";\n\nexport const title: Text = [1].length > 0 ? 1 : { id: "Judul", en: "Title" };',
    'import type { Text } from "#shared/text.ts";\n\nexport const title: Text = { id: "Judul", en: "Title" };',
  ),
  types(
    "types: pure",
    "TS2304",
    `${room}/rules/timer.ts`,
    'export const go = () => new URL("x:y");',
    "export const go = () => new Map();",
  ),
  types(
    "types: pure",
    "TS2591",
    `${room}/rules/bytes.ts`,
    'export const go = () => Buffer.from("x");',
    "export const go = () => new Uint8Array(1);",
  ),
  types(
    "types: pure",
    "TS2591",
    `${room}/contract/file.ts`,
    'import { readFileSync } from "node:fs";\n\nexport const go = () => readFileSync("x");',
    'import * as z from "zod";\n\nexport const go = z.string();',
  ),
  types(
    "types: islands",
    "TS2591",
    "src/web/islands/planted-node.ts",
    "export const id = process.pid;",
    "export const id = document.title;",
  ),
];
