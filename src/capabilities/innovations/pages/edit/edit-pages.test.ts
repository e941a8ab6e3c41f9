import { beforeEach, describe, expect, test } from "vitest";
import type { PageAnswer } from "#platform/http/port.ts";
import { innovationsRoomUnderTest } from "#tests/support/innovations-room.ts";
import { htmlOf, openPage, type Visit } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, wordsOf } from "#tests/support/read-html.ts";
import { banjar, person } from "#tests/support/region-room.ts";

const { addMember, agencyId, clear, database, innovations, pages, programme } = await innovationsRoomUnderTest();

beforeEach(clear);

const operator = person("agency_operator", agencyId("dinkes"));
const send = (address: string, form: NonNullable<Visit["form"]>, actor = operator) =>
  openPage(pages, address, { actor, form });
const html = (answer: PageAnswer) => {
  if (answer.kind !== "html") throw new Error(answer.kind === "refused" ? answer.code : answer.kind);
  return { status: answer.status ?? 200, text: String(answer.body) };
};
const draft = { unit: agencyId("dinkes"), tahun: "2026", jalur: "asn", name: "Kelotok Sehat" };
const profileOf = async (slug: string) => (await innovations.offers.version(banjar, { slug }))?.profile;

describe("/inovasi/baru", () => {
  test.each(["id", "en"] as const)("stands in %s without anything inline, own unit only", async (language) => {
    const text = await htmlOf(pages, "/inovasi/baru", { actor: operator, language });
    expect(text.match(/<h1/g)).toHaveLength(1);
    expect(text).not.toMatch(inlineCode);
    expect(text).toContain("Dinas Kesehatan");
    expect(text).not.toContain("Badan Perencanaan");
    expect(wordsOf(text)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
  });

  test("saves a draft with dates and figures as people write them", async () => {
    const saved = await send("/inovasi/baru", {
      ...draft,
      appliedOn: "28 Agustus 2025",
      budgetRupiah: "Rp 12.500.000",
      latitude: "-3,41",
      longitude: "114,85",
      mainAffair: "1.02",
      otherAffairs: ["2.12", "2.12", "1.01"],
      stage: "trial",
      videoLink: "contoh.go.id/v",
      design: "Baris satu\r\nBaris dua",
    });
    expect(saved).toEqual({ kind: "redirect", to: "/inovasi/kelotok-sehat" });
    expect(await profileOf("kelotok-sehat")).toMatchObject({
      appliedOn: "2025-08-28",
      budgetRupiah: 12_500_000,
      latitude: "-3.41",
      otherAffairs: ["1.01", "2.12"],
      videoLink: "https://contoh.go.id/v",
      design: "Baris satu\nBaris dua",
      benefit: null,
    });
  });

  test("names everything that is wrong with links to the fields, and keeps what was typed", async () => {
    const answer = html(
      await send("/inovasi/baru", {
        ...draft,
        jalur: "",
        name: "",
        appliedOn: "besok",
        budgetRupiah: "10 juta",
        benefit: "Tetap ada",
      }),
    );
    expect(answer.status).toBe(422);
    const targets = linksOf(answer.text).map((link) => link.href);
    expect(targets).toEqual(expect.arrayContaining(["#f-jalur", "#f-name", "#f-appliedOn", "#f-budgetRupiah"]));
    expect(answer.text).toContain("Tetap ada");
    expect(answer.text).toContain('value="besok"');
  });

  test("another agency's unit is forbidden", async () => {
    expect(await send("/inovasi/baru", { ...draft, unit: agencyId("bappeda") })).toMatchObject({
      kind: "refused",
      code: "access.forbidden",
    });
  });

  test("is for those who propose", async () => {
    expect(await openPage(pages, "/inovasi/baru", { actor: person("verifier") })).toMatchObject({
      code: "access.forbidden",
    });
  });
});

describe("/inovasi/{slug}/ubah", () => {
  const given = () => addMember({ title: "Kelotok Sehat", agency: "dinkes", state: "draft" });
  const typed = { versi: "1", name: "Kelotok Sehat", stage: "applied", benefit: "Saya" };

  test("shows what stands and saves a new version", async () => {
    await given();
    const text = await htmlOf(pages, "/inovasi/kelotok-sehat/ubah", { actor: operator });
    expect(text).toContain("1 Mei 2024");
    expect(text).toContain('name="versi" value="1"');
    expect(await send("/inovasi/kelotok-sehat/ubah", typed)).toMatchObject({ kind: "redirect" });
    expect(await profileOf("kelotok-sehat")).toMatchObject({ benefit: "Saya", design: null });
  });

  test("tells the second writer what the first changed and loses neither's words", async () => {
    await given();
    const base = await profileOf("kelotok-sehat");
    if (base === undefined) throw new Error("no profile");
    const before = {
      versi: "1",
      name: base.name,
      stage: "applied",
      form: "public_service",
      digitalKind: "non_digital",
      mainAffair: "1.02",
      appliedOn: "1 Mei 2024",
      design: base.design ?? "",
      benefit: base.benefit ?? "",
      initiatorName: base.initiatorName ?? "",
      budgetRupiah: String(base.budgetRupiah),
    };
    await send("/inovasi/kelotok-sehat/ubah", { ...before, benefit: "Mereka", goalShort: "Tujuan mereka" });
    const answer = html(
      await send("/inovasi/kelotok-sehat/ubah", { ...before, benefit: "Saya", goalLong: "Tujuan saya" }),
    );
    expect(answer.status).toBe(409);
    expect(wordsOf(answer.text)).toContain("Orang lain menyimpan versi 2");
    expect(answer.text).toContain('name="versi" value="2"');
    for (const words of ["Mereka", "Saya", "Tujuan mereka", "Tujuan saya"]) expect(answer.text).toContain(words);
    const again = { ...before, versi: "2", benefit: "Saya", goalShort: "Tujuan mereka", goalLong: "Tujuan saya" };
    expect(await send("/inovasi/kelotok-sehat/ubah", again)).toMatchObject({ kind: "redirect" });
    expect(await profileOf("kelotok-sehat")).toMatchObject({ benefit: "Saya", goalShort: "Tujuan mereka" });
  });

  test.each(["", "0", "-1", "99999999999", "x", "1e3"])("a version that is none (%j) saves nothing", async (versi) => {
    await given();
    expect(await send("/inovasi/kelotok-sehat/ubah", { ...typed, versi })).toMatchObject({ kind: "refused" });
    expect(await profileOf("kelotok-sehat")).not.toMatchObject({ benefit: "Saya" });
  });

  test("shows beside a field why it was sent back", async () => {
    const { membershipId } = await addMember({ title: "Kelotok Sehat", agency: "dinkes", state: "submitted" });
    await programme.offers.takeStep(person("agency_head", agencyId("dinkes")), {
      regionCode: banjar,
      membershipId,
      seenState: "submitted",
      verb: "return",
      reasons: [{ field: "design", sentence: "Tambahkan cara kerja." }],
      note: null,
      decree: null,
      intoYear: null,
    });
    const text = wordsOf(await htmlOf(pages, "/inovasi/kelotok-sehat/ubah", { actor: operator }));
    expect(text).toContain("Diminta diperbaiki: Tambahkan cara kerja.");
  });

  test("stands still while it is judged, and is nobody else's", async () => {
    await addMember({ title: "Diperiksa", agency: "dinkes", state: "submitted" });
    await addMember({ title: "Tetangga", agency: "bappeda", state: "draft" });
    const open = (slug: string) => openPage(pages, `/inovasi/${slug}/ubah`, { actor: operator });
    expect(await open("diperiksa")).toMatchObject({ code: "innovation.under-review" });
    expect(await open("tetangga")).toMatchObject({ code: "access.forbidden" });
    expect(await open("tidak-ada")).toMatchObject({ code: "innovation.not-found" });
    const rows = await database.inRegion(banjar, (db) =>
      db.selectFrom("innovation_version").select("version").execute(),
    );
    expect(rows).toHaveLength(2);
  });
});
