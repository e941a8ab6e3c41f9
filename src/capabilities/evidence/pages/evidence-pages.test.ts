import { beforeAll, describe, expect, test } from "vitest";
import type { PageAnswer } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import { evidenceRoomUnderTest, someone } from "#tests/support/evidence-room.ts";
import { htmlOf, openPage, type Visit } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, tablesOf, wordsOf } from "#tests/support/read-html.ts";
import { banjar } from "#tests/support/region-room.ts";
import { aPdf, aPng, aZip } from "#tests/support/sample-files.ts";

const tested = await evidenceRoomUnderTest();
const { room, openRound, agencyId, standing } = tested;
const { pages } = room;
const operator = someone(1, "agency_operator", agencyId("dinkes"));
const neighbour = someone(2, "agency_operator", agencyId("bappeda"));
const manager = someone(3, "programme_manager");
const verifier = someone(4, "verifier");

let own: RoundEntryId;
let other: RoundEntryId;
let picture: string;

const post = (address: string, form: Readonly<Record<string, string | readonly string[]>>, more: Visit = {}) =>
  openPage(pages, address, { actor: operator, form, ...more });
const toOf = (answer: PageAnswer): string => (answer.kind === "redirect" ? answer.to : `${answer.kind}`);
const bodyOf = (answer: PageAnswer): string => (answer.kind === "html" ? wordsOf(String(answer.body)) : answer.kind);

async function newPaper(actor: Actor, bytes: Uint8Array, fileName: string): Promise<string> {
  const added = await room.offers.addDocument(actor, { regionCode: banjar, fileName, bytes });
  if (!added.ok) throw new Error(added.code);
  return added.value.id;
}

beforeAll(async () => {
  const entries = await openRound([
    { agency: "dinkes", title: "Kelotok <u>Sehat</u>", levels: { "16": 1, "17": 2, "25": 1, "33": 3 } },
    { agency: "bappeda", title: "Pasar Data", levels: { "16": 1 } },
    { agency: "dinkes", title: "Posyandu Apung", levels: { "16": 2, "25": 2 } },
  ]);
  [own, other] = entries as [RoundEntryId, RoundEntryId];
  picture = await newPaper(operator, aPng(), "25_foto.png");
  const given = await room.offers.giveRoles(operator, {
    regionCode: banjar,
    roles: [
      {
        documentId: picture,
        roundYear: 2026,
        entryId: own,
        indicator: "25",
        basis: null,
        letterNumber: null,
        letterOn: "2026-02-01",
        subject: null,
        pages: null,
        coversYear: null,
      },
    ],
  });
  if (!given.ok) throw new Error(given.code);
});

