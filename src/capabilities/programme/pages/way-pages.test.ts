import { beforeEach, describe, expect, test } from "vitest";
import type { PageAnswer } from "#platform/http/port.ts";
import { personIdSchema } from "#shared/ids.ts";
import { innovationsRoomUnderTest } from "#tests/support/innovations-room.ts";
import { htmlOf, openPage, type Visit } from "#tests/support/open-page.ts";
import { inlineCode, linksOf, tablesOf, wordsOf } from "#tests/support/read-html.ts";
import { banjar, person } from "#tests/support/region-room.ts";

const { addMember, addMembers, agencyId, clear, database, pages } = await innovationsRoomUnderTest();
type Actor = ReturnType<typeof person>;

beforeEach(clear);

const operator = person("agency_operator", agencyId("dinkes"));
const head = person("agency_head", agencyId("dinkes"));
const manager = person("programme_manager");
const send = (address: string, form: NonNullable<Visit["form"]>, actor: Actor) =>
  openPage(pages, address, { actor, form });
const html = (answer: PageAnswer) => {
  if (answer.kind !== "html") throw new Error(answer.kind === "refused" ? answer.code : answer.kind);
  return { status: answer.status ?? 200, text: String(answer.body) };
};
const states = () =>
  database.inRegion(banjar, async (db) => {
    const rows = await db.selectFrom("programme_membership").select("state").orderBy("registration_number").execute();
    return rows.map((row) => row.state);
  });

