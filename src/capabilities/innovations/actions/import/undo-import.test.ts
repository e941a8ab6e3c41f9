import { beforeEach, describe, expect, test } from "vitest";
import { importPartUnderTest, inThisThread, manager } from "#tests/support/import-part.ts";
import { aProfile, banjar } from "#tests/support/region-room.ts";
import { reviseInnovation } from "../revise-innovation.ts";

const tested = await importPartUnderTest();
const { addMember, bring, call, clearImports, deps, exported, idOf, inMaintenance, listOf, preview, shown, tally } =
  tested;
const { rounds } = deps;

const head = ["Nama Inovasi", "OPD", "Tahun", "Manfaat"];
const row = (name: string, benefit: string) => [name, "Dinas Kesehatan", 2025, benefit];

beforeEach(clearImports);

const profileOf = (title: string) =>
  inMaintenance(async (db) => {
    const rows = await db
      .selectFrom("innovation_version as v")
      .innerJoin("innovation as i", "i.id", "v.innovation_id")
      .select(["v.version", "v.profile", "v.note"])
      .where("i.title", "=", title)
      .orderBy("v.version")
      .execute();
    return rows.at(-1);
  });

/** The exported workbook, with levels typed into it, read back as a template. */
async function templateWithLevels(names: readonly string[]) {
  const identity = ["ID Intan", "Nomor Registrasi", "Nama Inovasi", "Perangkat Daerah", "Tahun Program"];
  const columns = (headings: readonly string[]) =>
    headings.map((heading) => ({ heading, width: 12, format: "text" as const }));
  const written = await inThisThread.write({
    createdAt: deps.clock.now(),
    sheets: [
      {
        name: "Level",
        columns: columns([...identity, "16 Regulasi", "17 SDM", "18 Anggaran", "33 Kemanfaatan", "Basis 33"]),
        rows: names.map((name) => [null, null, name, "Dinas Kesehatan", 2025, 3, 2, null, 1, "b. Cakupan"]),
      },
      {
        name: "Tata Kelola",
        columns: columns(["Kode Indikator", "Indikator", "Level", "Angka Terukur", "Sumber"]),
        rows: [["1", "Visi", 3, null, "RPJMD"]],
      },
    ],
  });
  if (!written.ok) throw new Error(written.code);
  return written.value;
}

