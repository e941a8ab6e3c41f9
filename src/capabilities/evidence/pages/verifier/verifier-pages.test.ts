import { beforeEach, describe, expect, test } from "vitest";
import type { PageAnswer } from "#platform/http/port.ts";
import type { Actor } from "#shared/actor.ts";
import type { RoundEntryId } from "#shared/ids.ts";
import { aView, htmlOf, openPage } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, wordsOf } from "#tests/support/read-html.ts";
import { banjar } from "#tests/support/region-room.ts";
import { someone, verificationUnderTest } from "#tests/support/verification-room.ts";

const room = await verificationUnderTest();
const { addPaper, placeAt, decide, agencyId } = room;
const { pages } = room.verification;

let entryId: RoundEntryId;
const desk = (indicator = "16") => `/verifikator/2026/${entryId}/${indicator}`;

beforeEach(async () => {
  await room.clear();
  const [first] = await room.openRound(
    [{ agency: "dinkes", title: "Kelotok <i>Sehat</i>", levels: { "16": 3, "17": 2, "33": 1 } }],
    { "1": 2 },
  );
  if (first === undefined) throw new Error("no entry");
  entryId = first;
  await addPaper({ entryId, indicator: "16" }, { letterNumber: "188/12", letterOn: "2019-02-09" });
  await addPaper(
    { entryId, indicator: "17" },
    { content: "foto", fileName: "foto.jpg", mediaType: "image/jpeg", letterOn: "2019-02-09" },
  );
});

async function send(
  address: string,
  fields: Readonly<Record<string, string>>,
  actor: Actor = someone(1),
): Promise<PageAnswer> {
  const url = new URL(address, "http://test.invalid");
  const isLook = url.pathname.endsWith("/kedua");
  const page = pages.find((each) => each.method === "post" && each.path.endsWith("/kedua") === isLook);
  const [, , year = "", entry = "", indicator = ""] = url.pathname.split("/");
  if (page === undefined) throw new Error("no page");
  return page.handle({
    view: aView(`${url.pathname}${url.search}`, { actor }),
    regionCode: banjar,
    params: { year, entry, indicator },
    query: url.searchParams,
    form: {
      get: (name) => fields[name],
      all: () => [],
      file: () => undefined,
      files: () => [],
      names: () => Object.keys(fields),
    },
    address: "127.0.0.1",
    cookies: {},
    isSignInSafe: true,
    sessionId: null,
    requestId: "r-1",
  });
}
const digestOf = async (indicator = "16") => (await placeAt({ entryId, indicator })).standing.digest;

