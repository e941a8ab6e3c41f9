import { describe, expect, test } from "vitest";
import { aZip } from "#tests/support/sample-files.ts";
import { openZip } from "./open-zip.ts";

const limits = { maxEntries: 3, maxInflatedBytes: 8 * 2 ** 20, maxRatio: 100 };
const text = (words: string) => Buffer.from(words);

async function refusedBy(bytes: Uint8Array): Promise<string> {
  const opened = await openZip(bytes, limits);
  return opened.ok ? "opened" : opened.code;
}

describe("a zip", () => {
  test("gives its files and their bytes", async () => {
    const opened = await openZip(aZip([{ path: "Kelotok Sehat/16 SK.pdf", bytes: text("isi") }]), limits);
    const [file] = opened.ok ? opened.value.files : [];
    expect(file).toMatchObject({ path: "Kelotok Sehat/16 SK.pdf", sizeBytes: 3 });
    expect(await file?.read(100)).toEqual({ ok: true, value: text("isi") });
    expect(await file?.read(2)).toMatchObject({ code: "archive.too-large" });
    if (opened.ok) opened.value.close();
  });

  test("names folders no files, and keeps names with letters of all kinds", async () => {
    const opened = await openZip(
      aZip([
        { path: "é/", bytes: text("") },
        { path: "é/ü.pdf", bytes: text("x") },
      ]),
      limits,
    );
    expect(opened.ok && opened.value.files.map(({ path }) => path)).toEqual(["é/ü.pdf"]);
  });

  test.each([
    ["that is none", text("bukan zip"), "archive.broken"],
    ["that was cut off", aZip([{ path: "a.pdf", bytes: text("isi") }]).subarray(0, 40), "archive.broken"],
    ["with too many files", aZip(["a", "b", "c", "d"].map((path) => ({ path, bytes: text("x") }))), "archive.too-many"],
    ["that leaves its folder", aZip([{ path: "../a.pdf", bytes: text("x") }]), "archive.path"],
    ["with an absolute path", aZip([{ path: "/etc/passwd", bytes: text("x") }]), "archive.path"],
    ["that swells", aZip([{ path: "a.pdf", bytes: Buffer.alloc(3 * 2 ** 20) }]), "archive.bomb"],
    [
      "that is too much altogether",
      aZip([{ path: "a.pdf", bytes: text("x"), claimedBytes: 9 * 2 ** 20 }]),
      "archive.bomb",
    ],
  ])("%s is refused", async (_what, bytes, code) => {
    expect(await refusedBy(bytes)).toBe(code);
  });

  test("whose directory lies about a size gives no bytes", async () => {
    const opened = await openZip(aZip([{ path: "a.pdf", bytes: Buffer.alloc(4096, 7), claimedBytes: 10 }]), limits);
    const [file] = opened.ok ? opened.value.files : [];
    expect(await file?.read(100_000)).toMatchObject({ code: "archive.broken" });
  });
});
