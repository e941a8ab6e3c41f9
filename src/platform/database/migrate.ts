import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Kysely, type Migration, type MigrationProvider, Migrator, PostgresDialect } from "kysely";
import pg from "pg";
import { connectionConfig } from "./connection.ts";

const fileName = /^(\d{12}-[a-z0-9-]+)\.(ts|js)$/;

/** Beside the built files when running from `dist`, else the sources at the root of the package. */
function findFolder(): string {
  const here = fileURLToPath(import.meta.url);
  for (let folder = path.dirname(here); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    if (path.basename(folder) === "dist" && existsSync(path.join(folder, "migrations")))
      return path.join(folder, "migrations");
    if (existsSync(path.join(folder, "package.json"))) return path.join(folder, "migrations");
  }
  throw new Error(`No folder of migrations above ${here}`);
}

function isMigration(module: unknown): module is Migration {
  return typeof module === "object" && module !== null && "up" in module && typeof module.up === "function";
}

/** Reads `YYYYMMDDHHMM-room-what.ts` (or `.js` when built), each with `up(db)`. */
function createProvider(folder: string): MigrationProvider {
  return {
    getMigrations: async () => {
      const found: Record<string, Migration> = {};
      for (const file of (await readdir(folder)).sort()) {
        const name = fileName.exec(file)?.[1];
        if (name === undefined) continue;
        const module: unknown = await import(/* @vite-ignore */ pathToFileURL(path.join(folder, file)).href);
        if (!isMigration(module)) throw new Error(`${path.join(folder, file)} exports no function up(db).`);
        found[name] = module;
      }
      return found;
    },
  };
}

async function withMigrator<T>(url: string, folder: string, work: (migrator: Migrator) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ ...connectionConfig(url, "intan_owner"), max: 2 });
  pool.on("error", () => undefined);
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    return await work(new Migrator({ db, provider: createProvider(folder) }));
  } finally {
    await db.destroy();
  }
}

/**
 * Runs what is not yet applied, as `intan_owner`, all in one transaction under Kysely's advisory lock, so any number of processes may start at once.
 * Answers the names that ran. Throws with the name of the migration that failed.
 */
export function migrateToLatest(url: string, folder: string = findFolder()): Promise<readonly string[]> {
  return withMigrator(url, folder, async (migrator) => {
    const { error, results } = await migrator.migrateToLatest();
    if (error === undefined) return (results ?? []).map(({ migrationName }) => migrationName);
    const failed = results?.find(({ status }) => status === "Error")?.migrationName;
    throw new Error(
      failed === undefined ? "The migrations cannot run." : `Migration ${failed} failed; nothing was changed.`,
      { cause: error },
    );
  });
}

/** Names of migrations that this version brings and the database has not seen. */
export function pendingMigrations(url: string, folder: string = findFolder()): Promise<readonly string[]> {
  return withMigrator(url, folder, async (migrator) =>
    (await migrator.getMigrations()).filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name),
  );
}