describe("innovations.undo-import", () => {
  test("takes back new rows and restores earlier profiles, as one act with one event", {
    tags: ["happy"],
  }, async () => {
    const profile = aProfile({ name: "Kelotok Sehat", benefit: "Lama" });
    await addMember({ title: "Kelotok Sehat", year: 2025, agency: "dinkes", profile });
    const before = await tally();
    const { id } = await bring(await listOf([head, row("Kelotok Sehat", "Baru"), row("Gambut Cerdas", "x")]));
    const events = (await tally())["audit_event"] ?? 0;
    expect(await call("innovations.undo-import", { id })).toMatchObject({ ok: true, value: { state: "undone" } });
    const after = await tally();
    expect(after["audit_event"]).toBe(events + 1);
    expect(after["innovation"]).toBe(before["innovation"]);
    expect(after["programme_membership"]).toBe(before["programme_membership"]);
    expect(await profileOf("Kelotok Sehat")).toMatchObject({
      version: 3,
      note: "Pembatalan impor daftar.xlsx",
      profile: { ...profile },
    });
    const joined = await addMember({ title: "Inovasi Lain", year: 2025, agency: "dinkes" });
    expect(joined.registrationNumber).toBe(3);
  });

  test("takes back entries and levels, and restores the claims that stood", { tags: ["happy"] }, async () => {
    await addMember({ title: "Kelotok Sehat", year: 2025, agency: "dinkes" });
    await addMember({ title: "Gambut Cerdas", year: 2025, agency: "dinkes" });
    await bring(await templateWithLevels(["Kelotok Sehat"]));
    const before = await tested.database.inRegion(banjar, (db) => rounds.claims(db, 2026));
    expect(before.map(({ indicator, level, basis }) => [indicator, level, basis]).sort()).toEqual([
      ["16", 3, null],
      ["17", 2, null],
      ["33", 1, "b"],
    ]);
    const changed = await exported();
    expect(await preview(changed)).toMatchObject({ value: { counts: { changed: 0, new: 0, wrong: 0 } } });
    const { id, run } = await bring(await templateWithLevels(["Gambut Cerdas"]));
    expect(run).toMatchObject({ written: { entries: 1, claims: 3, governance: 0 } });
    expect(await call("innovations.undo-import", { id })).toMatchObject({ ok: true });
    expect(await tested.database.inRegion(banjar, (db) => rounds.claims(db, 2026))).toEqual(before);
  });

  test("is refused with the list of what has built on it", { tags: ["error"] }, async () => {
    const { id } = await bring(await listOf([head, row("Kelotok Sehat", "x"), row("Gambut Cerdas", "y")]));
    const added = await inMaintenance((db) => db.selectFrom("innovation").select(["id", "title"]).execute());
    const revisedId = added.find(({ title }) => title === "Kelotok Sehat")?.id;
    const joinedId = added.find(({ title }) => title === "Gambut Cerdas")?.id;
    if (revisedId === undefined || joinedId === undefined) throw new Error("nothing was imported");
    await reviseInnovation(deps, manager, {
      ...{ regionCode: banjar, id: revisedId, seenVersion: 1, note: null },
      profile: aProfile({ name: "Kelotok Sehat" }),
    });
    await addMember({ innovationId: joinedId, year: 2026, agency: "dinkes" });
    const before = await tally();
    const refused = await call("innovations.undo-import", { id });
    expect(refused).toMatchObject({
      code: "import.built-on",
      details: {
        count: 2,
        obstacles: expect.arrayContaining([
          { innovationId: revisedId, title: "Kelotok Sehat", what: "revised" },
          { innovationId: joinedId, title: "Gambut Cerdas", what: "memberships" },
        ]),
      },
    });
    expect(await tally()).toEqual(before);
  });

  test("sees a later entry, a later claim and later governance", { tags: ["error"] }, async () => {
    await addMember({ title: "Kelotok Sehat", year: 2025, agency: "dinkes" });
    const { id } = await bring(await templateWithLevels(["Kelotok Sehat"]));
    await tested.database.inRegion(banjar, async (db) => {
      const [entry] = await rounds.entries(db, 2026);
      if (entry === undefined) throw new Error("no entry");
      const claim = { entryId: entry.id, indicator: "18", level: 1, basis: null, figure: null };
      await rounds.claim(db, banjar, [claim], "person:other");
      const governance = { indicator: "1", level: 2, figure: null, source: null };
      await rounds.claimGovernance(db, banjar, 2026, [governance], "person:other");
    });
    const refused = await call("innovations.undo-import", { id });
    expect(refused).toMatchObject({ details: { obstacles: [{ what: "claims" }, { what: "governance" }] } });
  });

  test("happens once, and only after the import was applied", { tags: ["error"] }, async () => {
    const list = await listOf([head, row("Kelotok Sehat", "x")]);
    const id = await idOf(preview(list));
    expect(await call("innovations.undo-import", { id })).toMatchObject({ code: "import.not-applied" });
    await call("innovations.apply-import", { id });
    const answers = await Promise.all([
      call("innovations.undo-import", { id }),
      call("innovations.undo-import", { id }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await shown(id)).run.state).toBe("undone");
  });

  test("is closed to another region and to an operator", { tags: ["security"] }, async () => {
    const { id } = await bring(await listOf([head, row("Kelotok Sehat", "x")]));
    const operator = { ...manager, grants: [{ role: "agency_operator" as const, agencyId: null }] };
    expect(await call("innovations.undo-import", { id }, operator)).toMatchObject({ code: "access.forbidden" });
    const neighbour = tested.managerOf(tested.otherRegion);
    expect(await call("innovations.undo-import", { id }, neighbour, tested.otherRegion)).toMatchObject({
      code: "import.not-found",
    });
  });
});
