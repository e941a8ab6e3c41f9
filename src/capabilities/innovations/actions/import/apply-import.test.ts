import { beforeEach, describe, expect, test } from "vitest";
import { importPartUnderTest, manager, settings } from "#tests/support/import-part.ts";
import { aProfile, banjar } from "#tests/support/region-room.ts";
import { reviseInnovation } from "../revise-innovation.ts";
import { applyImport } from "./apply-import.ts";
import { previewImport } from "./preview-import.ts";

const tested = await importPartUnderTest();
const { addMember, agencyId, bring, call, clearImports, deps, exported, idOf, inMaintenance, listOf, preview, tally } =
  tested;
const shownRows = tested.shown;

const head = ["No", "Nama Inovasi", "OPD", "Tahun", "Tahapan", "Manfaat"];
const row = (name: string, benefit = "Antrean turun", agency = "Dinas Kesehatan") => [
  1,
  name,
  agency,
  2025,
  "Penerapan",
  benefit,
];

beforeEach(clearImports);

const versionsOf = (title: string) =>
  inMaintenance((db) =>
    db
      .selectFrom("innovation_version as v")
      .innerJoin("innovation as i", "i.id", "v.innovation_id")
      .select(["v.version", "v.profile", "v.note", "v.created_by"])
      .where("i.title", "=", title)
      .orderBy("v.version")
      .execute(),
  );

