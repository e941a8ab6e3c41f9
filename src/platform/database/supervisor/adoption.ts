import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { hasCode } from "../error-code.ts";

/** A server that runs on our cluster; `lease` is an open connection that keeps other Intan processes from stopping it. */
export interface RunningServer {
  readonly pid: number;
  readonly port: number;
  readonly lease: pg.Client;
}

interface PidFile {
  readonly pid: number;
  readonly port: number;
  readonly status: string;
}

const leaseName = "intan-lease";

function readPidFile(cluster: string): PidFile | undefined {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  try {
    const lines = readFileSync(file, "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3]), status: (lines[7] ?? "").trim() };
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/** On Linux the working folder of a server is its cluster; an id taken over by another program has another one. */
function worksIn(pid: number, cluster: string): boolean | undefined {
  if (process.platform !== "linux") return undefined;
  try {
    // Another user's process cannot be our server; its working folder may be hidden from us.
    if (statSync(`/proc/${pid}`).uid !== statSync(cluster).uid) return false;
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch (error) {
    return hasCode(error, "ENOENT") ? false : undefined;
  }
}

/** What stands in a cluster folder: no live server, one that is on its way up or down, or one that answers. */
export async function lookForServer(cluster: string, password: string): Promise<RunningServer | "none" | "changing"> {
  const seen = readPidFile(cluster);
  if (!seen || !isAlive(seen.pid)) return "none";
  if (worksIn(seen.pid, cluster) === false) {
    // PostgreSQL refuses to start over a live pid, whoever it is. Read again: a real server may just have written its own file.
    if (readPidFile(cluster)?.pid === seen.pid) rmSync(path.join(cluster, "postmaster.pid"), { force: true });
    return "none";
  }
  if (seen.status !== "ready" || !Number.isInteger(seen.port)) return "changing";
  return connect(cluster, password, seen);
}

async function connect(cluster: string, password: string, seen: PidFile): Promise<RunningServer | "changing"> {
  const lease = new pg.Client({
    host: "127.0.0.1",
    port: seen.port,
    user: "postgres",
    password,
    database: "postgres",
    application_name: leaseName,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  lease.on("error", () => undefined);
  try {
    await lease.connect();
    const { rows } = await lease.query<{ data_directory: string }>("show data_directory");
    const folder = rows[0]?.data_directory ?? "";
    const isOurs =
      worksIn(seen.pid, cluster) === true || (existsSync(folder) && realpathSync(folder) === realpathSync(cluster));
    if (isOurs) return { pid: seen.pid, port: seen.port, lease };
  } catch (error) {
    await lease.end().catch(() => undefined);
    if (hasCode(error, "28P01")) {
      throw new Error(
        `The running database in ${cluster} does not accept the password in postgres.password. Restore that file.`,
        { cause: error },
      );
    }
    return "changing";
  }
  await lease.end();
  return "changing";
}