describe("every page of papers", () => {
  test.each(["id", "en"] as const)("stands in %s with one heading and nothing inline", async (language) => {
    const role = (await standing()).find((each) => each.indicator === "25");
    for (const address of [
      "/bukti",
      "/bukti?putaran=2026&indikator=16",
      "/bukti?putaran=2031",
      `/bukti/${own}`,
      `/bukti/${own}?indikator=16`,
      `/bukti/${own}?indikator=25&ubah=${role?.id}`,
      `/bukti/${own}?indikator=33&hasil=ditambah`,
      `/bukti/dokumen/${picture}`,
      "/bukti/massal?putaran=2026",
    ]) {
      const html = await htmlOf(pages, address, { actor: operator, language });
      expect(html.match(/<h1/g)).toHaveLength(1);
      expect(html).not.toMatch(inlineCode);
      expect(html).not.toMatch(/Pasar Data|<u>Sehat/);
      expect(wordsOf(html)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
      const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  test("is closed to visitors, citizens and, for an entry, the neighbour", async () => {
    for (const address of ["/bukti", `/bukti/${own}`, `/bukti/berkas/${picture}`, "/bukti/massal"]) {
      expect(await openPage(pages, address)).toMatchObject({ code: "access.sign-in-required" });
      expect(await openPage(pages, address, { actor: someone(9, "citizen") })).toMatchObject({
        code: "access.forbidden",
      });
    }
    expect(await openPage(pages, `/bukti/${own}`, { actor: neighbour })).toMatchObject({ code: "access.forbidden" });
    for (const path of ["dokumen", "berkas"])
      expect(await openPage(pages, `/bukti/${path}/${picture}`, { actor: neighbour })).toMatchObject({
        code: "evidence.document-not-found",
      });
    expect(await openPage(pages, "/bukti/tata-kelola/2026", { actor: operator })).toMatchObject({
      code: "access.forbidden",
    });
    expect(await openPage(pages, "/bukti/bukan-id", { actor: manager })).toMatchObject({
      code: "evidence.place-not-found",
    });
  });
});

describe("/bukti", () => {
  test("begins with claims that lack a paper, the heaviest first", async () => {
    const html = await htmlOf(pages, "/bukti", { actor: operator });
    const [first] = tablesOf(html);
    expect(first?.rows.slice(0, 3).map((row) => [row[0]?.split(" ")[0], row[3]])).toEqual([
      ["33", "9"],
      ["16", "6"],
      ["17", "4"],
    ]);
    expect(html).toContain("5 klaim belum ada buktinya");
  });

  test("says what one missing paper holds back", async () => {
    const [, shared] = tablesOf(await htmlOf(pages, "/bukti", { actor: manager }));
    expect(shared?.rows).toEqual([["16 Regulasi inovasi daerah", "3", "12"]]);
  });

  test("leads only to pages that answer", async () => {
    const links = linksOf(await htmlOf(pages, "/bukti", { actor: manager })).filter(({ href }) =>
      href.startsWith("/bukti"),
    );
    expect(links.length).toBeGreaterThan(8);
    for (const { href } of links)
      expect((await openPage(pages, href.split("#")[0] ?? "", { actor: manager })).kind).toBe("html");
  });

  test("a verifier reads and is offered no form", async () => {
    for (const address of ["/bukti", `/bukti/${own}?indikator=16`, "/bukti/tata-kelola/2026?indikator=2a"])
      expect(await htmlOf(pages, address, { actor: verifier })).not.toMatch(/<form[^>]*action="\/bukti/);
  });
});

describe("adding a paper", () => {
  test("a file with its letter data becomes evidence", async () => {
    const form = { indikator: "16", nomor: "188/12", tanggal: "17-3-2024", dasar: "" };
    const answer = await post(`/bukti/${own}`, form, { files: { berkas: [{ name: "sk.pdf", bytes: aPdf() }] } });
    expect(toOf(answer)).toBe(`/bukti/${own}?indikator=16&hasil=ditambah`);
    expect((await standing()).find((role) => role.indicator === "16")).toMatchObject({
      letterNumber: "188/12",
      letterOn: "2024-03-17",
    });
  });

  test("a document that is here serves a second indicator", async () => {
    const documentId = (await standing()).find((role) => role.indicator === "16")?.documentId ?? "";
    await post(`/bukti/${own}`, { indikator: "17", dokumen: documentId });
    expect((await standing()).find((role) => role.indicator === "17")?.documentId).toBe(documentId);
  });

  test.each([
    ["nothing chosen", {}, {}, "Pilih berkas"],
    [
      "a wrong day",
      { tanggal: "kemarin" },
      { berkas: [{ name: "a.pdf", bytes: aPdf("x") }] },
      "Tulis misalnya 17 Maret 2025",
    ],
    ["a picture for a PDF", {}, { berkas: [{ name: "a.png", bytes: aPng(9) }] }, "hanya menerima PDF"],
    ["a program", {}, { berkas: [{ name: "a.pdf.exe", bytes: aPdf("x") }] }, "Berkas ditolak"],
  ])("%s comes back with what to do", async (_what, form, files, words) => {
    const answer = await post(`/bukti/${own}`, { indikator: "16", nomor: "disimpan", ...form }, { files });
    expect(answer).toMatchObject({ kind: "html", status: 422 });
    expect(bodyOf(answer)).toContain(words);
    expect(String(answer.kind === "html" ? answer.body : "")).toContain('value="disimpan"');
  });

  test("the neighbour's entry is refused", async () => {
    const files = { berkas: [{ name: "a.pdf", bytes: aPdf("x") }] };
    expect(await post(`/bukti/${other}`, { indikator: "16" }, { files })).toMatchObject({ code: "access.forbidden" });
  });

  test("letter data is corrected, a paper taken off", async () => {
    const before = (await standing()).find((role) => role.indicator === "16");
    const changed = await post(`/bukti/${own}/ubah/${before?.id}`, { indikator: "16", halaman: "3-5" });
    expect(toOf(changed)).toContain("hasil=diperbaiki");
    const after = (await standing()).find((role) => role.indicator === "16");
    expect(after).toMatchObject({ pages: "3-5", documentId: before?.documentId });
    expect(toOf(await post(`/bukti/${own}/cabut/${after?.id}`, { indikator: "16" }))).toContain("hasil=dicabut");
    expect((await standing()).some((role) => role.indicator === "16")).toBe(false);
  });
});

describe("a document", () => {
  test("opens in the browser only as picture or PDF, and downloads under its name", async () => {
    const address = `/bukti/berkas/${picture}`;
    expect(await openPage(pages, address, { actor: operator })).toMatchObject({ kind: "file", type: "image/png" });
    const answer = await openPage(pages, `${address}?unduh=1`, { actor: verifier });
    const bytes = answer.kind === "file" ? await new Response(answer.bytes as ReadableStream).arrayBuffer() : null;
    expect(answer).toMatchObject({ kind: "file", name: "25_foto.png" });
    expect(Buffer.from(bytes ?? new ArrayBuffer(0)).equals(Buffer.from(aPng()))).toBe(true);
  });

  test("is used for every entry that was ticked, as one act", async () => {
    const html = await htmlOf(pages, `/bukti/dokumen/${picture}`, { actor: operator });
    const values = [...html.matchAll(/name="tempat" value="([^"]+)"/g)].map(([, value]) => value ?? "");
    expect(values).toHaveLength(1);
    const nothing = await post(`/bukti/dokumen/${picture}/pakai`, { tempat: [] });
    expect(bodyOf(nothing)).toContain("Centang sedikitnya satu");
    const foreign = await post(`/bukti/dokumen/${picture}/pakai`, { tempat: [`2026/${other}/16`] });
    expect(foreign).toMatchObject({ kind: "html", status: 422 });
    expect(toOf(await post(`/bukti/dokumen/${picture}/pakai`, { tempat: values }))).toMatch(/dipakai=1$/);
  });
});

describe("many files", () => {
  test("are handed in, corrected, taken in and taken back", async () => {
    const bytes = aZip([
      { path: "Kelotok u Sehat u/16 SK.pdf", bytes: aPdf("massal 16") },
      { path: "DOC-20260610-WA0012.pdf", bytes: aPdf("massal wa") },
    ]);
    const sent = await post("/bukti/massal", { putaran: "2026" }, { files: { berkas: [{ name: "b.zip", bytes }] } });
    const address = toOf(sent);
    expect(address).toMatch(/^\/bukti\/massal\/[0-9a-f-]{36}$/);
    for (const language of ["id", "en"] as const) {
      const html = await htmlOf(pages, address, { actor: operator, language });
      expect(html).not.toMatch(inlineCode);
      expect(wordsOf(html)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
    }
    const answers = { "entri-0": own, "indikator-0": "16", "entri-1": own, "indikator-1": "32" };
    expect(toOf(await post(address, answers))).toBe(address);
    expect(bodyOf(await openPage(pages, address, { actor: operator }))).toContain("2 dari 2 berkas cocok");
    expect(bodyOf(await post(`${address}/simpan`, { revisi: "1" }))).toContain("Keadaannya berubah");
    expect(toOf(await post(`${address}/simpan`, { revisi: "2" }))).toBe(address);
    expect((await standing()).filter(({ indicator }) => ["16", "32"].includes(indicator))).toHaveLength(2);
    expect(bodyOf(await openPage(pages, address, { actor: operator }))).toContain("2 berkas menjadi bukti");
    expect(toOf(await post(`${address}/batalkan`, {}))).toBe(address);
    expect(bodyOf(await openPage(pages, address, { actor: operator }))).toContain("dibatalkan");
    expect(await openPage(pages, address, { actor: neighbour })).toMatchObject({ code: "evidence.intake-not-found" });
  });

  test("nothing chosen and a broken zip come back with words", async () => {
    expect(bodyOf(await post("/bukti/massal", { putaran: "2026" }))).toContain("Pilih satu zip");
    const files = { berkas: [{ name: "b.zip", bytes: Buffer.from("PK rusak") }] };
    expect(bodyOf(await post("/bukti/massal", { putaran: "2026" }, { files }))).toContain("zip rusak");
  });
});

describe("tasks", () => {
  test("name what lacks papers: per entry for an agency, as one for the programme", async () => {
    const tasksOf = (actor: Actor) =>
      tested.database.inRegion(banjar, (db) =>
        room.offers.tasksFor(db, { actor, regionCode: banjar, today: "2026-06-15" }),
      );
    const mine = (await tasksOf(operator)).filter(({ id }) => id.startsWith("evidence.missing"));
    expect(mine.map(({ href }) => href)).toContain(`/bukti/${own}`);
    expect(mine.some(({ href }) => href.includes(other))).toBe(false);
    expect((await tasksOf(manager)).map(({ id }) => id)).toContain("evidence.missing");
    expect((await tasksOf(someone(9, "citizen"))).filter(({ id }) => id.startsWith("evidence.missing"))).toEqual([]);
  });
});

describe("a long preview", () => {
  test("is paged, and a matched line can be corrected all the same", async () => {
    const bytes = aZip(
      Array.from({ length: 60 }, (_, place) => ({
        path: `Posyandu Apung/16 SK ${place}.pdf`,
        bytes: aPdf(`p${place}`),
      })),
    );
    const sent = await post("/bukti/massal", { putaran: "2026" }, { files: { berkas: [{ name: "b.zip", bytes }] } });
    const rowsAt = async (query: string) =>
      tablesOf(await htmlOf(pages, `${toOf(sent)}${query}`, { actor: operator }))[0];
    expect([(await rowsAt(""))?.rows.length, (await rowsAt("?hal=2"))?.rows.length]).toEqual([50, 10]);
    const html = await htmlOf(pages, `${toOf(sent)}?hal=2&ubah=55`, { actor: operator });
    expect([...html.matchAll(/name="(indikator-\d+)"/g)].map(([, name]) => name)).toEqual(["indikator-55"]);
    expect(toOf(await post(toOf(sent), { hal: "2", "entri-55": own, "indikator-55": "17" }))).toMatch(/\?hal=2$/);
  });
});
