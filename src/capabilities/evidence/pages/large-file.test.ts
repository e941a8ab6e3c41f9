import { beforeAll, describe, expect, test } from "vitest";
import type { RoundEntryId } from "#shared/ids.ts";
import { evidenceRoomUnderTest, someone } from "#tests/support/evidence-room.ts";
import { sendInPieces } from "#tests/support/evidence-uploads.ts";
import { htmlOf, openPage } from "#tests/support/open-page.ts";
import { wordsOf } from "#tests/support/read-html.ts";
import { banjar, baritoKuala } from "#tests/support/region-room.ts";
import { aPdf } from "#tests/support/sample-files.ts";

const tested = await evidenceRoomUnderTest();
const { room, uploads, agencyId, openRound, standing, countOf, inMaintenance, clock, files } = tested;
const operator = someone(1, "agency_operator", agencyId("dinkes"));
const colleague = someone(2, "agency_operator", agencyId("dinkes"));
const mebibyte = 2 ** 20;
let own: RoundEntryId;

/** A sound PDF above what a plain form may carry; another mark, other bytes. */
function aLargePdf(mark: string, sizeBytes = 9 * mebibyte): Uint8Array {
  const small = Buffer.from(aPdf(mark));
  const at = small.indexOf("\n") + 1;
  return Buffer.concat([small.subarray(0, at), Buffer.from(`%${"x".repeat(sizeBytes)}\n`), small.subarray(at)]);
}
const send = (bytes: Uint8Array, fileName = "RKPD.pdf", actor = operator) =>
  sendInPieces(uploads, actor, fileName, bytes);
const submit = (upload: string, more: Readonly<Record<string, string>> = {}, actor = operator) =>
  openPage(room.pages, `/bukti/${own}`, { actor, form: { indikator: "17", upload, ...more } });
const setQuota = (maxBytes: number) =>
  inMaintenance((db) =>
    db
      .insertInto("region_quota")
      .values({ region_code: banjar, max_bytes: maxBytes })
      .onConflict((conflict) => conflict.column("region_code").doUpdateSet({ max_bytes: maxBytes }))
      .execute(),
  );
const said = (answer: Awaited<ReturnType<typeof submit>>) =>
  answer.kind === "html" ? wordsOf(String(answer.body)) : answer.kind;

beforeAll(async () => {
  const [first] = await openRound([{ agency: "dinkes", title: "Kelotok Sehat", levels: { "16": 1, "17": 2 } }]);
  if (first === undefined) throw new Error("no entry");
  own = first;
});

describe("a large file", () => {
  test("goes up in pieces; the form that names it makes it a document with a role", async () => {
    const sent = await send(aLargePdf("satu"));
    expect(sent).toMatchObject({ status: 204, code: null });
    expect(await countOf("document")).toBe(0);
    const answer = await submit(sent.id);
    expect(answer).toEqual({ kind: "redirect", to: `/bukti/${own}?indikator=17&hasil=ditambah` });
    const [role] = await standing();
    expect(role).toMatchObject({ indicator: "17", fileName: "RKPD.pdf", mediaType: "application/pdf" });
  });

  test("that was named before is the same document", async () => {
    const sent = await send(aLargePdf("dua"));
    const first = await submit(sent.id, { indikator: "16" });
    const before = await countOf("document");
    const again = await submit(sent.id);
    expect([first.kind, again.kind, await countOf("document")]).toEqual(["redirect", "redirect", before]);
  });

  test("stays named when the form is wrong elsewhere, and need not go up again", async () => {
    const { id } = await send(aLargePdf("tiga"));
    const answer = await submit(id, { tanggal: "kemarin" });
    expect(answer).toMatchObject({ kind: "html", status: 422 });
    expect(answer.kind === "html" && String(answer.body)).toContain(`name="upload" value="${id}"`);
    expect(said(answer)).toContain("tetap dipakai");
  });

  test("of somebody else makes no document, not even for a colleague", async () => {
    const { id } = await send(aLargePdf("empat"));
    const before = await countOf("document");
    const answer = await submit(id, {}, colleague);
    expect(said(answer)).toContain("tidak ditemukan di antara kiriman Anda");
    expect(await countOf("document")).toBe(before);
  });

  test("beyond the quota is refused before its first byte, and again when it became too much", async () => {
    const { id } = await send(aLargePdf("lima"));
    await setQuota(mebibyte);
    const before = await countOf("document");
    expect(await send(aLargePdf("enam"))).toMatchObject({ status: 422, code: "evidence.quota-exceeded" });
    expect(said(await submit(id))).toContain("Ruang penyimpanan daerah tidak cukup");
    expect(await countOf("document")).toBe(before);
    await setQuota(20 * 1024 * mebibyte);
  });

  test("is held to the limit of its kind", async () => {
    const owner = { regionCode: banjar, actorKey: "person:x" };
    const { mayStart } = room.offers.uploads;
    const video = { fileName: "peluncuran.MP4", sizeBytes: 101 * mebibyte };
    expect(await mayStart(owner, video)).toMatchObject({ details: { maxBytes: 100_000_000 } });
    expect(await mayStart(owner, { ...video, fileName: "RKPD.pdf" })).toBeNull();
    const disguised = await send(Buffer.concat([Buffer.from("MZ"), Buffer.alloc(9 * mebibyte)]), "RKPD.pdf");
    expect(disguised).toMatchObject({ status: 422, code: "evidence.file-refused" });
  });

  test("may be sent only by who hands papers in", () => {
    const { permits } = room.offers.uploads;
    expect(permits(operator)).toEqual({ ok: true });
    for (const role of ["verifier", "citizen"] as const)
      expect(permits(someone(5, role))).toMatchObject({ code: "access.forbidden" });
    expect(permits({ kind: "anonymous" })).toMatchObject({ code: "access.sign-in-required" });
  });

  test("belongs to the person in one region", async () => {
    const { id } = await send(aLargePdf("tujuh"));
    const elsewhere = someone(1, "programme_manager", null, baritoKuala);
    if (elsewhere.kind !== "person") throw new Error("nobody");
    const owner = { regionCode: baritoKuala, actorKey: `person:${elsewhere.personId}` };
    expect(await uploads.take(owner, id)).toMatchObject({ code: "upload.not-found" });
  });

  test("that no form names loses its bytes once the upload is forgotten", async () => {
    const bytes = aLargePdf("delapan");
    const { id } = await send(bytes);
    const taken = await uploads.take(
      { regionCode: banjar, actorKey: "person:01900000-0000-7000-8000-000000000001" },
      id,
    );
    const before = clock.now();
    clock.set(new Date(before.getTime() + 47 * 3_600_000));
    const early = await room.offers.sweep();
    clock.set(new Date(before.getTime() + 73 * 3_600_000));
    const late = await room.offers.sweep();
    clock.set(before);
    expect([early, late > 0]).toEqual([0, true]);
    expect(taken.ok && (await files.has(taken.value.sha256))).toEqual({ ok: true, value: false });
  });
});

test("the form says both limits, and is marked for sending in pieces", async () => {
  const html = await htmlOf(room.pages, `/bukti/${own}?indikator=17`, { actor: operator });
  expect(html).toMatch(/<form[^>]* data-upload=""/);
  expect(html).toContain("islands/upload.js");
  expect(wordsOf(html)).toMatch(/paling besar 8.*dikirim bertahap: PDF 200/);
});
