import { execFileSync, spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";

/** The system user under which PostgreSQL runs; it refuses root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** True when it is the user of this process: nothing has to be handed over. */
  readonly isSelf: boolean;
}

export interface RunResult {
  readonly code: number;
  readonly output: string;
}

function idOf(flag: "-u" | "-g", name: string): number | undefined {
  try {
    return Number(
      execFileSync("id", [flag, name], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], timeout: 10_000 }),
    );
  } catch {
    return undefined;
  }
}

function named(name: string): Account | undefined {
  const uid = idOf("-u", name);
  const gid = idOf("-g", name);
  return uid === undefined || gid === undefined ? undefined : { name, uid, gid, isSelf: false };
}

function ownerOf(folder: string): Account | undefined {
  if (!existsSync(folder)) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { name: `uid ${uid}`, uid, gid, isSelf: false };
}

/**
 * Chooses the account: oneself; for root the owner of an existing cluster, else the wished user, else `intan`, else `nobody`.
 * Throws when the wished user does not exist or is root.
 */
export function chooseAccount(clusterFolder: string | undefined, wished: string | undefined): Account {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0) return { name: "self", uid, gid: process.getgid?.() ?? -1, isSelf: true };
  const owner = clusterFolder === undefined ? undefined : ownerOf(clusterFolder);
  if (owner) return owner;
  if (wished !== undefined) {
    const account = named(wished);
    if (!account || account.uid === 0) {
      throw new Error(
        `INTAN_PG_USER names "${wished}", which is ${account ? "root" : "no user of this system"}; PostgreSQL needs an ordinary user.`,
      );
    }
    return account;
  }
  const account = named("intan") ?? named("nobody");
  if (!account)
    throw new Error(
      "PostgreSQL does not run as root and this system has neither a user intan nor nobody. Create one: useradd --system intan",
    );
  return account;
}

/**
 * Runs a program under the account, from `/`: the account may not be able to enter our own working folder.
 * Answers exit code and both outputs; never throws for an exit code. Code 127 when it cannot be started.
 */
export function runAs(
  account: Account,
  program: string,
  args: readonly string[],
  timeoutMs = 120_000,
): Promise<RunResult> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: "/",
      env: { PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", LC_ALL: "C", TZ: "UTC" },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: timeoutMs,
      ...(account.isSelf ? {} : { uid: account.uid, gid: account.gid }),
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString("utf8")).slice(-8_000);
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.on("error", (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    // `exit`, not `close`: the server that pg_ctl leaves behind may keep the pipes open.
    child.on("exit", (code, signal) =>
      resolve({ code: code ?? 128, output: signal ? `${output} (${signal})` : output }),
    );
  });
}

/** Asks the system itself whether the account reaches a path: mode bits alone lie (parents, ACLs, name spaces). */
export async function canEnter(account: Account, target: string): Promise<boolean> {
  return (await runAs(account, "/usr/bin/env", ["test", "-x", path.resolve(target)], 10_000)).code === 0;
}
