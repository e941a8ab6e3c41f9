import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { root } from "./run.mjs";

/** All files below a folder, as paths from the root with "/", sorted; none when the folder is missing. */
export function filesBelow(folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(root.length + 1)
        .replaceAll("\\", "/"),
    )
    .sort();
}

/** A digest over names, sizes and times of everything that the build reads. */
export function inputsDigest() {
  const hash = createHash("sha256").update(process.version);
  const files = ["src", "migrations", "reference", "scripts/build"]
    .flatMap(filesBelow)
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .concat(["package.json", "package-lock.json"]);
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest("hex");
}

const stamp = join(root, "dist", "build.json");

export function isBuildFresh() {
  try {
    return JSON.parse(readFileSync(stamp, "utf8")).inputs === inputsDigest();
  } catch {
    return false;
  }
}
