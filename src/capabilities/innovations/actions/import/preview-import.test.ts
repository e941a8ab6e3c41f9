import { beforeEach, describe, expect, test } from "vitest";
import { emptyRows, formulaWorkbook, oldXls, openDocument, zipBomb } from "#tests/support/hostile-workbooks.ts";
import { importPartUnderTest, manager } from "#tests/support/import-part.ts";
import { aProfile } from "#tests/support/region-room.ts";

const tested = await importPartUnderTest();
const { addMember, agencyId, bring, call, clearImports, exported, idOf, listOf, preview, shown, tally } = tested;

beforeEach(clearImports);

/** As an office keeps it: title rows, a heading of two rows, a subtotal, names in variants, dates and decimals as text. */
const officeList = () =>
  listOf([
    ["DAFTAR INOVASI DAERAH", null, null, null, null, null, null, null],
    ["KABUPATEN BANJAR"],
    [],
    ["No", "Nama Inovasi", "OPD", "Tahun", "Koordinat", null, "Waktu", null],
    [null, null, null, null, "Lintang", "Bujur", "Uji Coba", "Penerapan"],
    [1, "Kelotok Sehat", "Dinas Kesehtan", 2025, "-3,41", "114,85", "6 Feb 2024", "2024"],
    [2, "Gambut Cerdas", "Kec. Gambut", 2025, "-3,5", "114,7", "06/02/2024", "1 Maret 2024"],
    [null, "Jumlah", null, 2],
  ]);

describe("innovations.preview-import", () => {
  test("reads a list as an office keeps it and asks only what it cannot know", { tags: ["happy"] }, async () => {
    const answer = await preview(await officeList());
    expect(answer).toMatchObject({
      ok: true,
      value: { isTemplate: false, tables: [{ kind: "profiles", headerRow: 5 }] },
    });
    const id = await idOf(Promise.resolve(answer));
    const { run } = await shown(id);
    expect(run.questions.map(({ kind, written }) => [kind, written])).toEqual(
      expect.arrayContaining([
        ["agency", "Dinas Kesehtan"],
        ["date", "2024"],
      ]),
    );
    expect(run.counts).toMatchObject({ wrong: 0, skipped: 1 });
    const accepted = await call("innovations.answer-import", { id, acceptProposals: true });
    expect(accepted).toMatchObject({ ok: true, value: { counts: { new: 2, asks: 0, wrong: 0 }, questionCount: 0 } });
    const { rows } = await shown(id, { state: "new" });
    expect(rows.map(({ name, values }) => [name, values["agencyId"], values["trialOn"], values["latitude"]])).toEqual([
      ["Kelotok Sehat", agencyId("dinkes"), "2024-02-06", "-3.41"],
      ["Gambut Cerdas", agencyId("kec-gambut"), "2024-02-06", "-3.5"],
    ]);
  });

  test("writes nothing but the preview", { tags: ["happy"] }, async () => {
    const before = await tally();
    await preview(await officeList());
    expect(await tally()).toEqual({ ...before, import_run: 1, import_row: 3 });
  });

  test("names every wrong cell with what is expected", { tags: ["error"] }, async () => {
    const list = await listOf([
      ["Nama Inovasi", "OPD", "Tahun", "Tahapan", "Tgl Penerapan", "Lintang"],
      ["Kelotok Sehat", "Dinas Entah Berantah", "dua ribu", "mungkin", "31/02/2024", "114,85"],
      [null, "Dinas Kesehatan", 2025, "Penerapan"],
    ]);
    const { rows, run } = await shown(await idOf(preview(list)), { state: "wrong" });
    expect(run.counts).toMatchObject({ wrong: 2, new: 0 });
    expect(rows.flatMap(({ problems }) => problems.map(({ path, code }) => `${path} ${code}`)).sort()).toEqual([
      "Sheet1!A3 import.name-missing",
      "Sheet1!B2 import.agency-unknown",
      "Sheet1!C2 import.year-unreadable",
      "Sheet1!D2 import.choice-unknown",
      "Sheet1!E2 import.date-impossible",
      "Sheet1!F2 import.coordinate-swapped",
    ]);
  });

  test.each([
    ["a formula cell", formulaWorkbook, "spreadsheet.formula-cell"],
    ["a zip bomb", zipBomb, "spreadsheet.zip-bomb"],
    ["an .ods", openDocument, "spreadsheet.open-document"],
    ["an old .xls", oldXls, "spreadsheet.old-xls"],
    ["a broken zip", formulaWorkbook.subarray(0, 300), "spreadsheet.broken-archive"],
    ["a PDF", new Uint8Array(Buffer.from("%PDF-1.7")), "spreadsheet.unknown-format"],
  ])("refuses %s and writes nothing", { tags: ["error", "security"] }, async (_, bytes, code) => {
    const before = await tally();
    expect(await preview(bytes)).toMatchObject({ ok: false, code });
    expect(await tally()).toEqual(before);
  });

  test("takes a sheet of 200,000 empty rows for what it holds", { tags: ["error"] }, async () => {
    const answer = await preview(emptyRows);
    expect(answer).toMatchObject({ ok: true, value: { counts: { new: 0, wrong: 0 } } });
  });

  test("refuses the template of another region or another round", { tags: ["error", "security"] }, async () => {
    const bytes = await exported();
    const other = await preview(bytes, {}, tested.managerOf(tested.otherRegion), tested.otherRegion);
    expect(other).toMatchObject({ code: "import.template-of-other-region", details: { found: "63.03" } });
    expect(await preview(bytes, { year: 2025 })).toMatchObject({ code: "import.template-of-other-round" });
  });

  test("an innovation id of another region in the hidden column is unknown", { tags: ["security"] }, async () => {
    const foreign = await addMember({ title: "Milik Tetangga", agency: null, year: 2025 }, tested.otherRegion);
    const list = await listOf([
      ["ID Intan", "Nama Inovasi", "OPD", "Tahun"],
      [foreign.innovationId, "Milik Tetangga", "Dinas Kesehatan", 2025],
    ]);
    const { rows, run } = await shown(await idOf(preview(list)));
    expect(run.counts).toMatchObject({ wrong: 1, changed: 0, new: 0 });
    expect(rows[0]?.problems).toMatchObject([{ path: "Sheet1!A2", code: "import.id-unknown" }]);
  });

  test("is closed to everybody but the programme manager", { tags: ["security"] }, async () => {
    const bytes = await officeList();
    const operator = { ...manager, grants: [{ role: "agency_operator" as const, agencyId: agencyId("dinkes") }] };
    expect(await preview(bytes, {}, operator)).toMatchObject({ code: "access.forbidden" });
    expect(await preview(bytes, {}, { kind: "anonymous" })).toMatchObject({ code: "access.sign-in-required" });
  });
});

