import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { CompiledQuery } from "kysely";
import { PostgresDialect as GeneratorDialect, generate } from "kysely-codegen";
import { migrateToLatest } from "#platform/database/migrate.ts";
import { prepareEmbedded } from "#platform/database/open-database.ts";
import { startDatabaseServer } from "#platform/database/supervisor.ts";
import { silentLog } from "#tests/support/silent-log.ts";

const target = fileURLToPath(new URL("../src/platform/database/tables.generated.ts", import.meta.url));

/** Columns of these names hold the id of that thing in every table. */
const brandedColumns: Readonly<Record<string, string>> = {
  region_code: "RegionCode",
  agency_id: "AgencyId",
  innovation_id: "InnovationId",
  person_id: "PersonId",
  membership_id: "MembershipId",
  round_entry_id: "RoundEntryId",
  entry_id: "RoundEntryId",
  continues_id: "InnovationId",
};

/** The primary key of these tables is such an id too. */
const brandedKeys: Readonly<Record<string, readonly [column: string, id: string]>> = {
  Agency: ["id", "AgencyId"],
  Innovation: ["id", "InnovationId"],
  Person: ["id", "PersonId"],
  ProgrammeMembership: ["id", "MembershipId"],
  Region: ["code", "RegionCode"],
  RoundEntry: ["id", "RoundEntryId"],
};

/** Names the interface `Tables` and gives columns their branded ids. */
function brand(generated: string): string {
  const used = new Set<string>();
  let table = "";
  const body = generated
    .replace(/^\/\*\*[\s\S]*?\*\/\s*/, "")
    .replace("export interface DB {", "export interface Tables {")
    .replace(
      /^export interface (\w+) \{$|^( {2})(\w+): ((?:Generated<)?)string((?: \| null)?(?:>)?(?: \| null)?);$/gm,
      (line, opened: string | undefined, indent: string, name: string, open: string, close: string) => {
        if (opened !== undefined) {
          table = opened;
          return line;
        }
        const [key, keyId] = brandedKeys[table] ?? [];
        const id = name === key ? keyId : brandedColumns[name];
        if (id === undefined) return line;
        used.add(id);
        return `${indent}${name}: ${open}${id}${close};`;
      },
    );
  const ids = used.size === 0 ? "" : `import type { ${[...used].sort().join(", ")} } from "#shared/ids.ts";\n`;
  return `/** Made by scripts/make-table-types.ts from the migrations; do not edit. */\n${ids}${body}`;
}

/** A view does not know which of its columns may be null: its comment lists them, "nullable: a, b"; the others never are. */
function tightenViews(generated: string, views: ReadonlyMap<string, string>): string {
  let nullable: ReadonlySet<string> | undefined;
  const lines = generated.split("\n").map((line) => {
    const opened = /^export interface (\w+) \{$/.exec(line)?.[1];
    if (opened !== undefined) {
      const comment = views.get(opened);
      nullable = comment === undefined ? undefined : new Set(comment.replace(/^nullable:/, "").split(/[,\s]+/));
    }
    const column = /^ {2}(\w+): /.exec(line)?.[1];
    return nullable !== undefined && column !== undefined && !nullable.has(column)
      ? line.replace(" | null;", ";")
      : line;
  });
  return lines.join("\n");
}

const viewComments = `select relname as name, coalesce(obj_description(oid, 'pg_class'), '') as comment
  from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace`;

async function readTypes(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), "intan-types-"));
  chmodSync(folder, 0o755);
  const server = await startDatabaseServer({ dataDir: folder, isFast: true, log: silentLog });
  try {
    const address = await prepareEmbedded(server);
    await migrateToLatest(address.owner);
    const dialect = new GeneratorDialect({ dateParser: "string", numericParser: "string" });
    const connectionString = `${address.owner}?options=${encodeURIComponent("-c role=intan_owner")}`;
    const db = await dialect.introspector.connect({ connectionString, dialect });
    try {
      const found = await db.executeQuery<{ name: string; comment: string }>(CompiledQuery.raw(viewComments));
      const views = new Map(
        found.rows.map((row) => [
          row.name.replace(/(^|_)(\w)/g, (_, __, letter: string) => letter.toUpperCase()),
          row.comment,
        ]),
      );
      const generated = await generate({
        db,
        dialect,
        excludePattern: "*kysely_migration*",
        typeMapping: { int8: "number" },
        print: false,
        outFile: null,
      });
      return tightenViews(generated, views);
    } finally {
      await db.destroy();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

const types = brand(await readTypes());
if (!process.argv.includes("--check")) {
  writeFileSync(target, types);
} else if (!existsSync(target) || readFileSync(target, "utf8") !== types) {
  process.stderr.write(
    "src/platform/database/tables.generated.ts is stale; run: npx tsx scripts/make-table-types.ts\n",
  );
  process.exitCode = 1;
}
