import { sql } from "kysely";
import { type OpenDatabase, openDatabase } from "#platform/database/open-database.ts";
import { regionCodeSchema } from "#shared/ids.ts";
import { silentLog } from "#tests/support/silent-log.ts";

// A process of its own that the crash proofs may kill: crash-child.ts MODE DATA-DIR SYSTEM-DIR [RUN ROWS]
const [mode, dataDir = "", systemDir = "", run = "", rows = "0"] = process.argv.slice(2);
const batch = 1_000;

/** One line per step, for the process that watches. */
const say = (words: string): void => {
  process.stdout.write(`${words}\n`);
};

/** Tells two servers apart. */
async function serverStart(open: OpenDatabase): Promise<string> {
  const { rows: found } = await open.appPool.query<{ started: string }>(
    "select pg_postmaster_start_time()::text as started",
  );
  return found[0]?.started ?? "";
}

/** Many statements in one transaction, as an import does it; ends only by commit or death. */
async function write(open: OpenDatabase): Promise<void> {
  await open.inMaintenance(async (db) => {
    await sql`insert into region (code, name, short_name, kind, is_rankable, zone, zone_label)
      values ('63.03', 'Kabupaten Banjar', 'Banjar', 'regency', true, 'Asia/Makassar', 'WITA') on conflict do nothing`.execute(
      db,
    );
  });
  await open.database.inRegionForBulk(regionCodeSchema.parse("63.03"), async (db) => {
    for (let start = 0; start < Number(rows); start += batch) {
      await sql`insert into counter (region_code, name, value)
        select '63.03', ${run}::text || '-' || n, 1 from generate_series(${start}::int, ${start + batch - 1}::int) as n`.execute(
        db,
      );
      say(`written ${start + batch}`);
    }
    say("committing");
  });
  say("committed");
}

// Before the first word: whoever reads "ready" may send a signal at once.
const ending = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});
const open = await openDatabase({ dataDir, systemDir, log: silentLog });
say(`ready ${await serverStart(open)}`);
if (mode === "write") {
  await write(open);
} else {
  const heartbeat = setInterval(() => undefined, 1_000);
  await ending;
  clearInterval(heartbeat);
}
await open.close();
say("closed");
