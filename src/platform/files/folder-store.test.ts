import { randomBytes } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createFolderStore } from "./folder-store.ts";
import { refusalOfWriting } from "./receive.ts";
import { ownTemporaryPrefix } from "./temporary-files.ts";

let base: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), "intan-folder-"));
});
afterAll(() => rm(base, { recursive: true }));

test("lies in two levels of folders, closed to other accounts", async () => {
  const folder = join(base, "modes");
  const store = await createFolderStore({ folder });
  const put = await store.put(Buffer.from("Keputusan Bupati"), { maxBytes: 100 });
  const sha256 = put.ok ? put.value.sha256 : "";
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  expect(await readFile(path, "utf8")).toBe("Keputusan Bupati");
  const modes = await Promise.all(
    [path, join(path, ".."), join(path, "../.."), join(folder, "tmp")].map((at) => stat(at)),
  );
  expect(modes.map(({ mode }) => (mode & 0o777).toString(8))).toEqual(["600", "700", "700", "700"]);
});

test("heals a file that was damaged on disk when it is sent again", async () => {
  const folder = join(base, "heal");
  const store = await createFolderStore({ folder });
  const bytes = randomBytes(5000);
  const put = await store.put(bytes, { maxBytes: 5000 });
  const sha256 = put.ok ? put.value.sha256 : "";
  const path = join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  await writeFile(path, "damaged");
  await store.put(bytes, { maxBytes: 5000 });
  expect((await readFile(path)).equals(bytes)).toBe(true);
});

test("sweeps what dead processes left half-written, and nothing else", async () => {
  const folder = join(base, "sweep");
  const temporary = join(folder, "tmp");
  await mkdir(temporary, { recursive: true });
  const id = "0190a0a0-0000-4000-8000-000000000000.part";
  const running = `${process.ppid}-1-${id}`;
  const runningAndOld = `${process.ppid}-2-${id}`;
  const own = `${ownTemporaryPrefix()}${id}`;
  const earlierWithOwnPid = `${process.pid}-1-${id}`;
  // The highest id that Linux gives is 4,194,304.
  const dead = `4999999-1-${id}`;
  for (const name of [running, runningAndOld, own, earlierWithOwnPid, dead, "catatan.txt"]) {
    await writeFile(join(temporary, name), "half");
  }
  const before = new Date(Date.now() - 25 * 3600 * 1000);
  await utimes(join(temporary, runningAndOld), before, before);
  await createFolderStore({ folder });
  expect((await readdir(temporary)).sort()).toEqual([running, own, "catatan.txt"].sort());
});

test("leaves space for the database on the same disk", async () => {
  const store = await createFolderStore({ folder: join(base, "full"), reserveBytes: Number.MAX_SAFE_INTEGER });
  expect(await store.put(Buffer.from("x"), { maxBytes: 10 })).toEqual({ ok: false, code: "files.disk-full" });
  expect(await store.health()).toEqual({ ok: false, code: "files.disk-full" });
  expect(await readdir(join(base, "full", "tmp"))).toEqual([]);
});

test("takes the system's error on a full disk for what it is", async () => {
  const full = await open("/dev/full", "w");
  try {
    const error = await full.write(Buffer.from("x")).then(
      () => null,
      (caught: unknown) => caught,
    );
    expect(refusalOfWriting(error)).toEqual({ ok: false, code: "files.disk-full" });
  } finally {
    await full.close();
  }
  expect(() => refusalOfWriting(new TypeError("a fault of ours"))).toThrow("a fault of ours");
});

test("says that it cannot be asked when its folder is gone", async () => {
  const folder = join(base, "gone");
  const store = await createFolderStore({ folder });
  await rm(folder, { recursive: true });
  const unavailable = { ok: false, code: "files.unavailable", details: { reason: "failed" } };
  expect(await store.put(Buffer.from("x"), { maxBytes: 10 })).toEqual(unavailable);
  expect(await store.health()).toEqual(unavailable);
});
