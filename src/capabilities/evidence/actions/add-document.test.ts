import { beforeEach, describe, expect, test } from "vitest";
import type { FileStore } from "#platform/files/port.ts";
import { refusal, success } from "#shared/result.ts";
import { evidenceRoomUnderTest, someone } from "#tests/support/evidence-room.ts";
import { banjar, baritoKuala } from "#tests/support/region-room.ts";
import { aPdf, aPng } from "#tests/support/sample-files.ts";
import { addDocumentOperation } from "../contract/document.ts";

const tested = await evidenceRoomUnderTest();
const { room, files, clock, call, countOf, agencyId, inMaintenance, eventTypes } = tested;
const operator = someone(1, "agency_operator", agencyId("dinkes"));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const add = (bytes: Uint8Array, fileName = "sk.pdf", actor = operator) =>
  room.offers.addDocument(actor, { regionCode: banjar, fileName, bytes });

beforeEach(() => tested.clear());

describe("evidence.add-document", () => {
  test("stores bytes and row, and says what it saw", { tags: ["happy"] }, async () => {
    const added = await call(addDocumentOperation, operator, { fileName: "SK.pdf", contentBase64: base64(aPdf()) });
    expect(added).toMatchObject({
      ok: true,
      value: { isKnown: false, fileName: "SK.pdf", mediaType: "application/pdf", scanState: "not-configured" },
    });
    const { sha256 } = (added.ok ? added.value : {}) as { sha256: string };
    expect(await files.has(sha256)).toEqual(success(true));
    expect(await eventTypes()).toContain("evidence.document-added");
  });

  test("answers the same document for the same bytes, whoever brings them", { tags: ["happy"] }, async () => {
    const first = await add(aPdf("sama"));
    const second = await add(aPdf("sama"), "lain.pdf", someone(2, "innovator", agencyId("bappeda")));
    expect(first.ok && second.ok && [second.value.isKnown, second.value.id === first.value.id]).toEqual([true, true]);
    expect(await countOf("document")).toBe(1);
  });

  test.each([
    ["a program under the name of a paper", Buffer.from(`MZ${"\0".repeat(200)}`, "latin1"), "sk.pdf"],
    ["a program by its name", aPdf(), "sk.pdf.exe"],
    [
      "a drawing that runs a script",
      Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
      "a.svg",
    ],
    ["an empty file", new Uint8Array(), "kosong.pdf"],
    ["a PDF that is cut off", aPdf().subarray(0, 200), "sk.pdf"],
  ])("refuses %s and stores nothing", { tags: ["error"] }, async (_what, bytes, fileName) => {
    const refused = await add(bytes, fileName);
    expect(refused).toMatchObject({ ok: false, code: expect.stringMatching(/^evidence\.(file|kind)-refused$/) });
    expect([await countOf("document"), await countOf("stored_content")]).toEqual([0, 0]);
  });

  test("refuses a word processor's file with what to do instead", { tags: ["error"] }, async () => {
    const refused = await add(Buffer.from("catatan rapat, belum jadi surat"), "catatan.txt");
    expect(refused).toMatchObject({ ok: false, code: "evidence.kind-refused" });
    expect(room.offers.describeRefusal("evidence.kind-refused", {}, "id")).toMatch(/simpan.*PDF|PDF.*simpan/);
  });

  test("refuses more than 8 MB", { tags: ["error"] }, async () => {
    const large = Buffer.concat([aPdf(), Buffer.alloc(8 * 2 ** 20)]);
    expect(await add(large)).toMatchObject({ ok: false, code: "evidence.too-large" });
  });

  test("refuses what goes over the quota, and says how much is left", { tags: ["error"] }, async () => {
    await inMaintenance((db) =>
      db.insertInto("region_quota").values({ region_code: banjar, max_bytes: 1000 }).execute(),
    );
    const first = await add(aPdf("a"));
    const second = await add(aPdf("b"));
    const size = aPdf("a").length;
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({ ok: false, code: "evidence.quota-exceeded", details: { leftBytes: 1000 - size } });
  });

  test("two at once do not share the last free bytes", { tags: ["error"] }, async () => {
    await inMaintenance((db) =>
      db.insertInto("region_quota").values({ region_code: banjar, max_bytes: 1000 }).execute(),
    );
    const both = await Promise.all([add(aPdf("a")), add(aPdf("b"))]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await countOf("document")).toBe(1);
  });

  test("is closed to people of no agency, to readers and to visitors", { tags: ["security"] }, async () => {
    const input = { fileName: "a.pdf", contentBase64: base64(aPdf()) };
    for (const role of ["verifier", "leader", "citizen", "juror"] as const)
      expect(await call(addDocumentOperation, someone(3, role), input)).toMatchObject({ code: "access.forbidden" });
    expect(await call(addDocumentOperation, someone(3, "innovator"), input)).toMatchObject({
      code: "access.forbidden",
    });
    expect(await call(addDocumentOperation, { kind: "anonymous" }, input)).toMatchObject({
      code: "access.sign-in-required",
    });
    const stranger = someone(4, "programme_manager", null, baritoKuala);
    expect(await add(aPdf(), "a.pdf", stranger)).toMatchObject({ code: "access.other-region" });
  });

  test("keeps no file name in the audit trail", { tags: ["security"] }, async () => {
    await add(aPdf(), "KTP Siti Rahasia.pdf");
    const events = await inMaintenance((db) => db.selectFrom("audit_event").selectAll().execute());
    expect(JSON.stringify(events)).not.toContain("Siti");
  });

  test("the same bytes in another region are another document", { tags: ["security"] }, async () => {
    await add(aPdf());
    const other = await room.offers.addDocument(someone(4, "programme_manager", null, baritoKuala), {
      regionCode: baritoKuala,
      fileName: "a.pdf",
      bytes: aPdf(),
    });
    expect(other).toMatchObject({ ok: true, value: { isKnown: false } });
    expect(await countOf("document")).toBe(2);
  });
});

