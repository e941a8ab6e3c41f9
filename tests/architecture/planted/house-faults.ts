import { type Fault, pair } from "./fault.ts";

const room = "src/capabilities/planted";

const own = (rule: string, file: string, fault: string, twinFile: string, twin: string): Fault =>
  pair("house rules", rule, [file, fault], [twinFile, twin]);

const element = (body: string) => `export const Part = () => ${body};`;
const markup = (rule: string, name: string, fault: string, twin: string): Fault =>
  own(rule, `${room}/pages/${name}.tsx`, element(fault), `${room}/pages/${name}-twin.tsx`, element(twin));

const inTest = (rule: string, name: string, fault: string, twin: string): Fault =>
  own(rule, `${room}/actions/${name}.test.ts`, fault, `${room}/actions/${name}-twin.test.ts`, twin);

const lines = (count: number) => Array.from({ length: count }, (_, place) => `// ${place}`).join("\n");

const operation = (name: string, permission: string) =>
  `import { defineOperation } from "#shared/operation.ts";\n\nexport const it = defineOperation({ name: "${name}"${permission} });`;

const shown = (name: string, tags: readonly string[]) =>
  `describe("${name}", () => {\n${tags.map((tag) => `  test("${tag}", { tags: ["${tag}"] }, () => {});`).join("\n")}\n});\n`;

export const houseFaults: readonly Fault[] = [
  own("file-size", `${room}/actions/long.ts`, lines(301), `${room}/actions/just-right.ts`, lines(300)),
  own(
    "file-size",
    "tests/journeys/planted-long.test.ts",
    lines(301),
    "tests/journeys/planted-short.test.ts",
    lines(300),
  ),
  own("file-size", "src/web/styles/planted-long.css", lines(301), "src/web/styles/planted-short.css", lines(300)),
  own(
    "vague-name",
    `${room}/actions/date-utils.ts`,
    "export const a = 1;",
    `${room}/actions/calendar-days.ts`,
    "export const a = 1;",
  ),
  own(
    "vague-name",
    "src/web/common/part.ts",
    "export const a = 1;",
    "src/web/components/commons-part.ts",
    "export const a = 1;",
  ),
  own(
    "index-file",
    `${room}/actions/index.ts`,
    "export const a = 1;",
    `${room}/actions/index-entry.ts`,
    "export const a = 1;",
  ),
  own("drawer", `${room}/stuff.ts`, "export const a = 1;", `${room}/cli.ts`, "export const a = 1;"),
  own(
    "migration-name",
    "migrations/planted.ts",
    "export const up = 1;",
    "migrations/209901010002-planted-name.ts",
    "export const up = 1;",
  ),
  own(
    "environment",
    `${room}/actions/bracket.ts`,
    'export const a = process["env"];',
    "src/platform/config/planted-bracket.ts",
    'export const a = process["env"];',
  ),
  own(
    "environment",
    `${room}/actions/unpacked.ts`,
    "export const go = () => {\n  const { env } = process;\n  return env;\n};",
    `${room}/actions/unpacked-twin.ts`,
    "export const go = (process: { env: string }) => process;",
  ),
  own(
    "environment",
    `${room}/actions/process-import.ts`,
    'import { env } from "node:process";\n\nexport const a = env;',
    `${room}/actions/path-import.ts`,
    'import { join } from "node:path";\n\nexport const a = join;',
  ),
  own(
    "pure-date",
    `${room}/contract/moment.ts`,
    "export const now = () => new Date();",
    `${room}/contract/moment-type.ts`,
    "export type Moment = { readonly at: Date };",
  ),
  own(
    "pure-random",
    `${room}/contract/draw.ts`,
    "export const draw = () => Math.random();",
    `${room}/contract/floor.ts`,
    "export const draw = () => Math.floor(1.5);",
  ),
  own(
    "zod-namespace",
    `${room}/contract/named-zod.ts`,
    'import { z } from "zod";\n\nexport const a = z.string();',
    `${room}/contract/whole-zod.ts`,
    'import * as z from "zod";\n\nexport const a = z.string();',
  ),
  own(
    "swallowed-error",
    `${room}/actions/swallow.ts`,
    "export const go = (work: Promise<void>) => work.catch(() => {});",
    `${room}/actions/let-go.ts`,
    "export const go = (work: Promise<void>) =>\n  work.catch(() => {\n    // The sweep tries again within a minute.\n  });",
  ),
  own(
    "swallowed-error",
    `${room}/actions/swallow-all.ts`,
    "export function go(work: () => void) {\n  try {\n    work();\n  } catch {}\n}",
    `${room}/actions/wrap.ts`,
    'export function go(work: () => void) {\n  try {\n    work();\n  } catch (cause) {\n    throw new Error("x", { cause });\n  }\n}',
  ),
  inTest(
    "no-mock",
    "mock",
    'import { vi } from "vitest";\n\nvi.mock("./a.ts");',
    'import { vi } from "vitest";\n\nvi.setConfig({});',
  ),
  inTest("test-environment", "environment", 'process.env.TZ = "Asia/Makassar";', "export const zone = process.env.TZ;"),
  inTest(
    "test-environment",
    "environment-delete",
    "delete process.env.TZ;",
    "const copy = { ...process.env };\ndelete copy.TZ;",
  ),
  markup("inline-style", "style", '<p style="color:red">x</p>', '<p class="alert">x</p>'),
  markup("inline-handler", "handler", '<button onclick="go()">x</button>', '<button type="submit">x</button>'),
  markup("inline-handler", "address", '<a href="javascript:go()">x</a>', '<a href="/katalog">x</a>'),
  markup("inline-script", "script", "<script>{`go()`}</script>", '<script type="module" src="/aset/a.js"></script>'),
  markup("inline-html", "raw", '<p dangerouslySetInnerHTML={{ __html: "x" }} />', "<p>x</p>"),
  own(
    "operation-permission",
    `${room}/contract/no-permission.ts`,
    operation("planted.open", ""),
    `${room}/contract/permission.ts`,
    operation("planted.closed", ', permission: "public"'),
  ),
  own(
    "operation-literal",
    `${room}/contract/built.ts`,
    'import { defineOperation } from "#shared/operation.ts";\n\nexport const make = (shape: never) => defineOperation(shape);',
    `${room}/contract/written.ts`,
    operation("planted.written", ', permission: "public"'),
  ),
  own(
    "operation-twice",
    `${room}/contract/twice.ts`,
    `${operation("planted.twice", ', permission: "public"')}\n${operation("planted.twice", ', permission: "public"')}`,
    `${room}/contract/once.ts`,
    operation("planted.once", ', permission: "public"'),
  ),
  {
    checker: "house rules",
    rule: "operation-tests",
    files: {
      [`${room}/contract/half-tested.ts`]: `${operation("planted.half", ', permission: "public"')}\n`,
      [`${room}/half-tested.api.test.ts`]: shown("planted.half", ["happy", "error"]),
    },
    twin: {
      [`${room}/contract/tested.ts`]: `${operation("planted.whole", ', permission: "public"')}\n`,
      [`${room}/api.test.ts`]: ["closed", "written", "once", "whole"]
        .map((name) => shown(`planted.${name}`, ["happy", "error", "security"]))
        .join("\n"),
    },
  },
];
