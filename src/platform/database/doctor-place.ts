import { existsSync } from "node:fs";
import { statfs } from "node:fs/promises";
import path from "node:path";
import { type Finding, inOrder, trouble } from "./doctor-finding.ts";
import { chooseAccount } from "./supervisor/account.ts";
import { findOrphans } from "./supervisor/orphans.ts";

const megabyte = 1024 * 1024;
const scarceBytes = 1024 * megabyte;
const fullBytes = 200 * megabyte;

function nearestExisting(folder: string): string {
  let found = path.resolve(folder);
  while (!existsSync(found)) found = path.dirname(found);
  return found;
}

export async function examineDisk(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestExisting(dataDir));
  const free = Math.floor((bavail * bsize) / megabyte);
  const text = { id: `Ruang kosong di ${dataDir}: ${free} MB.`, en: `Free space at ${dataDir}: ${free} MB.` };
  if (free * megabyte > scarceBytes) return inOrder("disk", text.id, text.en);
  return trouble("disk", free * megabyte > fullBytes ? "warn" : "bad", text, {
    id: "Kosongkan ruang atau pindahkan folder data ke disk yang lebih besar.",
    en: "Free some space, or move the data folder to a larger disk.",
  });
}

/** Root's server runs under another user; `nobody` is shared with other programs. */
export function examineAccount(accountName: string | undefined): Finding {
  const account = chooseAccount(undefined, accountName);
  const text = {
    id: `PostgreSQL bawaan berjalan sebagai ${account.isSelf ? "pengguna ini" : account.name}.`,
    en: `The embedded PostgreSQL runs as ${account.isSelf ? "this user" : account.name}.`,
  };
  if (account.name !== "nobody") return inOrder("account", text.id, text.en);
  return trouble("account", "warn", text, {
    id: "Buat pengguna khusus sebelum data pertama masuk: useradd --system intan",
    en: "Create a user of its own before the first data comes in: useradd --system intan",
  });
}

export function examineOrphans(systemDir: string): Finding {
  const orphans = findOrphans(systemDir);
  if (orphans.length === 0) return inOrder("orphans", "Tidak ada database yatim.", "No orphaned database.");
  return trouble(
    "orphans",
    "warn",
    {
      id: `Database yang folder datanya sudah tidak ada: ${orphans.join(", ")}`,
      en: `Databases whose data folder is gone: ${orphans.join(", ")}`,
    },
    {
      id: `Bila tidak diperlukan lagi: rm -r ${orphans.join(" ")}`,
      en: `When no longer needed: rm -r ${orphans.join(" ")}`,
    },
  );
}