describe("a scanner", () => {
  test("that finds something refuses the file", async () => {
    const withScanner = tested.roomWith({
      scanner: { scan: async () => ({ state: "infected", name: "Eicar" }), health: async () => "ready" },
    });
    const refused = await withScanner.offers.addDocument(operator, {
      regionCode: banjar,
      fileName: "a.pdf",
      bytes: aPdf(),
    });
    expect(refused).toMatchObject({ ok: false, code: "evidence.infected", details: { name: "Eicar" } });
    expect(await countOf("document")).toBe(0);
  });

  test("that does not answer leaves a visible state", async () => {
    const withScanner = tested.roomWith({
      scanner: { scan: async () => ({ state: "unavailable", reason: "slow" }), health: async () => "unavailable" },
    });
    const added = await withScanner.offers.addDocument(operator, {
      regionCode: banjar,
      fileName: "a.pdf",
      bytes: aPdf(),
    });
    expect(added).toMatchObject({
      ok: true,
      value: { scanState: "unavailable", findings: [{ code: "evidence.not-scanned" }] },
    });
  });
});

describe("bytes without a row", () => {
  test("a store that fails leaves no document", async () => {
    const broken: FileStore = { ...files, put: async () => refusal("files.disk-full") };
    const refused = await tested
      .roomWith({ files: broken })
      .offers.addDocument(operator, { regionCode: banjar, fileName: "a.pdf", bytes: aPdf() });
    expect(refused).toMatchObject({ ok: false, code: "files.disk-full" });
    expect(await countOf("document")).toBe(0);
  });

  test("a crash between bytes and row leaves no document, and the bytes go after a day", async () => {
    let sha256 = "";
    const crashing: FileStore = {
      ...files,
      put: async (bytes, limits) => {
        const stored = await files.put(bytes, limits);
        sha256 = stored.ok ? stored.value.sha256 : "";
        throw new Error("the server died here");
      },
    };
    const died = tested
      .roomWith({ files: crashing })
      .offers.addDocument(operator, { regionCode: banjar, fileName: "a.png", bytes: aPng() });
    await expect(died).rejects.toThrow("the server died here");
    expect([await countOf("document"), await countOf("stored_content")]).toEqual([0, 1]);
    expect(await room.offers.sweep()).toBe(0);
    const before = clock.now();
    clock.set(new Date(before.getTime() + 25 * 3_600_000));
    expect(await room.offers.sweep()).toBe(1);
    clock.set(before);
    expect(await files.has(sha256)).toEqual(success(false));
    expect(await countOf("stored_content")).toBe(0);
  });

  test("what a document holds is never swept", async () => {
    const added = await add(aPdf("tetap"));
    const before = clock.now();
    clock.set(new Date(before.getTime() + 90 * 86_400_000));
    expect(await room.offers.sweep()).toBe(0);
    clock.set(before);
    expect(added.ok && (await files.has(added.value.sha256))).toEqual(success(true));
  });
});
