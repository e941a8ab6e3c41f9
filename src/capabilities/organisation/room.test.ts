import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { createSpreadsheets } from "#platform/spreadsheet/create-spreadsheets.ts";
import { startWorker } from "#platform/worker/start-worker.ts";
import banjar from "#reference/demo/banjar-agencies.json" with { type: "json" };
import { type Actor, anonymous, type Role } from "#shared/actor.ts";
import { agencyIdSchema, personIdSchema, regionCodeSchema } from "#shared/ids.ts";
import type { Operation } from "#shared/operation.ts";
import { testDatabase } from "#tests/support/database.ts";
import { agencyById, importAgencies, listAgencies, listRegions, rememberAlias } from "./contract/operations.ts";
import { createOrganisationRoom } from "./room.ts";

const { database, inMaintenance, journal, clock, newId } = await testDatabase();
const spreadsheets = createSpreadsheets(startWorker);
const room = createOrganisationRoom({ database, journal, clock, newId, spreadsheets, readFile });
const regionCode = regionCodeSchema.parse("63.03");
const otherRegion = regionCodeSchema.parse("63.04");
const system = (region = regionCode): Actor => ({ kind: "system", regionCode: region, name: "test", isDemo: false });
const person = (role: Role): Actor => ({
  kind: "person",
  personId: personIdSchema.parse("00000000-0000-7000-8000-000000000001"),
  name: "Rahmi (contoh)",
  regionCode,
  grants: [{ role, agencyId: null }],
  isDemo: false,
});
const tree = { regionCode, rows: banjar.agencies, isDryRun: false };
const call = (operation: Operation, input: unknown, actor: Actor = system(), region = regionCode) => {
  const bound = room.operations.find((candidate) => candidate.operation.name === operation.name);
  if (bound === undefined) throw new Error(`${operation.name} is not bound`);
  return bound.handle({ actor, regionCode: region }, operation.input.parse(input));
};
const slugs = () =>
  database.inRegion(regionCode, async (db) => (await room.offers.agencyReader.all(db)).map((agency) => agency.slug));
const idOf = async (slug: string) => {
  const agency = await database.inRegion(regionCode, (db) => room.offers.agencyReader.bySlug(db, slug));
  if (agency === null) throw new Error(`no agency ${slug}`);
  return agency.id;
};
const eventCount = () =>
  inMaintenance(async (db) => (await db.selectFrom("audit_event").select("id").execute()).length);

beforeAll(async () => {
  await room.offers.syncReference();
});

describe("the shipped reference in the database", () => {
  test("552 regions stand in the table, and a second start changes nothing", async () => {
    await room.offers.syncReference();
    const rows = await database.withoutRegion((db) => db.selectFrom("region").selectAll().execute());
    expect(rows).toHaveLength(552);
    expect(rows.find((row) => row.code === "63.03")).toMatchObject({ name: "Kabupaten Banjar", zone_label: "WITA" });
  });
});

describe("organisation.import-agencies", () => {
  test("a dry run counts and writes nothing", { tags: ["happy"] }, async () => {
    const answer = await call(importAgencies, { rows: banjar.agencies, isDryRun: true });
    expect(answer).toMatchObject({ ok: true, value: { added: 100, changed: 0, isDryRun: true } });
    expect(await slugs()).toEqual([]);
  });

  test("adds the whole tree of Banjar with one audit event; again, it changes nothing", {
    tags: ["happy"],
  }, async () => {
    const before = await eventCount();
    expect(await room.offers.importAgencies(system(), tree)).toMatchObject({ ok: true, value: { added: 100 } });
    const counts = await room.offers.importAgencies(system(), tree);
    expect(counts).toMatchObject({ ok: true, value: { added: 0, changed: 0, unchanged: 100, aliases: 0 } });
    expect(await eventCount()).toBe(before + 1);
  });

  test("a changed cell changes one agency", { tags: ["happy"] }, async () => {
    const rows = banjar.agencies.map((row) => (row.id === "setda-umum" ? { ...row, confidence: "medium" } : row));
    const answer = await room.offers.importAgencies(system(), { ...tree, rows });
    expect(answer).toMatchObject({ ok: true, value: { added: 0, changed: 1, unchanged: 99 } });
  });

  test("one wrong row refuses them all, with its place", { tags: ["error"] }, async () => {
    const rows = [
      { id: "baru", name: "Dinas Baru", kind: "dinas" },
      { id: "x", name: "X", kind: "kedutaan" },
    ];
    expect(await call(importAgencies, { rows })).toMatchObject({
      ok: false,
      code: "agencies.refused",
      errors: [{ path: "rows[1].kind", code: "agency.unknown-kind", found: "kedutaan" }],
    });
    expect(await slugs()).not.toContain("baru");
  });

  test("two imports at once end in one tree", { tags: ["happy"] }, async () => {
    const rows = [{ id: "serentak", name: "Dinas Serentak", kind: "dinas" }];
    const answers = await Promise.all([1, 2].map(() => room.offers.importAgencies(system(), { ...tree, rows })));
    expect(answers.map((answer) => answer.ok && answer.value.added).sort()).toEqual([0, 1]);
  });

  test.each<[Actor, string]>([
    [anonymous, "access.sign-in-required"],
    [person("innovator"), "access.forbidden"],
    [system(otherRegion), "access.other-region"],
  ])("refuses who may not keep the tree", { tags: ["security"] }, async (actor, code) => {
    expect(await call(importAgencies, { rows: [] }, actor)).toMatchObject({ ok: false, code });
  });
});

