import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAnsweredRequests } from "#platform/http/answered-requests.ts";
import { hiddenField, type SmallSite, sendForm, startSmallSite } from "#tests/http/small-site.tsx";
import { oldXls } from "#tests/support/hostile-workbooks.ts";
import { importPartUnderTest, manager } from "#tests/support/import-part.ts";
import { htmlOf, openPage } from "#tests/support/open-page.ts";

const tested = await importPartUnderTest();
const { addMember, clearImports, database, idOf, listOf, part, preview, shown, tally } = tested;
const head = ["Nama Inovasi", "OPD", "Tahun", "Tgl Penerapan"];
const cookie = { cookie: "intan=token-of-manager" };

let site: SmallSite;
beforeAll(async () => {
  site = await startSmallSite(part.pages, {
    identify: {
      bySessionToken: async () => ({ actor: manager, sessionId: "session-of-manager" }),
      byBearerToken: async () => null,
    },
    answeredRequests: createAnsweredRequests(database, "a secret of the test installation, long enough"),
    clock: tested.clock,
  });
});
afterAll(() => site.http.close());
beforeEach(clearImports);

async function get(path: string) {
  const answer = await fetch(site.url + path, { headers: cookie, redirect: "manual" });
  return { status: answer.status, html: await answer.text() };
}

/** The part of a page from one form to its end. */
const formIn = (html: string, action: string): string => {
  const start = html.indexOf(`action="${action}"`);
  return html.slice(start, html.indexOf("</form>", start));
};

async function upload(bytes: Uint8Array, fileName = "daftar inovasi.xlsx", fields: Record<string, string> = {}) {
  const { html } = await get("/inovasi/impor");
  const form = formIn(html, "/inovasi/impor");
  const body = new FormData();
  for (const name of ["_token", "_key"]) body.set(name, hiddenField(form, name));
  for (const [name, value] of Object.entries({ putaran: "2026", tahun: "", jalur: "asn", ...fields }))
    body.set(name, value);
  body.set("berkas", new File([new Uint8Array(bytes)], fileName));
  const answer = await fetch(`${site.url}/inovasi/impor`, {
    method: "POST",
    body,
    headers: cookie,
    redirect: "manual",
  });
  return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
}

/** Sends one form of a page with some fields more. */
async function send(page: string, action: string, fields: Record<string, string>) {
  const form = formIn((await get(page)).html, action);
  const hidden = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const given = Object.fromEntries(hidden.map(([, name = "", value = ""]) => [name, value]));
  const answer = await sendForm(site.url + action, { ...given, ...fields }, cookie);
  return { status: answer.status, to: answer.headers.get("location"), html: await answer.text() };
}