describe("innovations.apply-import", () => {
  test("brings in new innovations once, as submitted members with numbers and one event", {
    tags: ["happy"],
  }, async () => {
    const list = await listOf([head, row("Kelotok Sehat"), row("Gambut Cerdas", "x", "Kecamatan Gambut")]);
    const before = await tally();
    const { run } = await bring(list);
    expect(run).toMatchObject({ state: "applied", written: { added: 2, joined: 2, revised: 0, entries: 0 } });
    const after = await tally();
    expect(after["audit_event"]).toBe((before["audit_event"] ?? 0) + 1);
    const members = await inMaintenance((db) =>
      db.selectFrom("programme_membership").select(["registration_number", "state", "year"]).execute(),
    );
    expect(members.map((member) => member.registration_number).sort()).toEqual([1, 2]);
    expect(members.every(({ state, year }) => state === "submitted" && year === 2025)).toBe(true);
  });

  test("a second import of the same file changes nothing", { tags: ["happy"] }, async () => {
    const list = await listOf([head, row("Kelotok Sehat"), row("Gambut Cerdas", "x", "Kecamatan Gambut")]);
    await bring(list);
    const before = await tally();
    const again = await preview(list);
    expect(again).toMatchObject({ value: { counts: { new: 0, changed: 0, unchanged: 2, wrong: 0, asks: 0 } } });
    const id = await idOf(Promise.resolve(again));
    expect(await call("innovations.apply-import", { id })).toMatchObject({ code: "import.nothing-to-apply" });
    expect({ ...(await tally()), import_run: 0, import_row: 0 }).toEqual({ ...before, import_run: 0, import_row: 0 });
  });

  test("a changed cell writes one version that differs in one field", { tags: ["happy"] }, async () => {
    await bring(await listOf([head, row("Kelotok Sehat"), row("Gambut Cerdas")]));
    const { run } = await bring(await listOf([head, row("Kelotok Sehat", "Antrean hilang"), row("Gambut Cerdas")]));
    expect(run).toMatchObject({ written: { added: 0, revised: 1, joined: 0 } });
    const [first, second, ...more] = await versionsOf("Kelotok Sehat");
    expect(more).toEqual([]);
    expect(second?.profile).toEqual({ ...Object(first?.profile), benefit: "Antrean hilang" });
    expect(second).toMatchObject({ note: "Impor daftar.xlsx", created_by: expect.stringMatching(/^person:/) });
    expect(await versionsOf("Gambut Cerdas")).toHaveLength(1);
  });

  test("export, then import, changes nothing, levels and governance included", { tags: ["happy"] }, async () => {
    await addMember({ title: "Kelotok Sehat", agency: "dinkes", profile: { otherAffairs: ["2.12", "1.01"] } });
    await addMember({ title: '=Rumus, "kutip"', agency: null, track: "public", profile: { latitude: "-3.4100001" } });
    const id = await idOf(preview(await exported()));
    const { rows } = await shownRows(id);
    expect(rows.filter(({ state }) => state !== "unchanged")).toEqual([]);
    expect(rows.filter(({ kind }) => kind === "profiles")).toHaveLength(2);
  });

  test("leaves out wrong rows only when told to", { tags: ["error"] }, async () => {
    const list = await listOf([head, row("Kelotok Sehat"), row("Gambut Cerdas", "x", "Dinas Antah Berantah")]);
    const id = await idOf(preview(list));
    const before = await tally();
    const refused = await call("innovations.apply-import", { id });
    expect(refused).toMatchObject({ code: "import.open-rows", details: { wrong: 1, asks: 0 } });
    expect(await tally()).toEqual(before);
    const applied = await call("innovations.apply-import", { id, skipsOpenRows: true });
    expect(applied).toMatchObject({ ok: true, value: { written: { added: 1 } } });
  });

  test("refuses when somebody changed the same field meanwhile, and shows the new preview", {
    tags: ["error"],
  }, async () => {
    const profile = aProfile({ name: "Kelotok Sehat", benefit: "Lama", stage: "applied" });
    const { innovationId } = await addMember({ title: "Kelotok Sehat", year: 2025, agency: "dinkes", profile });
    const id = await idOf(preview(await listOf([head, row("Kelotok Sehat", "Baru")])));
    const revised = await reviseInnovation(deps, manager, {
      ...{ regionCode: banjar, id: innovationId, seenVersion: 1, note: null },
      profile: { ...profile, benefit: "Ditulis orang lain" },
    });
    expect(revised.ok).toBe(true);
    expect(await call("innovations.apply-import", { id })).toMatchObject({ code: "import.plan-changed" });
    expect(await versionsOf("Kelotok Sehat")).toHaveLength(2);
    const { run, rows } = await shownRows(id);
    expect(run).toMatchObject({ state: "previewed", revision: 2 });
    expect(rows[0]?.changes).toEqual([{ field: "benefit", from: "Ditulis orang lain", to: "Baru" }]);
    expect(await call("innovations.apply-import", { id, revision: 2 })).toMatchObject({ ok: true });
  });

  test("keeps what somebody wrote meanwhile into another field", { tags: ["happy"] }, async () => {
    const profile = aProfile({ name: "Kelotok Sehat", benefit: "Lama", stage: "applied" });
    const { innovationId } = await addMember({ title: "Kelotok Sehat", year: 2025, agency: "dinkes", profile });
    const id = await idOf(preview(await listOf([head, row("Kelotok Sehat", "Baru")])));
    await reviseInnovation(deps, manager, {
      ...{ regionCode: banjar, id: innovationId, seenVersion: 1, note: null },
      profile: { ...profile, goalLong: "Ditulis orang lain" },
    });
    expect(await call("innovations.apply-import", { id })).toMatchObject({ ok: true });
    expect((await versionsOf("Kelotok Sehat")).at(-1)?.profile).toMatchObject({
      benefit: "Baru",
      goalLong: "Ditulis orang lain",
    });
  });

  test("of two people at once one wins and the other is told", { tags: ["error"] }, async () => {
    const list = await listOf([head, row("Kelotok Sehat"), row("Gambut Cerdas")]);
    const [one, two] = [await idOf(preview(list)), await idOf(preview(list))];
    const answers = await Promise.all([
      call("innovations.apply-import", { id: one }),
      call("innovations.apply-import", { id: one }),
      call("innovations.apply-import", { id: two }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    for (const answer of answers)
      if (!answer.ok) expect(["import.busy", "import.not-previewed", "import.plan-changed"]).toContain(answer.code);
    expect((await tally())["innovation"]).toBe(2);
  });

  test("an import that breaks off in the middle leaves nothing of 2,000 rows", { tags: ["error"] }, async () => {
    const rows = Array.from({ length: 2_000 }, (_, at) => row(`Inovasi Sungai ${at}`, `Manfaat ${at}`));
    const bytes = await listOf([head, ...rows]);
    const made = await previewImport(deps, manager, {
      ...{ regionCode: banjar, fileName: "besar.xlsx", year: 2026, settings, bytes },
    });
    if (!made.ok) throw new Error(made.code);
    const before = await tally();
    const join = () => Promise.reject(new Error("the line broke"));
    const broken = { ...deps, memberships: { ...deps.memberships, join } };
    const input = { regionCode: banjar, id: made.value.id, skipsOpenRows: false };
    await expect(applyImport(broken, manager, input)).rejects.toThrow("the line broke");
    expect(await tally()).toEqual(before);
    expect(await applyImport(deps, manager, input)).toMatchObject({ ok: true, value: { written: { added: 2_000 } } });
    expect((await tally())["programme_membership"]).toBe(2_000);
  });

  test("is closed to an operator and to another region", { tags: ["security"] }, async () => {
    const id = await idOf(preview(await listOf([head, row("Kelotok Sehat")])));
    const operator = { ...manager, grants: [{ role: "agency_operator" as const, agencyId: agencyId("dinkes") }] };
    expect(await call("innovations.apply-import", { id }, operator)).toMatchObject({ code: "access.forbidden" });
    expect(await call("innovations.apply-import", { id }, manager, tested.otherRegion)).toMatchObject({
      code: "access.other-region",
    });
    const neighbour = tested.managerOf(tested.otherRegion);
    expect(await call("innovations.apply-import", { id }, neighbour, tested.otherRegion)).toMatchObject({
      code: "import.not-found",
    });
  });
});