describe("organisation.list-agencies", () => {
  test("answers the active agencies with their launch group", { tags: ["happy"] }, async () => {
    const answer = await call(listAgencies, { kind: "upt_puskesmas" }, anonymous);
    expect(answer.ok && listAgencies.output.parse(answer.value).agencies).toHaveLength(24);
  });

  test("an unknown kind answers none", { tags: ["error"] }, async () => {
    expect(await call(listAgencies, { kind: "kedutaan" }, anonymous)).toMatchObject({
      ok: true,
      value: { agencies: [] },
    });
  });

  test("shows neither notes nor agencies of another region", { tags: ["security"] }, async () => {
    const answer = await call(listAgencies, {}, anonymous);
    expect(JSON.stringify(answer)).not.toMatch(/evidence|confidence|note/);
    expect(await call(listAgencies, {}, anonymous, otherRegion)).toMatchObject({ ok: true, value: { agencies: [] } });
  });
});

describe("organisation.agency-by-id", () => {
  test("answers one agency with its evidence", { tags: ["happy"] }, async () => {
    const answer = await call(agencyById, { id: await idOf("pkm-gambut") }, person("innovator"));
    expect(answer).toMatchObject({ ok: true, value: { name: "UPT Puskesmas Gambut", confidence: "medium-high" } });
  });

  test("an unknown id is refused by code", { tags: ["error"] }, async () => {
    const id = agencyIdSchema.parse("00000000-0000-7000-8000-00000000ffff");
    expect(await call(agencyById, { id })).toMatchObject({ ok: false, code: "agency.unknown" });
  });

  test("an agency of another region does not exist", { tags: ["security"] }, async () => {
    const id = await idOf("dinkes");
    expect(await call(agencyById, { id }, system(otherRegion), otherRegion)).toMatchObject({ code: "agency.unknown" });
  });
});

describe("organisation.remember-agency-alias", () => {
  const match = async (written: string) =>
    database.inRegion(regionCode, async (db) => (await room.offers.prepareAgencyMatching(db, regionCode))(written));

  test("the next import takes the spelling silently", { tags: ["happy"] }, async () => {
    const id = await idOf("dinkes");
    expect((await match("Yankes Pusat")).kind).toBe("none");
    expect(await call(rememberAlias, { id, written: "Yankes Pusat" })).toMatchObject({ ok: true });
    expect(await match("YANKES PUSAT")).toMatchObject({ kind: "exact", agencyId: id });
  });

  test("importing the tree again does not overrule what a person remembered", { tags: ["happy"] }, async () => {
    const id = await idOf("dpuprp");
    await call(rememberAlias, { id, written: "Dinas Lingkungan Hidup" });
    await room.offers.importAgencies(system(), tree);
    expect(await match("Dinas Lingkungan Hidup")).toMatchObject({ kind: "exact", agencyId: id });
    await call(rememberAlias, { id: await idOf("dprkplh"), written: "Dinas Lingkungan Hidup" });
  });

  test("spellings of the imported tree are known", { tags: ["happy"] }, async () => {
    expect(await match("Dinas Lingkungan Hidup")).toMatchObject({ kind: "exact", agencyId: await idOf("dprkplh") });
  });

  test.each([
    ["Dinas Pendidikan", "alias.is-another-agency"],
    ["--", "alias.empty"],
  ])("%j is refused", { tags: ["error"] }, async (written, code) => {
    expect(await call(rememberAlias, { id: await idOf("dinkes"), written })).toMatchObject({ ok: false, code });
  });

  test("an innovator cannot bend the names", { tags: ["security"] }, async () => {
    const input = { id: await idOf("dinkes"), written: "Apa saja" };
    expect(await call(rememberAlias, input, person("innovator"))).toMatchObject({ code: "access.forbidden" });
  });
});

describe("organisation.list-regions", () => {
  test("answers a province with its regions and the licence", { tags: ["happy"] }, async () => {
    const answer = await call(listRegions, { province: "63" }, anonymous);
    const value = answer.ok ? listRegions.output.parse(answer.value) : null;
    expect(value?.regions).toHaveLength(14);
    expect(value?.licence).toContain("ODbL");
  });

  test("leaves out the administrative units of Jakarta when asked for rankable ones", { tags: ["happy"] }, async () => {
    const answer = await call(listRegions, { rankable: "true" }, anonymous);
    expect(answer.ok && listRegions.output.parse(answer.value).regions).toHaveLength(546);
  });

  test.each([{ province: "63.03" }, { rankable: "maybe" }])("refuses %j", { tags: ["error", "security"] }, (input) => {
    expect(listRegions.input.safeParse(input).success).toBe(false);
  });
});