describe("the desk", () => {
  test.each(["id", "en"] as const)("stands in %s with one heading and nothing inline", async (language) => {
    const [lead, reader] = [someone(1), someone(2, "programme_manager")];
    await decide(someone(1), { entryId, indicator: "17" });
    for (const address of [
      "/verifikator",
      "/verifikator?keadaan=semua",
      desk(),
      desk("17"),
      desk("33"),
      "/verifikator/2026/tata-kelola/1",
    ]) {
      for (const actor of [lead, reader]) {
        const html = await htmlOf(pages, address, { actor, language });
        expect([address, html.match(/<h1/g)?.length]).toEqual([address, 1]);
        expect(html).not.toMatch(inlineCode);
        expect(html).not.toContain("<i>Sehat");
        expect(wordsOf(html)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
        for (const { href } of linksOf(html).filter((link) => link.href.startsWith("/verifikator")))
          expect([href, (await openPage(pages, href, { actor })).kind]).toEqual([href, "html"]);
      }
    }
  });

  test("shows clause, claim, letter data, findings and a picture", async () => {
    const words = wordsOf(await htmlOf(pages, desk(), { actor: someone(1) }));
    expect(words).toMatch(/Ketentuan edisi 2026.*Turunkan ke tingkat 2/s);
    expect(words).toContain("188/12");
    expect(words).toContain("9 Februari 2019");
    const html = await htmlOf(pages, desk("17"), { actor: someone(1) });
    expect(wordsOf(html)).toContain("evidence.outside-window");
    expect(html).toMatch(/<img src="\/bukti\/berkas\/[0-9a-f-]{36}" alt="Pratinjau foto.jpg"/);
  });

  test("an address that names no claim is not found", async () => {
    const refused = { kind: "refused", code: "evidence.place-not-found" };
    for (const address of [desk("19"), "/verifikator/2026/x/16", `/verifikator/2019/${entryId}/16`])
      expect(await openPage(pages, address, { actor: someone(1) })).toEqual(refused);
  });

  test("reads only for others, and says whose turn it is not", async () => {
    const read = wordsOf(await htmlOf(pages, desk(), { actor: someone(2, "programme_manager") }));
    expect(read).toContain("Hanya verifikator yang memutus klaim.");
    const own = wordsOf(await htmlOf(pages, desk(), { actor: someone(3, "verifier", agencyId("dinkes")) }));
    expect(own).toContain("Klaim ini dari unit Anda sendiri");
    expect(await openPage(pages, desk(), { actor: someone(4, "innovator") })).toMatchObject({
      code: "access.forbidden",
    });
  });
});

describe("deciding on the page", () => {
  test("saves and opens the next claim of the same filter, until none is left", async () => {
    const first = await send(`${desk()}?unit=${agencyId("dinkes")}`, { putusan: "terima", sidik: await digestOf() });
    expect(first).toEqual({
      kind: "redirect",
      to: `/verifikator/2026/${entryId}/17?unit=${agencyId("dinkes")}&pesan=disimpan`,
    });
    const last = await send(desk("17"), {
      putusan: "turun-1",
      alasan: "level-not-proven",
      penjelasan: "Halaman 2 memuat 9 nama.",
      sidik: await digestOf("17"),
    });
    expect(last).toEqual({ kind: "redirect", to: "/verifikator?pesan=habis" });
    expect((await placeAt({ entryId, indicator: "17" })).settled).toMatchObject({ verifiedLevel: 1 });
  });

  test("what is missing comes back with what was typed", async () => {
    const answer = await send(desk(), { putusan: "tolak", penjelasan: "ya", sidik: await digestOf() });
    expect(answer).toMatchObject({ kind: "html", status: 422 });
    const html = answer.kind === "html" ? String(answer.body) : "";
    expect(wordsOf(html)).toMatch(/Pilih alasan\..*Tulis satu kalimat/s);
    expect(html).toMatch(/value="tolak" checked/);
    expect(await send(desk(), { sidik: await digestOf() })).toMatchObject({ status: 422 });
    expect((await placeAt({ entryId, indicator: "16" })).settled.state).toBe("waiting");
  });

  test("what changed meanwhile is said, with the desk as it is now", async () => {
    const sidik = await digestOf();
    await addPaper({ entryId, indicator: "16" }, { content: "satu lagi", fileName: "lain.pdf" });
    const answer = await send(desk(), { putusan: "terima", sidik });
    const words = answer.kind === "html" ? wordsOf(String(answer.body)) : "";
    expect(words).toMatch(/berubah setelah halaman dibuka/);
    expect(words).toContain("lain.pdf");
  });

  test("a second look is asked for with a sentence", async () => {
    await decide(someone(1), { entryId, indicator: "16" });
    const sidik = await digestOf();
    expect(await send(`${desk()}/kedua`, { sidik, mengapa: "" })).toMatchObject({ status: 422 });
    expect(await send(`${desk()}/kedua`, { sidik, mengapa: "Nomor surat berbeda." })).toEqual({
      kind: "redirect",
      to: `${desk()}?pesan=diminta`,
    });
    const words = wordsOf(await htmlOf(pages, desk(), { actor: someone(2) }));
    expect(words).toContain("Verifikator kedua diminta: Nomor surat berbeda.");
    expect(words).toContain("diterima pada tingkat 3");
  });
});
