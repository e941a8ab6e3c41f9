// Who may import whom: ARCHITECTURE.md, "Import rules". Every rule has a planted fault in tests/architecture.
const test = "\\.test\\.tsx?$";
const contract = "^src/capabilities/[^/]+/contract(\\.ts$|/)";

const forbid = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

export default {
  forbidden: [
    forbid("no-cycle", "A circle of imports, types included.", {}, { circular: true }),
    forbid("resolvable", "An import that leads nowhere.", {}, { couldNotResolve: true }),
    forbid(
      "room-by-contract",
      "A room enters another only by its contract.",
      { path: "^src/capabilities/([^/]+)/", pathNot: test },
      { path: "^src/capabilities/", pathNot: ["^src/capabilities/$1/", contract] },
    ),
    forbid(
      "shared-knows-nobody",
      "src/shared knows nobody but zod.",
      { path: "^src/shared/", pathNot: test },
      { pathNot: ["^src/shared/", "(^|/)node_modules/zod/"] },
    ),
    forbid(
      "contract-is-pure",
      "A contract uses src/shared, zod and other contracts.",
      { path: contract, pathNot: test },
      { pathNot: ["^src/shared/", "(^|/)node_modules/zod/", contract] },
    ),
    forbid(
      "rules-are-pure",
      "Rules use their own drawer, src/shared and contracts.",
      { path: "^src/capabilities/([^/]+)/rules/", pathNot: test },
      { pathNot: ["^src/shared/", "^src/capabilities/$1/rules/", contract] },
    ),
    forbid(
      "rules-take-types-of-contracts",
      "Rules know contracts by `import type`: a value would carry zod into the islands.",
      { path: "^src/capabilities/[^/]+/rules/", pathNot: test },
      { path: contract, dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "platform-by-port",
      "Rooms and journeys use only platform/*/port.ts.",
      { path: "^src/(capabilities|journeys)/", pathNot: test },
      { path: "^src/platform/", pathNot: ["^src/platform/[^/]+/port\\.ts$", "\\.generated\\.ts$"] },
    ),
    forbid(
      "platform-knows-no-room",
      "The platform knows technology only.",
      { path: "^src/platform/", pathNot: test },
      { path: "^src/(capabilities|journeys|entrypoints)/" },
    ),
    forbid(
      "web-knows-no-room",
      "Layout and components know no room.",
      { path: "^src/web/", pathNot: ["^src/web/islands/", test] },
      { path: "^src/(capabilities|journeys|entrypoints)/" },
    ),
    forbid(
      "island-reach",
      "Islands reach other islands, src/shared, rules, contracts by type, and the client of resumable uploads; no other package.",
      { path: "^src/web/islands/", pathNot: test },
      {
        pathNot: [
          "^src/web/islands/",
          "^src/shared/",
          "^src/capabilities/[^/]+/rules/",
          contract,
          "(^|/)node_modules/tus-js-client/",
        ],
      },
    ),
    forbid(
      "island-takes-types-of-contracts",
      "Islands know contracts by `import type`.",
      { path: "^src/web/islands/", pathNot: test },
      { path: contract, dependencyTypesNot: ["type-only"] },
    ),
    forbid(
      "store-by-actions",
      "Only actions, the store itself and room.ts reach a store.",
      {
        path: "^src/capabilities/([^/]+)/",
        pathNot: ["^src/capabilities/[^/]+/(actions/|store/|store\\.ts|room/|room\\.ts)", test],
      },
      { path: "^src/capabilities/$1/store(\\.ts$|/)" },
    ),
    forbid(
      "entrypoints-by-room",
      "Entrypoints enter a room by room.ts and contract.",
      { path: "^src/entrypoints/", pathNot: test },
      { path: "^src/capabilities/", pathNot: ["^src/capabilities/[^/]+/room\\.ts$", contract] },
    ),
    forbid(
      "journeys-by-contract",
      "Journeys enter a room by its contract.",
      { path: "^src/journeys/", pathNot: test },
      { path: "^src/capabilities/", pathNot: contract },
    ),
    forbid(
      "top-stays-on-top",
      "Journeys and entrypoints are on top: nobody below imports them.",
      { path: "^(src/(shared|platform|capabilities|web)|migrations)/", pathNot: test },
      { path: "^src/(journeys|entrypoints)/" },
    ),
    forbid(
      "journeys-below-entrypoints",
      "Journeys do not start the product.",
      { path: "^src/journeys/", pathNot: test },
      { path: "^src/entrypoints/" },
    ),
    forbid(
      "reference-by-its-drawer",
      "Shipped data is parsed in one place, the room's reference drawer; the demo region by the demo.",
      { path: "^src/", pathNot: ["^src/capabilities/[^/]+/reference(\\.ts$|/)", "^src/entrypoints/demo/", test] },
      { path: "^reference/" },
    ),
    forbid(
      "product-without-tests",
      "The product imports no test.",
      { path: "^(src|migrations)/", pathNot: test },
      { path: ["^tests/", test] },
    ),
    forbid(
      "no-dev-dependency",
      "The product runs without development packages; the worker's development boot loads tsx.",
      { path: "^(src|migrations)/", pathNot: [test, "^src/platform/worker/boot\\.mjs$"] },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"], pathNot: "node_modules/@types/" },
    ),
    forbid(
      "openapi-in-http",
      "@hono/zod-openapi stays in platform/http: its types do not fit the pure project.",
      { path: "^src/", pathNot: ["^src/platform/http/"] },
      { path: "node_modules/@hono/zod-openapi/" },
    ),
    forbid(
      "spreadsheet-behind-port",
      "exceljs and csv-parse stay in platform/spreadsheet.",
      { path: "^src/", pathNot: ["^src/platform/spreadsheet/", test] },
      { path: "node_modules/(exceljs|csv-parse)/" },
    ),
    forbid(
      "zip-behind-port",
      "yauzl stays in platform/archive, and in platform/spreadsheet, which streams parts of a workbook.",
      { path: "^src/", pathNot: ["^src/platform/(spreadsheet|archive)/", test] },
      { path: "node_modules/yauzl/" },
    ),
    forbid(
      "database-behind-port",
      "pg and graphile-worker stay in platform/database and platform/jobs.",
      { path: "^src/", pathNot: ["^src/platform/(database|jobs)/", test] },
      { path: "node_modules/(pg|graphile-worker)/" },
    ),
    forbid(
      "migrations-alone",
      "A migration is never edited: it leans on kysely and the statements of platform/database only.",
      { path: "^migrations/", pathNot: test },
      { pathNot: ["^migrations/", "^src/platform/database/", "node_modules/kysely/", "^reference/"] },
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.json" },
    tsPreCompilationDeps: true,
    detectJSDocImports: false,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