describe("every page of the way", () => {
  test.each([
    "/inovasi/alur",
    "/inovasi/macet",
    "/inovasi/macet?keadaan=submitted&lama=week",
    "/inovasi/tenggat?tahun=2026",
    "/inovasi/kelotok-sehat",
    "/inovasi/kelotok-sehat/langkah/kembalikan",
    "/inovasi/langkah?langkah=setujui&semua=ya",
  ])("%s stands in both languages with one heading and nothing inline", async (address) => {
    await addMember({ title: "Kelotok Sehat", agency: "dinkes", year: 2026 });
    for (const language of ["id", "en"] as const) {
      const text = await htmlOf(pages, address, { actor: manager, language });
      expect(text.match(/<h1/g)).toHaveLength(1);
      expect(text).not.toMatch(inlineCode);
      expect(wordsOf(text)).not.toMatch(/undefined|\[object|NaN|\{\w+\}/);
    }
  });
});

describe("the panel on an innovation's page", () => {
  test("offers each person the steps that are theirs", async () => {
    await addMember({ title: "Kelotok Sehat", agency: "dinkes", state: "submitted" });
    const offered = async (actor: Actor) => {
      const text = await htmlOf(pages, "/inovasi/kelotok-sehat", { actor });
      return [...text.matchAll(/langkah\/([a-z-]+)\?tahun/g)].map(([, word]) => word);
    };
    expect(await offered(head)).toEqual(["setujui", "kembalikan", "tarik"]);
    expect(await offered(operator)).toEqual(["tarik"]);
    expect(await offered(manager)).toEqual(["kembalikan"]);
    expect(await offered(person("agency_head", agencyId("bappeda")))).toEqual([]);
  });

  test("a proposal goes from draft to screening and back once, by plain forms", async () => {
    await addMember({ title: "Kelotok Sehat", agency: "dinkes", state: "draft" });
    const step = (word: string, keadaan: string, actor: Actor, more: NonNullable<Visit["form"]> = {}) =>
      send(`/inovasi/kelotok-sehat/langkah/${word}?tahun=2024`, { keadaan, ...more }, actor);
    expect(await step("ajukan", "draft", operator)).toEqual({
      kind: "redirect",
      to: "/inovasi/kelotok-sehat?tahun=2024&tersimpan=ajukan#langkah",
    });
    await step("kembalikan", "submitted", head, { isian: ["design"], "alasan-design": "Tambahkan cara kerjanya." });
    const returned = await htmlOf(pages, "/inovasi/kelotok-sehat?tersimpan=kembalikan", { actor: operator });
    expect(wordsOf(returned)).toContain("Langkah tersimpan: Kembalikan");
    expect(linksOf(returned).map((link) => link.href)).toContain("/inovasi/kelotok-sehat/ubah#f-design");
    await step("ajukan", "returned", operator);
    await step("setujui", "submitted", head);
    await step("loloskan", "approved", manager);
    expect(await states()).toEqual(["screened"]);
  });
});

describe("the page of one step", () => {
  const address = "/inovasi/kelotok-sehat/langkah/kembalikan?tahun=2024";
  beforeEach(() => addMember({ title: "Kelotok Sehat", agency: "dinkes", state: "submitted" }));

  test("a field that is marked without a sentence is an error at its field", async () => {
    const form = { keadaan: "submitted", isian: ["design", "benefit"], "alasan-benefit": "Sebutkan penerimanya." };
    const answer = html(await send(address, form, head));
    expect(answer.status).toBe(422);
    expect(linksOf(answer.text).map((link) => link.href)).toContain("#f-alasan-design");
    expect(answer.text).toContain("Sebutkan penerimanya.");
    expect(await states()).toEqual(["submitted"]);
  });

  test("nothing marked is an error", async () => {
    const answer = html(await send(address, { keadaan: "submitted" }, head));
    expect([answer.status, wordsOf(answer.text).includes("Tandai sedikitnya satu isian")]).toEqual([422, true]);
  });

  test("who comes second is told and sees where it stands", async () => {
    await send("/inovasi/kelotok-sehat/langkah/setujui?tahun=2024", { keadaan: "submitted" }, head);
    const late = await send(address, { keadaan: "submitted", "alasan-design": "Tambahkan cara kerja." }, manager);
    const answer = html(late);
    expect(answer.status).toBe(409);
    expect(wordsOf(answer.text)).toContain("Orang lain sudah mengambil langkah");
    expect(answer.text).toContain('name="keadaan" value="approved"');
    expect(answer.text).toContain("Tambahkan cara kerja.");
  });

  test("a step of somebody else is refused, an unknown one not found", async () => {
    const stranger = person("agency_head", agencyId("bappeda"));
    const form = { keadaan: "submitted", "alasan-design": "Tambahkan cara kerja." };
    expect(await send(address, form, stranger)).toMatchObject({ kind: "refused", code: "access.forbidden" });
    for (const other of ["/inovasi/tidak-ada/langkah/ajukan", "/inovasi/kelotok-sehat/langkah/luncurkan"]) {
      expect(await openPage(pages, other, { actor: head })).toMatchObject({ code: "membership.not-found" });
    }
    expect(await openPage(pages, "/inovasi/kelotok-sehat/langkah/ajukan", { actor: operator })).toMatchObject({
      code: "membership.step-not-possible",
    });
  });

  test("a decree is read as people write its date", async () => {
    await addMember({ title: "Siap", state: "screened" });
    const wrong = html(
      await send(
        "/inovasi/siap/langkah/tetapkan",
        { keadaan: "screened", "nomor-keputusan": "1", "tanggal-keputusan": "x" },
        manager,
      ),
    );
    expect(linksOf(wrong.text).map((link) => link.href)).toEqual(
      expect.arrayContaining(["#f-nomor-keputusan", "#f-tanggal-keputusan"]),
    );
    const form = { keadaan: "screened", "nomor-keputusan": "188.45/210/2026", "tanggal-keputusan": "1 Juni 2026" };
    expect(await send("/inovasi/siap/langkah/tetapkan", form, manager)).toMatchObject({ kind: "redirect" });
    expect(wordsOf(await htmlOf(pages, "/inovasi/siap", { actor: manager }))).toContain(
      "Ditetapkan dengan Keputusan Nomor 188.45/210/2026, 1 Juni 2026.",
    );
  });
});

describe("many at once", () => {
  test("choose, check, consent, see", async () => {
    const added = await addMembers([
      { title: "Satu", agency: "dinkes" },
      { title: "Dua", agency: "dinkes" },
      { title: "Tetangga", agency: "bappeda" },
    ]);
    const list = await htmlOf(pages, "/inovasi", { actor: head });
    expect(list.match(/name="pilih"/g)).toHaveLength(3);
    const chosen = added.map((member) => `pilih=${member.membershipId}`).join("&");
    const consent = await htmlOf(pages, `/inovasi/langkah?langkah=setujui&${chosen}`, { actor: head });
    expect(wordsOf(consent)).toContain("Setujui: 2 inovasi");
    expect(wordsOf(consent)).toContain("1 inovasi dilewati");
    const pilih = [...consent.matchAll(/name="pilih" value="([^"]+)"/g)].map(([, value]) => value ?? "");
    const asked = await send("/inovasi/langkah", { langkah: "setujui", pilih }, head);
    if (asked.kind !== "redirect") throw new Error(asked.kind);
    expect(await states()).toEqual(["approved", "approved", "submitted"]);
    const progress = await htmlOf(pages, asked.to, { actor: head });
    expect(wordsOf(progress)).toContain("Selesai: 2 inovasi melangkah, 0 dilewati.");
    const other = { ...operator, personId: personIdSchema.parse("01900000-0000-7000-8000-000000000002") };
    expect(await openPage(pages, asked.to, { actor: other })).toMatchObject({ code: "steps.not-found" });
  });

  test("all that match the filter, and only those", async () => {
    await addMembers([{ title: "Satu" }, { title: "Dua" }, { title: "Lama", year: 2023 }]);
    const consent = await htmlOf(pages, "/inovasi/langkah?langkah=setujui&semua=ya&tahun=2024", {
      actor: manager,
    });
    expect(tablesOf(consent)[0]?.rows).toHaveLength(2);
  });

  test("nothing chosen, an unknown step and a step that needs a reason are refused", async () => {
    for (const query of ["", "?langkah=setujui", "?langkah=tolak&semua=ya", "?langkah=luncurkan&semua=ya"]) {
      expect(await openPage(pages, `/inovasi/langkah${query}`, { actor: manager })).toMatchObject({
        code: "steps.none-chosen",
      });
    }
  });

  test("who takes no steps sees no boxes", async () => {
    await addMember({});
    expect(await htmlOf(pages, "/inovasi", { actor: person("verifier") })).not.toContain('name="pilih"');
  });
});

describe("what is stuck", () => {
  test("every figure leads to its rows", async () => {
    await addMembers([
      { title: "A", state: "submitted" },
      { title: "B", state: "submitted" },
      { title: "C", state: "draft" },
    ]);
    const text = await htmlOf(pages, "/inovasi/macet", { actor: manager });
    const figures = linksOf(tablesOf(text)[0]?.html ?? "");
    expect(figures.length).toBe(4);
    for (const { href, words } of figures) {
      const list = tablesOf(await htmlOf(pages, href, { actor: manager }))[1];
      expect(list?.rows.length).toBe(Number(words));
    }
  });

  test("the workbook holds the rows of the page", async () => {
    await addMember({ title: "Kelotok Sehat" });
    const answer = await openPage(pages, "/inovasi/macet.xlsx", { actor: manager });
    expect(answer).toMatchObject({ kind: "file", name: "tertahan.xlsx" });
  });
});

describe("deadlines", () => {
  test("are typed as people write days and mark what is late", async () => {
    await addMember({ title: "Kelotok Sehat", year: 2026 });
    const saved = await send(
      "/inovasi/tenggat?tahun=2026",
      { "tenggat-approve": "12 Juni 2026", "tenggat-screen": "" },
      manager,
    );
    expect(saved).toMatchObject({ kind: "redirect" });
    expect(await htmlOf(pages, "/inovasi/tenggat?tahun=2026", { actor: manager })).toContain("12 Juni 2026");
    expect(wordsOf(await htmlOf(pages, "/inovasi/macet", { actor: manager }))).toContain("1 di antaranya terlambat");
  });

  test("a day that cannot be read is an error at its field", async () => {
    const answer = html(await send("/inovasi/tenggat?tahun=2026", { "tenggat-approve": "nanti" }, manager));
    expect(answer.status).toBe(422);
    expect(linksOf(answer.text).map((link) => link.href)).toContain("#f-tenggat-approve");
  });
});
