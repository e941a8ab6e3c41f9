import type pg from "pg";
import { verifyNewest } from "#platform/audit-trail/read-chain.ts";
import { connectionConfig, withClient } from "./connection.ts";
import { missingRequirements } from "./dba-statements.ts";
import { type Finding, inOrder, reasonOf, trouble } from "./doctor-finding.ts";
import { checkIsolation } from "./isolation.ts";
import { pendingMigrations } from "./migrate.ts";
import type { RolePools } from "./role-pools.ts";

const clockLimitMs = 5_000;
const queueLimitSeconds = 300;
const sealerLimitSeconds = 60;
const linksVerified = 1_000;

const restart = { id: "Jalankan ulang Intan, lalu periksa lagi.", en: "Restart Intan, then look again." };

async function examineVersion(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ shown: string; number: number }>(
    "select current_setting('server_version') as shown, current_setting('server_version_num')::int as number",
  );
  const { shown, number } = rows[0] ?? { shown: "?", number: 0 };
  if (number >= 150_000) return inOrder("server-version", `PostgreSQL ${shown}.`, `PostgreSQL ${shown}.`);
  const text = { id: `PostgreSQL ${shown} terlalu lama.`, en: `PostgreSQL ${shown} is too old.` };
  return trouble("server-version", "bad", text, {
    id: "Pasang PostgreSQL 15 atau lebih baru.",
    en: "Install PostgreSQL 15 or newer.",
  });
}

async function examineClock(client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ now: Date }>("select clock_timestamp() as now");
  const apart = Math.abs((rows[0]?.now.getTime() ?? 0) - Date.now());
  if (apart < clockLimitMs)
    return inOrder("clock", "Jam server dan database sama.", "The clocks of server and database agree.");
  return trouble(
    "clock",
    "warn",
    {
      id: `Jam server dan database berselisih ${Math.round(apart / 1000)} detik.`,
      en: `The clocks of server and database are ${Math.round(apart / 1000)} seconds apart.`,
    },
    { id: "Aktifkan NTP di kedua mesin.", en: "Turn on NTP on both machines." },
  );
}

async function examineRoles(client: pg.Client, app: string): Promise<Finding> {
  const { rows } = await client.query<{ owner: string; database: string }>(
    "select session_user::text as owner, current_database()::text as database",
  );
  const { owner, database } = rows[0] ?? { owner: app, database: "" };
  const missing = (await missingRequirements(client, { owner, app }, database)).map(({ statement }) => statement);
  if (missing.length === 0)
    return inOrder("roles", "Peran dan hak database lengkap.", "Roles and rights of the database are complete.");
  return trouble(
    "roles",
    "bad",
    {
      id: `Peran atau hak yang kurang: ${missing.length}.`,
      en: `Roles or rights that are missing: ${missing.length}.`,
    },
    {
      id: `Minta administrator database menjalankan:\n${missing.join("\n")}`,
      en: `Ask the database administrator to run:\n${missing.join("\n")}`,
    },
  );
}

/** What can be asked of a server before its schema is known. */
export async function examineServer(address: {
  readonly app: string;
  readonly owner: string;
}): Promise<readonly Finding[]> {
  try {
    return await withClient(connectionConfig(address.owner, null), async (client) => [
      await examineVersion(client),
      await examineClock(client),
      await examineRoles(client, decodeURIComponent(new URL(address.app).username)),
    ]);
  } catch (error) {
    const text = {
      id: `Database tidak dapat dihubungi: ${reasonOf(error)}`,
      en: `The database cannot be reached: ${reasonOf(error)}`,
    };
    return [
      trouble("server", "bad", text, {
        id: "Periksa alamat dan sandi di DATABASE_URL.",
        en: "Check address and password in DATABASE_URL.",
      }),
    ];
  }
}

async function examineMigrations(ownerUrl: string): Promise<Finding> {
  const pending = await pendingMigrations(ownerUrl);
  if (pending.length === 0)
    return inOrder("migrations", "Semua migrasi sudah dijalankan.", "All migrations are applied.");
  const text = {
    id: `Migrasi yang menunggu: ${pending.join(", ")}`,
    en: `Migrations that wait: ${pending.join(", ")}`,
  };
  return trouble("migrations", "warn", text, {
    id: "Migrasi berjalan saat Intan dimulai: npm start",
    en: "They run when Intan starts: npm start",
  });
}

