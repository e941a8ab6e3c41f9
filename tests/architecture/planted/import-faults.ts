import type { Fault } from "./fault.ts";

const here = "src/capabilities/planted";
const there = "src/capabilities/planted-other";

const values = "export const one = 1;\nexport type One = 1;\n";

/** Shared ground of the planted imports: a file in every drawer of two rooms, and of the other folders. */
const ground: Readonly<Record<string, string>> = {
  [`${here}/actions/other.ts`]: "export const any = 1;\nexport type Shape = 1;\n",
  [`${here}/actions/a.ts`]: "export const a = 1;\n",
  [`${here}/actions/b.ts`]: "export const b = 1;\n",
  [`${here}/store/row.ts`]: values,
  [`${here}/contract/thing.ts`]:
    'import * as z from "zod";\n\nexport const one = z.literal(1);\nexport type One = 1;\n',
  [`${there}/contract/thing.ts`]: values,
  [`${there}/rules/decide.ts`]: values,
  [`${there}/store/row.ts`]: values,
  [`${there}/room.ts`]: values,
  "src/platform/planted/port.ts": values,
  "src/platform/planted/adapter.ts": values,
  "src/journeys/planted-after.ts": values,
  "src/entrypoints/planted-top.ts": values,
  "src/shared/planted-number.ts": values,
  "tests/support/planted-ground.ts": values,
  "reference/planted.json": "{}\n",
};

const value = (from: string) => `import { one } from "${from}";\n\nexport const two = one;\n`;
const type = (from: string) => `import type { One } from "${from}";\n\nexport type Two = One;\n`;
const bare = (from: string) => `import * as whole from "${from}";\n\nexport const two = whole;\n`;
const json = (from: string) => `import data from "${from}" with { type: "json" };\n\nexport const two = data;\n`;

const rule = (name: string, file: string, fault: string, twinFile: string, twin: string): Fault => ({
  checker: "import rules",
  rule: name,
  files: { [file]: fault, ...ground },
  twin: { [twinFile]: twin },
});

