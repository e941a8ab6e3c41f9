import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { runAs } from "./account.ts";
import type { RunningServer } from "./adoption.ts";
import type { Place } from "./place.ts";

/** Asks who else is there. A connection that fails means that another leaving process was faster. */
async function countOthers(lease: pg.Client): Promise<number> {
  await lease.query("set application_name = 'intan-leaving'");
  const { rows } = await lease.query<{ others: string }>(
    `select count(*) as others from pg_stat_activity
     where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> 'intan-leaving'`,
  );
  return Number(rows[0]?.others ?? 0);
}

/** Stops the server when no other client is connected; otherwise leaves it to the last one. Ends the lease. */
export async function leaveServer(
  place: Place,
  binaries: string,
  server: RunningServer,
): Promise<"stopped" | "left running"> {
  try {
    // A pool that has just ended may still be listed for a moment.
    for (let attempt = 0; (await countOthers(server.lease)) > 0; attempt += 1) {
      if (attempt === 4) {
        await server.lease.end();
        return "left running";
      }
      await sleep(50);
    }
  } catch {
    return "stopped";
  }
  const stopped = await runAs(place.account, path.join(binaries, "pg_ctl"), [
    "-D",
    place.cluster,
    "-m",
    "fast",
    "-t",
    "60",
    "-w",
    "stop",
  ]);
  await server.lease.end().catch(() => undefined);
  if (stopped.code !== 0 && !/PID file .* does not exist|No such process|Is server running/.test(stopped.output)) {
    throw new Error(`PostgreSQL in ${place.cluster} did not stop:\n${stopped.output.trim()}`);
  }
  return "stopped";
}