async function examineIsolation(pools: RolePools): Promise<Finding> {
  await checkIsolation(pools.appPool);
  return inOrder(
    "isolation",
    "Setiap tabel daerah terlindung per baris.",
    "Every table of a region is protected by row security.",
  );
}

async function examineQueue(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ waiting: number; late: number; dead: number; error: string | null }>(
    `select count(*) filter (where attempts < max_attempts) as waiting,
       coalesce(extract(epoch from max(now() - run_at) filter (where attempts < max_attempts and locked_at is null and run_at < now())), 0)::int as late,
       count(*) filter (where attempts >= max_attempts) as dead, max(last_error) as error
     from graphile_worker.jobs`,
  );
  const { waiting, late, dead, error } = rows[0] ?? { waiting: 0, late: 0, dead: 0, error: null };
  const text = {
    id: `Pekerjaan menunggu: ${waiting}, terlambat ${late} detik, gagal tetap: ${dead}.`,
    en: `Jobs waiting: ${waiting}, late by ${late} seconds, failed for good: ${dead}.`,
  };
  if (dead === 0 && late < queueLimitSeconds) return inOrder("jobs", text.id, text.en);
  return trouble(
    "jobs",
    dead > 0 ? "bad" : "warn",
    text,
    error === null ? restart : { id: `Kesalahan terakhir: ${error}`, en: `Last error: ${error}` },
  );
}

async function examineSealer(pool: pg.Pool): Promise<Finding> {
  const { rows } = await pool.query<{ waiting: number; late: number }>(
    "select count(*) as waiting, coalesce(extract(epoch from now() - min(added_at)), 0)::int as late from audit_pending",
  );
  const { waiting, late } = rows[0] ?? { waiting: 0, late: 0 };
  const text = {
    id: `Jejak audit yang belum disegel: ${waiting}, tertua ${late} detik.`,
    en: `Audit lines not yet sealed: ${waiting}, the oldest ${late} seconds.`,
  };
  return late < sealerLimitSeconds
    ? inOrder("audit-trail", text.id, text.en)
    : trouble("audit-trail", "warn", text, restart);
}

/** The newest links only: the whole trail is verified from an export, away from the server. */
async function examineChain(pools: RolePools): Promise<Finding> {
  return pools.inMaintenance(async (db) => {
    const regions = await db.selectFrom("audit_link").select("region_code").where("seq", "=", 1).execute();
    const broken: string[] = [];
    for (const { region_code } of regions) {
      const problems = await verifyNewest(db, region_code, linksVerified);
      broken.push(...problems.map(({ seq, kind }) => `${region_code} ${seq} ${kind}`));
    }
    if (broken.length === 0)
      return inOrder("audit-chain", "Rantai jejak audit utuh.", "The chain of the audit trail holds.");
    const shown = broken.slice(0, 10).join(", ");
    const text = { id: `Rantai jejak audit rusak: ${shown}`, en: `The chain of the audit trail is broken: ${shown}` };
    return trouble("audit-chain", "bad", text, {
      id: "Ada yang mengubah jejak audit di luar aplikasi. Simpan salinan database dan laporkan kepada inspektorat.",
      en: "Somebody changed the audit trail past the application. Keep a copy of the database and tell the inspectorate.",
    });
  });
}

/** What needs the schema; each examination stands alone, so one that cannot be made does not hide the others. */
export async function examineSchema(pools: RolePools): Promise<readonly Finding[]> {
  const examinations: readonly (readonly [string, () => Promise<Finding>])[] = [
    ["migrations", () => examineMigrations(pools.address.owner)],
    ["isolation", () => examineIsolation(pools)],
    ["jobs", () => examineQueue(pools.jobsPool)],
    ["audit-trail", () => examineSealer(pools.appPool)],
    ["audit-chain", () => examineChain(pools)],
  ];
  const findings: Finding[] = [];
  for (const [name, examine] of examinations) {
    const finding = await examine().catch((error: unknown) =>
      trouble(
        name,
        "bad",
        { id: `Tidak dapat diperiksa: ${reasonOf(error)}`, en: `Cannot be examined: ${reasonOf(error)}` },
        restart,
      ),
    );
    findings.push(finding);
  }
  return findings;
}