export const importFaults: readonly Fault[] = [
  {
    checker: "import rules",
    rule: "no-cycle",
    files: {
      [`${here}/actions/ring-a.ts`]:
        'import { two } from "./ring-b.ts";\n\nexport const one: () => number = () => two();\n',
      [`${here}/actions/ring-b.ts`]: 'import { one } from "./ring-a.ts";\n\nexport const two = (): number => one();\n',
    },
    twin: { [`${here}/actions/straight.ts`]: 'import { a } from "./a.ts";\n\nexport const one = a;\n' },
  },
  {
    checker: "import rules",
    rule: "no-cycle",
    files: {
      [`${here}/actions/type-ring-a.ts`]:
        'import type { Two } from "./type-ring-b.ts";\n\nexport type One = { two?: Two };\n',
      [`${here}/actions/type-ring-b.ts`]:
        'import type { One } from "./type-ring-a.ts";\n\nexport type Two = { one?: One };\n',
    },
    twin: {
      [`${here}/actions/type-straight.ts`]: 'import type { Shape } from "./other.ts";\n\nexport type One = Shape;\n',
    },
  },
  rule(
    "resolvable",
    `${here}/actions/lost.ts`,
    value("./nowhere.ts"),
    `${here}/actions/found.ts`,
    'import { a } from "./a.ts";\n\nexport const two = a;\n',
  ),
  rule(
    "room-by-contract",
    `${here}/actions/enter-rules.ts`,
    value("#capabilities/planted-other/rules/decide.ts"),
    `${here}/actions/enter-contract.ts`,
    value("#capabilities/planted-other/contract/thing.ts"),
  ),
  rule(
    "room-by-contract",
    `${here}/actions/enter-rules-by-type.ts`,
    type("#capabilities/planted-other/rules/decide.ts"),
    `${here}/actions/enter-contract-by-type.ts`,
    type("#capabilities/planted-other/contract/thing.ts"),
  ),
  rule(
    "room-by-contract",
    `${here}/pages/other-store.ts`,
    value("#capabilities/planted-other/store/row.ts"),
    `${here}/pages/other-contract.ts`,
    value("#capabilities/planted-other/contract/thing.ts"),
  ),
  rule(
    "shared-knows-nobody",
    "src/shared/planted-room.ts",
    type("#capabilities/planted/contract/thing.ts"),
    "src/shared/planted-zod.ts",
    bare("zod"),
  ),
  rule(
    "shared-knows-nobody",
    "src/shared/planted-files.ts",
    bare("node:fs"),
    "src/shared/planted-shared.ts",
    value("#shared/planted-number.ts"),
  ),
  rule(
    "contract-is-pure",
    `${here}/contract/with-store.ts`,
    type("../store/row.ts"),
    `${here}/contract/with-contract.ts`,
    type("#capabilities/planted-other/contract/thing.ts"),
  ),
  rule(
    "rules-are-pure",
    `${here}/rules/with-database.ts`,
    type("#platform/planted/port.ts"),
    `${here}/rules/with-shared.ts`,
    value("#shared/planted-number.ts"),
  ),
  rule(
    "rules-are-pure",
    `${here}/rules/with-zod.ts`,
    bare("zod"),
    `${here}/rules/with-own.ts`,
    value("./with-shared.ts").replace("one }", "two as one }"),
  ),
  rule(
    "rules-take-types-of-contracts",
    `${here}/rules/contract-value.ts`,
    value("../contract/thing.ts"),
    `${here}/rules/contract-type.ts`,
    type("../contract/thing.ts"),
  ),
  rule(
    "platform-by-port",
    `${here}/actions/adapter.ts`,
    value("#platform/planted/adapter.ts"),
    `${here}/actions/port.ts`,
    value("#platform/planted/port.ts"),
  ),
  rule(
    "platform-by-port",
    "src/journeys/planted-adapter.ts",
    type("#platform/planted/adapter.ts"),
    "src/journeys/planted-port.ts",
    type("#platform/planted/port.ts"),
  ),
  rule(
    "platform-knows-no-room",
    "src/platform/planted/room.ts",
    type("#capabilities/planted/contract/thing.ts"),
    "src/platform/planted/shared.ts",
    value("#shared/planted-number.ts"),
  ),
  rule(
    "web-knows-no-room",
    "src/web/components/planted-room.ts",
    type("#capabilities/planted/contract/thing.ts"),
    "src/web/components/planted-shared.ts",
    value("#shared/planted-number.ts"),
  ),
  rule(
    "island-reach",
    "src/web/islands/planted-zod.ts",
    bare("zod"),
    "src/web/islands/planted-rules.ts",
    value("#capabilities/planted-other/rules/decide.ts"),
  ),
  rule(
    "island-reach",
    "src/web/islands/planted-room.ts",
    value("#capabilities/planted-other/room.ts"),
    "src/web/islands/planted-shared.ts",
    value("#shared/planted-number.ts"),
  ),
  rule(
    "island-takes-types-of-contracts",
    "src/web/islands/planted-contract.ts",
    value("#capabilities/planted/contract/thing.ts"),
    "src/web/islands/planted-type.ts",
    type("#capabilities/planted/contract/thing.ts"),
  ),
  rule(
    "store-by-actions",
    `${here}/pages/own-store.ts`,
    value("../store/row.ts"),
    `${here}/actions/own-store.ts`,
    value("../store/row.ts"),
  ),
  rule(
    "store-by-actions",
    `${here}/queries/own-store.ts`,
    value("../store/row.ts"),
    `${here}/store/more-rows.ts`,
    value("./row.ts"),
  ),
  rule(
    "entrypoints-by-room",
    "src/entrypoints/planted-store.ts",
    value("#capabilities/planted-other/store/row.ts"),
    "src/entrypoints/planted-room.ts",
    value("#capabilities/planted-other/room.ts"),
  ),
  rule(
    "journeys-by-contract",
    "src/journeys/planted-room.ts",
    value("#capabilities/planted-other/room.ts"),
    "src/journeys/planted-contract.ts",
    value("#capabilities/planted-other/contract/thing.ts"),
  ),
  rule(
    "top-stays-on-top",
    `${here}/actions/journey.ts`,
    value("#journeys/planted-after.ts"),
    "src/entrypoints/planted-journey.ts",
    value("#journeys/planted-after.ts"),
  ),
  rule(
    "journeys-below-entrypoints",
    "src/journeys/planted-start.ts",
    value("#entrypoints/planted-top.ts"),
    "src/entrypoints/planted-start.ts",
    value("#entrypoints/planted-top.ts"),
  ),
  rule(
    "reference-by-its-drawer",
    `${here}/actions/data.ts`,
    json("#reference/planted.json"),
    `${here}/reference.ts`,
    json("#reference/planted.json"),
  ),
  rule(
    "product-without-tests",
    `${here}/actions/tested.ts`,
    value("#tests/support/planted-ground.ts"),
    `${here}/actions/tested.test.ts`,
    value("#tests/support/planted-ground.ts"),
  ),
  rule(
    "no-dev-dependency",
    `${here}/actions/dev-package.ts`,
    bare("fast-check"),
    `${here}/actions/dev-package.test.ts`,
    bare("fast-check"),
  ),
  rule(
    "openapi-in-http",
    `${here}/api.ts`,
    bare("@hono/zod-openapi"),
    "src/platform/http/planted-openapi.ts",
    bare("@hono/zod-openapi"),
  ),
  rule(
    "spreadsheet-behind-port",
    `${here}/actions/workbook.ts`,
    bare("exceljs"),
    "src/platform/spreadsheet/planted-workbook.ts",
    bare("exceljs"),
  ),
  rule(
    "zip-behind-port",
    `${here}/actions/unpack.ts`,
    bare("yauzl"),
    "src/platform/archive/planted-archive.ts",
    bare("yauzl"),
  ),
  rule(
    "database-behind-port",
    `${here}/queries/driver.ts`,
    bare("pg"),
    "src/platform/database/planted-driver.ts",
    bare("pg"),
  ),
  rule(
    "migrations-alone",
    "migrations/209901010000-planted-room.ts",
    type("#capabilities/planted/contract/thing.ts"),
    "migrations/209901010001-planted-alone.ts",
    bare("kysely"),
  ),
];
