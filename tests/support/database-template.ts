import pg from "pg";
import { inject } from "vitest";
import { connectionConfig, withClient } from "#platform/database/connection.ts";
import { prepareEmbedded, prepareSchema } from "#platform/database/open-database.ts";
import { type DatabaseAddress, openPools } from "#platform/database/role-pools.ts";
import { type DatabaseServer, startDatabaseServer } from "#platform/database/supervisor.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import { silentLog } from "#tests/support/silent-log.ts";

const template = "intan_template";

/** Regions that every test database knows. */
const regions = [
  ["11", "Aceh", "Aceh", "province", null, "Asia/Jakarta", "WIB"],
  ["63", "Provinsi Kalimantan Selatan", "Kalimantan Selatan", "province", null, "Asia/Makassar", "WITA"],
  ["11.01", "Kabupaten Aceh Selatan", "Aceh Selatan", "regency", "11", "Asia/Jakarta", "WIB"],
  ["63.03", "Kabupaten Banjar", "Banjar", "regency", "63", "Asia/Makassar", "WITA"],
  ["63.04", "Kabupaten Barito Kuala", "Barito Kuala", "regency", "63", "Asia/Makassar", "WITA"],
] as const;

async function fillTemplate(server: DatabaseServer): Promise<void> {
  const address = await prepareEmbedded(server, template);
  const pools = openPools(address, silentLog);
  try {
    await prepareSchema(pools);
    await pools.inMaintenance(async (db) => {
      for (const [code, name, short_name, kind, province_code, zone, zone_label] of regions) {
        await db
          .insertInto("region")
          .values({
            code: regionCodeSchema.parse(code),
            name,
            short_name,
            kind,
            province_code,
            is_rankable: true,
            zone,
            zone_label,
          })
          .execute();
      }
    });
  } finally {
    await pools.close();
  }
}

/** Two workers of vitest may ask at once: an advisory lock lets one of them migrate, and a closed template says that it is done. */
async function startCluster(): Promise<DatabaseServer> {
  const server = await startDatabaseServer({ dataDir: inject("databaseFolder"), isFast: true, log: silentLog });
  await withClient(connectionConfig(server.url("postgres", "postgres"), null), async (client) => {
    await client.query("select pg_advisory_lock(4600100)");
    const { rowCount } = await client.query("select from pg_database where datname = $1 and not datallowconn", [
      template,
    ]);
    if (rowCount === 1) return;
    await fillTemplate(server);
    await client.query(`alter database ${template} with allow_connections false`);
  });
  return server;
}

let cluster: Promise<DatabaseServer> | undefined;
let count = 0;

/** A fresh copy of the migrated and seeded template, for one test file. It goes with the cluster at the end of the run. */
export async function copyTemplate(): Promise<DatabaseAddress & { readonly superuser: string }> {
  cluster ??= startCluster();
  const server = await cluster;
  count += 1;
  const name = `test_${process.pid}_${count}`;
  await withClient(connectionConfig(server.url("postgres", "postgres"), null), async (client) => {
    await client.query(
      `create database ${pg.escapeIdentifier(name)} template ${template} strategy file_copy owner intan_owner`,
    );
    await client.query(`revoke all on database ${pg.escapeIdentifier(name)} from public`);
    await client.query(`grant connect on database ${pg.escapeIdentifier(name)} to intan_login, intan_admin`);
    await client.query(`grant create on database ${pg.escapeIdentifier(name)} to intan_jobs`);
  });
  return {
    app: server.url("intan_login", name),
    owner: server.url("intan_admin", name),
    superuser: server.url("postgres", name),
  };
}
