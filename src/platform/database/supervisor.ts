import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "#platform/logging/port.ts";
import { lookForServer } from "./supervisor/adoption.ts";
import { findBinaries } from "./supervisor/binaries.ts";
import { leaveServer } from "./supervisor/leave.ts";
import { loginPassword, readOrMakePassword } from "./supervisor/password.ts";
import { findPlace } from "./supervisor/place.ts";
import { keepLogSmall } from "./supervisor/server-log.ts";
import { startOrAdopt } from "./supervisor/start.ts";

export interface ServerOptions {
  readonly dataDir: string;
  /** Scratch servers of tests: no fsync. */
  readonly isFast?: boolean;
  /** `/var/lib/intan` unless told. */
  readonly systemDir?: string | undefined;
  /** System user that runs the server when Intan runs as root. */
  readonly accountName?: string | undefined;
  readonly log: Log;
}

export interface DatabaseServer {
  readonly pid: number;
  readonly port: number;
  /** Folder of the cluster and its log, in the data folder or in the system place. */
  readonly home: string;
  /** Address for one of the embedded logins. `postgres` is the superuser: only bootstrap and tests use it. */
  url(login: string, database: string): string;
  /** Stops the server when no other client is connected; otherwise leaves it to the last one. Own pools must be closed before. */
  stop(): Promise<"stopped" | "left running">;
}

export const defaultSystemDir = "/var/lib/intan";

/**
 * Starts the embedded PostgreSQL of a data folder, or adopts the one that runs there already (another Intan process, or one that outlived a kill).
 * Throws `UnsupportedPlatform` where no binaries run, and a sentence with the way out for closed, copied or broken folders.
 */
export async function startDatabaseServer(options: ServerOptions): Promise<DatabaseServer> {
  const systemDir = options.systemDir ?? defaultSystemDir;
  const place = await findPlace({ dataDir: options.dataDir, systemDir, accountName: options.accountName });
  const copies = process.getuid?.() === 0 ? path.join(systemDir, "bin") : path.join(place.dataDir, "postgres-bin");
  const binaries = await findBinaries(place.account, copies);
  const password = readOrMakePassword(place.dataDir, place.hasCluster);
  let server = await startOrAdopt(place, binaries, password, options.isFast ?? false);
  const endRotation = keepLogSmall(place.home);
  let isLeaving = false;

  // One killed backend makes PostgreSQL cut every connection; without a new lease another process could stop the server under us.
  const holdLease = (): void => {
    server.lease.on("end", () => {
      if (isLeaving) return;
      options.log.error("The database server cut its connections", { pid: server.pid, folder: place.home });
      renewLease().catch((error: unknown) =>
        options.log.error("The database server is gone", { error, folder: place.home }),
      );
    });
  };
  const renewLease = async (): Promise<void> => {
    for (let attempt = 0; attempt < 60 && !isLeaving; attempt += 1) {
      const found = await lookForServer(place.cluster, password);
      if (typeof found === "object") {
        server = found;
        holdLease();
        return;
      }
      await sleep(500, undefined, { ref: false });
    }
    if (!isLeaving) throw new Error("PostgreSQL has not come back for half a minute; restart Intan.");
  };

  holdLease();
  options.log.info("Database server is ready", { pid: server.pid, port: server.port, folder: place.home });
  return {
    pid: server.pid,
    port: server.port,
    home: place.home,
    url: (login, database) => {
      const secret = login === "postgres" ? password : loginPassword(password, login);
      return `postgresql://${login}:${secret}@127.0.0.1:${server.port}/${database}`;
    },
    stop: async () => {
      isLeaving = true;
      endRotation();
      return leaveServer(place, binaries, server);
    },
  };
}

/**
 * Removes a data folder with its database, wherever it lies. Throws when another process still uses the database.
 * For a fresh start of the demo; there is no way back.
 */
export async function removeDataFolder(options: ServerOptions): Promise<void> {
  const systemDir = options.systemDir ?? defaultSystemDir;
  if (!existsSync(options.dataDir)) return;
  const place = await findPlace({ dataDir: options.dataDir, systemDir, accountName: options.accountName });
  if (place.hasCluster && existsSync(path.join(place.cluster, "postmaster.pid"))) {
    const server = await startDatabaseServer(options);
    if ((await server.stop()) === "left running")
      throw new Error(`Another process uses the database of ${place.dataDir}; stop it first.`);
  }
  if (!place.home.startsWith(place.dataDir)) rmSync(path.dirname(place.home), { recursive: true, force: true });
  rmSync(place.dataDir, { recursive: true, force: true });
}