describe("innovations.show-import", () => {
  test("pages the rows of one state", { tags: ["happy"] }, async () => {
    const rows = Array.from({ length: 60 }, (_, at) => [`Inovasi Sungai ${at}`, "Dinas Kesehatan", 2025]);
    const id = await idOf(preview(await listOf([["Nama Inovasi", "OPD", "Tahun"], ...rows])));
    const second = await call("innovations.show-import", { id, state: "new", page: "2" });
    expect(second).toMatchObject({ ok: true, value: { total: 60, page: 2 } });
    expect((await shown(id, { page: 2 })).rows.map(({ row }) => row)).toEqual([52, 53, 54, 55, 56, 57, 58, 59, 60, 61]);
  });

  test("knows no import that was never made", { tags: ["error"] }, async () => {
    const id = "01900000-0000-7000-8000-00000000dead";
    expect(await call("innovations.show-import", { id })).toMatchObject({ code: "import.not-found" });
  });

  test("does not find another region's import", { tags: ["security"] }, async () => {
    const id = await idOf(preview(await officeList()));
    const neighbour = tested.managerOf(tested.otherRegion);
    expect(await call("innovations.show-import", { id }, neighbour, tested.otherRegion)).toMatchObject({
      code: "import.not-found",
    });
  });
});

describe("innovations.answer-import", () => {
  test("an answered agency is remembered once it is applied, and the next list is not asked", {
    tags: ["happy"],
  }, async () => {
    const head = ["Nama Inovasi", "OPD", "Tahun", "Kolom Aneh"];
    const list = await listOf([head, ["Kelotok Sehat", "Dinas Kesehtan", 2025, "Penerapan"]]);
    const id = await idOf(preview(list));
    const { run } = await shown(id);
    const [question] = run.questions;
    if (question === undefined) throw new Error("nothing was asked");
    const answers = { [question.key]: agencyId("dinkes") };
    const columns = [{ column: 4, field: "stage" }];
    const tables = [{ sheet: 0, kind: "profiles", headerRow: 1, columns }];
    const answered = await call("innovations.answer-import", { id, answers, tables, revision: 1 });
    expect(answered).toMatchObject({ ok: true, value: { revision: 2, counts: { new: 1, asks: 0, wrong: 0 } } });
    expect(await call("innovations.apply-import", { id })).toMatchObject({ ok: true });
    const next = await listOf([head, ["Gambut Cerdas", "Dinas Kesehtan", 2025, "Uji coba"]]);
    const again = await preview(next);
    expect(again).toMatchObject({ ok: true, value: { counts: { new: 1 }, questionCount: 0 } });
    const { rows } = await shown(await idOf(Promise.resolve(again)));
    expect(rows[0]?.values).toMatchObject({ agencyId: agencyId("dinkes"), stage: "trial" });
  });

  test("takes a year for a list that gives none, and an answer back", { tags: ["happy"] }, async () => {
    const list = await listOf([
      ["Nama Inovasi", "OPD"],
      ["Kelotok Sehat", "Dinas Kesehtan"],
    ]);
    const id = await idOf(preview(list));
    const { run } = await shown(id);
    expect(run.counts.new).toBe(0);
    const settings = { ...run.settings, programmeYear: 2025 };
    const accepted = await call("innovations.answer-import", { id, settings, acceptProposals: true });
    expect(accepted).toMatchObject({ ok: true, value: { counts: { new: 1 }, settings: { programmeYear: 2025 } } });
    const [given] = (await shown(id)).run.answers;
    const withdrawn = await call("innovations.answer-import", { id, answers: { [given?.key ?? ""]: "" } });
    expect(withdrawn).toMatchObject({ ok: true, value: { counts: { new: 0, asks: 1 }, answers: [] } });
  });

  test("an identity question settles whether a row is new", { tags: ["happy"] }, async () => {
    const profile = aProfile({ name: "Kelotok Sehat" });
    const { innovationId } = await addMember({ title: "Kelotok Sehat", year: 2024, agency: "dinkes", profile });
    const list = await listOf([
      ["Nama Inovasi", "OPD", "Tahun"],
      ["Kelotok Sehat", "Dinas Kesehatan", 2025],
    ]);
    const id = await idOf(preview(list));
    const [question] = (await shown(id)).run.questions;
    expect(question).toMatchObject({ kind: "identity", proposal: innovationId });
    await call("innovations.answer-import", { id, answers: { [question?.key ?? ""]: innovationId } });
    const applied = await call("innovations.apply-import", { id });
    expect(applied).toMatchObject({ ok: true, value: { written: { added: 0, joined: 1, revised: 0 } } });
  });

  test("refuses an answer to a preview that somebody else changed", { tags: ["error"] }, async () => {
    const id = await idOf(preview(await officeList()));
    await call("innovations.answer-import", { id, acceptProposals: true, revision: 1 });
    const late = await call("innovations.answer-import", { id, answers: {}, revision: 1 });
    expect(late).toMatchObject({ code: "import.changed-meanwhile" });
  });

  test("refuses a sheet, a row and a field that do not exist", { tags: ["error"] }, async () => {
    const id = await idOf(preview(await officeList()));
    const choose = (table: object) => call("innovations.answer-import", { id, tables: [table] });
    expect(await choose({ sheet: 7, kind: "profiles", headerRow: 1 })).toMatchObject({ code: "import.table-unknown" });
    const columns = [{ column: 2, field: "level:99" }];
    expect(await choose({ sheet: 0, kind: "profiles", headerRow: 5, columns })).toMatchObject({
      code: "import.field-unknown",
    });
  });

  test("is closed after it was applied, and to another region", { tags: ["error", "security"] }, async () => {
    const { id } = await bring(
      await listOf([
        ["Nama Inovasi", "OPD", "Tahun"],
        ["Satu", "Dinas Kesehatan", 2025],
      ]),
    );
    expect(await call("innovations.answer-import", { id })).toMatchObject({ code: "import.not-previewed" });
    const neighbour = tested.managerOf(tested.otherRegion);
    expect(await call("innovations.answer-import", { id }, neighbour, tested.otherRegion)).toMatchObject({
      code: "import.not-found",
    });
  });
});
