import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readPointer } from "./place.ts";

/** Clusters in the system place whose data folder is gone or points elsewhere. Empty for those who may not look. */
export function findOrphans(systemDir: string): readonly string[] {
  if (!existsSync(systemDir)) return [];
  return readdirSync(systemDir)
    .filter((id) => /^[0-9a-f-]{36}$/.test(id))
    .filter((id) => {
      const origin = path.join(systemDir, id, "origin");
      if (!existsSync(origin)) return true;
      try {
        return readPointer(path.join(readFileSync(origin, "utf8").trim(), "cluster.json")) !== id;
      } catch {
        return false;
      }
    })
    .map((id) => path.join(systemDir, id));
}
