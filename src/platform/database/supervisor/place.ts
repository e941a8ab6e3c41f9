import { randomUUID } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import * as z from "zod";
import { hasCode } from "../error-code.ts";
import { type Account, canEnter, chooseAccount } from "./account.ts";
import { writeOnce } from "./write-once.ts";

const pointerSchema = z.object({ id: z.uuid() });

/** Where one cluster lives: `home` holds the cluster folder `pg`, its log and short-lived files; it belongs to the account. */
export interface Place {
  readonly dataDir: string;
  readonly home: string;
  readonly cluster: string;
  readonly account: Account;
  readonly hasCluster: boolean;
}

export interface PlaceOptions {
  readonly dataDir: string;
  /** Where root keeps what the account cannot reach; `/var/lib/intan` unless told. */
  readonly systemDir: string;
  readonly accountName?: string | undefined;
}

/** Id of the cluster that a data folder points to; undefined without a pointer. */
export function readPointer(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return pointerSchema.parse(JSON.parse(readFileSync(file, "utf8"))).id;
  } catch (error) {
    throw new Error(
      `${file} cannot be read; it points to the database in the system place. Restore it, or remove the data folder to start afresh.`,
      { cause: error },
    );
  }
}

/** `mkdir -p` below `/proc` or `/sys` never returns on Node 20, so such places are refused before they are touched. */
function checkSystemDir(systemDir: string): void {
  if (!path.isAbsolute(systemDir) || /^\/(proc|sys|dev)(\/|$)/.test(path.normalize(systemDir))) {
    throw new Error(`INTAN_SYSTEM_DIR must be an absolute path outside /proc, /sys and /dev; it is "${systemDir}".`);
  }
}

/** Readable for everybody on the way, whatever the umask says. */
function makeOpenFolder(folder: string): void {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
}

function explainClosed(folder: string, error: unknown): Error {
  const uid = process.getuid?.() ?? -1;
  return new Error(
    `The folder ${folder} belongs to another user. Run Intan as that user, or take over the whole data folder: sudo chown -R ${uid} ${folder}`,
    { cause: error },
  );
}

function makeHome(home: string, account: Account): void {
  if (!existsSync(home)) mkdirSync(home, { recursive: true, mode: 0o700 });
  if (account.isSelf) {
    if (statSync(home).uid !== account.uid) throw explainClosed(home, undefined);
    return;
  }
  try {
    chownSync(home, account.uid, account.gid);
    chmodSync(home, 0o700);
  } catch (error) {
    throw new Error(
      `root may not hand ${home} to the user ${account.name} here (capability chown is missing). Start Intan as an ordinary user, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

/** A folder moved by its owner is followed; a copy beside the original would run two servers on one cluster, so it is refused by name. */
function followOrigin(systemHome: string, dataDir: string, id: string): void {
  const file = path.join(systemHome, "origin");
  if (!existsSync(systemHome)) {
    throw new Error(
      `${dataDir} points to the database ${systemHome}, which does not exist. Restore it from a backup, or remove ${dataDir} to start afresh.`,
    );
  }
  const origin = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (origin === dataDir) return;
  if (origin !== "" && readPointer(path.join(origin, "cluster.json")) === id) {
    throw new Error(
      `${dataDir} is a copy of ${origin}, and both point to one database. Remove the copy, or load a backup into a new folder.`,
    );
  }
  writeFileSync(file, `${dataDir}\n`);
}

/** Makes a home in the system place and the pointer to it; of two processes at once the loser clears its own and takes the winner's. */
function makeSystemHome(options: PlaceOptions, dataDir: string): string {
  const id = randomUUID();
  const pointerFile = path.join(dataDir, "cluster.json");
  const systemHome = path.join(options.systemDir, id);
  makeOpenFolder(options.systemDir);
  makeOpenFolder(systemHome);
  writeFileSync(path.join(systemHome, "origin"), `${dataDir}\n`);
  if (writeOnce(pointerFile, `${JSON.stringify({ id })}\n`, 0o644)) return id;
  rmSync(systemHome, { recursive: true, force: true });
  return readPointer(pointerFile) ?? id;
}

function inSystemPlace(options: PlaceOptions, dataDir: string, pointer: string | undefined): Place {
  checkSystemDir(options.systemDir);
  const id = pointer ?? makeSystemHome(options, dataDir);
  const systemHome = path.join(options.systemDir, id);
  const home = path.join(systemHome, "postgres");
  const cluster = path.join(home, "pg");
  followOrigin(systemHome, dataDir, id);
  const account = chooseAccount(cluster, options.accountName);
  makeHome(home, account);
  return { dataDir, home, cluster, account, hasCluster: hasCluster(cluster) };
}

const hasCluster = (cluster: string): boolean => existsSync(path.join(cluster, "PG_VERSION"));

/**
 * Finds or makes the folders of a cluster: inside the data folder when the account can enter it, else in the system place.
 * Throws a sentence with the way out when a folder is closed, copied or gone.
 */
export async function findPlace(options: PlaceOptions): Promise<Place> {
  try {
    mkdirSync(options.dataDir, { recursive: true });
    const dataDir = realpathSync(options.dataDir);
    const pointer = readPointer(path.join(dataDir, "cluster.json"));
    if (pointer !== undefined) return inSystemPlace(options, dataDir, pointer);
    const home = path.join(dataDir, "postgres");
    const cluster = path.join(home, "pg");
    const account = chooseAccount(cluster, options.accountName);
    const isInside = account.isSelf || (await canEnter(account, dataDir));
    if (!isInside && !existsSync(cluster)) return inSystemPlace(options, dataDir, undefined);
    if (!isInside)
      throw new Error(
        `The database in ${cluster} belongs to ${account.name}, who cannot enter ${dataDir} any more. Open the folders above it: chmod a+x`,
      );
    makeHome(home, account);
    return { dataDir, home, cluster, account, hasCluster: hasCluster(cluster) };
  } catch (error) {
    if (hasCode(error, "EACCES", "EPERM")) throw explainClosed(options.dataDir, error);
    throw error;
  }
}