describe("/inovasi/impor", () => {
  test("says how to begin before anything was imported", async () => {
    const html = await htmlOf(part.pages, "/inovasi/impor", { actor: manager });
    expect(html).toContain("Belum ada impor");
    expect(html).toContain("/inovasi/impor/templat.xlsx?putaran=2026");
    expect(html).not.toMatch(/ style="| on[a-z]+="|<script>/);
    expect(await htmlOf(part.pages, "/inovasi/impor", { actor: manager, language: "en" })).toContain("No import yet");
  });

  test("an uploaded list is previewed, answered, saved and undone without JavaScript", async () => {
    const sent = await upload(await listOf([head, ["Kelotok <b>Sehat</b>", "Dinas Kesehtan", 2025, "2024"]]));
    expect(sent.status).toBe(303);
    const page = sent.to ?? "";
    const first = await get(page);
    expect(first.html).toContain("Pratinjau daftar inovasi.xlsx");
    expect(first.html).toContain("Kelotok &lt;b&gt;Sehat&lt;/b&gt;");
    expect(first.html).toContain("“Dinas Kesehtan” adalah perangkat daerah mana?");
    expect((await tally())["innovation"]).toBe(0);
    const answered = await send(page, `${page}/jawaban`, { semua: "ya" });
    expect(answered).toMatchObject({ status: 303, to: `${page}?sesudah=jawaban` });
    const saved = await send(page, `${page}/simpan`, {});
    expect(saved).toMatchObject({ status: 303, to: `${page}?sesudah=simpan` });
    expect((await tally())["innovation"]).toBe(1);
    expect((await get(`${page}?sesudah=simpan`)).html).toContain("Impor disimpan.");
    const undone = await send(`${page}/batalkan`, `${page}/batalkan`, {});
    expect(undone).toMatchObject({ status: 303, to: `${page}?sesudah=batal` });
    expect((await tally())["innovation"]).toBe(0);
    expect((await get("/inovasi/impor")).html).toContain("daftar inovasi.xlsx");
  });

  test("a double click saves once", async () => {
    const page = (await upload(await listOf([head, ["Kelotok Sehat", "Dinas Kesehatan", 2025]]))).to ?? "";
    const form = formIn((await get(page)).html, `${page}/simpan`);
    const fields = { _token: hiddenField(form, "_token"), _key: hiddenField(form, "_key"), revisi: "1" };
    const twice = await Promise.all([
      sendForm(`${site.url}${page}/simpan`, fields, cookie),
      sendForm(`${site.url}${page}/simpan`, fields, cookie),
    ]);
    for (const { status } of twice) expect([303, 409]).toContain(status);
    expect((await tally())["innovation"]).toBe(1);
    const late = await sendForm(`${site.url}${page}/simpan`, fields, cookie);
    expect(late.headers.get("location")).toBe(`${page}?sesudah=simpan`);
  });

  test("says how to save an .xls, and asks for a file and a sound year", async () => {
    const old = await upload(oldXls, "lama.xls");
    expect(old.status).toBe(422);
    expect(old.html).toContain("Simpan Sebagai");
    const { html } = await upload(new Uint8Array(), "kosong.xlsx");
    expect(html).toContain("Pilih berkas .xlsx atau .csv");
    const wrongYear = await upload(await listOf([head]), "a.xlsx", { tahun: "25" });
    expect(wrongYear).toMatchObject({ status: 422 });
    expect(wrongYear.html).toContain('value="25"');
  });

  test("a column is mapped by hand and the heading row chosen", async () => {
    const list = await listOf([
      ["Apa", "Siapa"],
      ["Kelotok Sehat", "Dinas Kesehatan"],
    ]);
    const page = (await upload(list)).to ?? "";
    expect((await get(page)).html).toContain("Tabelnya belum ditemukan");
    await send(page, `${page}/pemetaan`, { "jenis-0": "profiles", "judul-0": "1", tahun: "2025", jalur: "asn" });
    const fields = { "kolom-0-1": "name", "kolom-0-2": "agencyId", tahun: "2025", jalur: "public" };
    await send(page, `${page}/pemetaan`, { "jenis-0": "profiles", "judul-0": "1", ...fields });
    const { run, rows } = await shown(page.split("/").at(-1) ?? "");
    expect(run.counts).toMatchObject({ new: 1 });
    expect(rows[0]?.values).toMatchObject({ programmeYear: 2025, track: "public" });
  });

  test("shows what changes field by field, and pages by state", async () => {
    await addMember({ title: "Kelotok Sehat", year: 2025, agency: "dinkes", profile: { appliedOn: "2024-05-01" } });
    const rows = Array.from({ length: 51 }, (_, at) => [`Inovasi Sungai ${at}`, "Dinas Kesehatan", 2025]);
    const changed = ["Kelotok Sehat", "Dinas Kesehatan", 2025, "6 Feb 2024"];
    const id = await idOf(preview(await listOf([head, changed, ...rows])));
    const html = await htmlOf(part.pages, `/inovasi/impor/${id}?keadaan=berubah`, { actor: manager });
    expect(html).toContain("Waktu Penerapan: 1 Mei 2024 → 6 Februari 2024");
    const second = await htmlOf(part.pages, `/inovasi/impor/${id}?keadaan=baru&hal=2`, { actor: manager });
    expect(second).toContain("Inovasi Sungai 50");
    expect(second).not.toContain("Inovasi Sungai 49");
  });

  test("a refused undo lists what has built on the import", async () => {
    const page = (await upload(await listOf([head, ["Kelotok Sehat", "Dinas Kesehatan", 2025]]))).to ?? "";
    await send(page, `${page}/simpan`, {});
    const [row] = await tested.inMaintenance((db) => db.selectFrom("innovation").select("id").execute());
    if (row === undefined) throw new Error("nothing was imported");
    await addMember({ innovationId: row.id, year: 2026, agency: "dinkes" });
    const refused = await send(`${page}/batalkan`, `${page}/batalkan`, {});
    expect(refused.status).toBe(422);
    expect(refused.html).toContain("Kelotok Sehat: keikutsertaannya berubah");
  });

  test("hands out the template and the present data as workbooks", async () => {
    for (const address of ["/inovasi/impor/templat.xlsx?putaran=2026", "/inovasi/ekspor.xlsx?putaran=2026"]) {
      const answer = await openPage(part.pages, address, { actor: manager });
      expect(answer).toMatchObject({ kind: "file", name: expect.stringMatching(/-63\.03-2026\.xlsx$/) });
    }
    const unknown = await openPage(part.pages, "/inovasi/ekspor.xlsx?putaran=2019", { actor: manager });
    expect(unknown).toMatchObject({ kind: "refused", code: "import.round-unknown" });
  });

  test("another region's import is not found", async () => {
    const id = await idOf(preview(await listOf([head, ["Kelotok Sehat", "Dinas Kesehatan", 2025]])));
    const actor = tested.managerOf(tested.otherRegion);
    const visit = { actor, regionCode: tested.otherRegion };
    for (const address of [`/inovasi/impor/${id}`, `/inovasi/impor/${id}/batalkan`, "/inovasi/impor/bukan-id"])
      expect(await openPage(part.pages, address, visit)).toMatchObject({ kind: "refused", code: "import.not-found" });
  });
});
