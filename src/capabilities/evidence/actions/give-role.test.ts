import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "#shared/actor.ts";
import { type RoundEntryId, roundEntryIdSchema } from "#shared/ids.ts";
import { evidenceRoomUnderTest, someone } from "#tests/support/evidence-room.ts";
import { banjar, baritoKuala, system } from "#tests/support/region-room.ts";
import { aPdf, aPng } from "#tests/support/sample-files.ts";
import { reuseMapOperation } from "../contract/document.ts";
import { changeRoleOperation, giveRoleOperation, listRolesOperation, retireRoleOperation } from "../contract/role.ts";

const tested = await evidenceRoomUnderTest();
const { room, call, openRound, agencyId, standing, index } = tested;
const operator = someone(1, "agency_operator", agencyId("dinkes"));
const neighbour = someone(2, "agency_operator", agencyId("bappeda"));
const manager = someone(3, "programme_manager");
const unknownId = "01900000-0000-7000-8000-0000000000ff";

let own: RoundEntryId;
let ownToo: RoundEntryId;
let other: RoundEntryId;

beforeEach(async () => {
  await tested.clear();
  const entries = await openRound([
    { agency: "dinkes", title: "Kelotok Sehat", levels: { "16": 1, "18": 2, "33": 1 } },
    { agency: "dinkes", title: "Posyandu Apung", levels: { "16": 2 } },
    { agency: "bappeda", title: "Pasar Data", levels: { "16": 1 } },
  ]);
  [own, ownToo, other] = entries as [RoundEntryId, RoundEntryId, RoundEntryId];
});

async function paper(actor: Actor = operator, bytes = aPdf(), fileName = "sk.pdf"): Promise<string> {
  const added = await room.offers.addDocument(actor, { regionCode: banjar, fileName, bytes });
  if (!added.ok) throw new Error(added.code);
  return added.value.id;
}

const at = (entryId: string | null, indicator = "16", more: object = {}) => ({
  roundYear: 2026,
  entryId,
  indicator,
  ...more,
});

async function given(documentId: string, place: object, actor: Actor = operator): Promise<string> {
  const done = await call(giveRoleOperation, actor, { documentId, ...place });
  if (!done.ok) throw new Error(done.code);
  return (done.value as { roleId: string }).roleId;
}

describe("evidence.give-role", () => {
  test("ties a paper to an indicator with its letter data", { tags: ["happy"] }, async () => {
    const letter = { letterNumber: "188.45/12/KUM", letterOn: "2024-03-17", subject: "Penetapan", pages: "1, 4" };
    const done = await call(giveRoleOperation, operator, { documentId: await paper(), ...at(own), ...letter });
    expect(done).toMatchObject({ ok: true, value: { findings: [] } });
    expect(await standing()).toMatchObject([{ ...at(own), ...letter, fileName: "sk.pdf", basis: null }]);
  });

  test("says what the rules of the edition find", { tags: ["happy"] }, async () => {
    const documentId = await paper();
    const decree = await call(giveRoleOperation, operator, { documentId, ...at(own), letterOn: "2023-03-17" });
    expect(decree).toMatchObject({
      value: {
        findings: [{ code: "evidence.dated-otherwise", severity: "medium", details: { year: 2023, expected: 2024 } }],
      },
    });
    const budget = await call(giveRoleOperation, operator, { documentId, ...at(own, "18"), letterOn: "2022-01-05" });
    expect(budget).toMatchObject({
      value: {
        findings: [
          { code: "evidence.outside-window", severity: "high", details: { year: 2022, accepted: "2024, 2025, 2026" } },
          { code: "evidence.years-short", details: { claimed: 2, reached: 0 } },
        ],
      },
    });
  });

  test("a second file on one indicator changes no score", { tags: ["happy"] }, async () => {
    const indexNow = async () => (await index.offers.roundNow(banjar, 2026))?.index;
    const before = await indexNow();
    await given(await paper(), at(own));
    await given(await paper(operator, aPdf("kedua"), "sk2.pdf"), at(own));
    expect(await standing()).toHaveLength(2);
    expect([before, await indexNow()]).toEqual([before, before]);
  });

  test("one document serves many entries of one's agency", { tags: ["happy"] }, async () => {
    const documentId = await paper();
    await given(documentId, at(own));
    await given(documentId, at(ownToo));
    expect(new Set((await standing()).map((role) => role.documentId))).toEqual(new Set([documentId]));
  });

  test("refuses a format that the indicator does not take", { tags: ["error"] }, async () => {
    const documentId = await paper(operator, aPng(), "foto.png");
    const refused = await call(giveRoleOperation, operator, { documentId, ...at(own) });
    expect(refused).toMatchObject({ ok: false, code: "evidence.format-refused", details: { formats: "PDF" } });
  });

  test.each([
    ["the same paper twice on one indicator", {}, "evidence.role-already-given"],
    ["an indicator of the other aspect", { indicator: "2a" }, "evidence.indicator-not-found"],
    ["an indicator that does not exist", { indicator: "99" }, "evidence.indicator-not-found"],
    ["a basis that the indicator has not", { indicator: "33", basis: "z" }, "evidence.basis-unknown"],
    ["a basis where there is none", { indicator: "18", basis: "a" }, "evidence.basis-unknown"],
    ["another round", { roundYear: 2025 }, "evidence.place-not-found"],
    ["an entry that is none", { entryId: unknownId }, "evidence.place-not-found"],
    ["a document that is none", { documentId: unknownId, indicator: "33" }, "evidence.document-not-found"],
  ])("refuses %s", { tags: ["error"] }, async (_what, change, code) => {
    const documentId = await paper();
    await given(documentId, at(own));
    expect(await call(giveRoleOperation, operator, { documentId, ...at(own), ...change })).toMatchObject({ code });
  });

  test("two people at once: the same paper is given once", { tags: ["error"] }, async () => {
    const documentId = await paper();
    const both = await Promise.all(
      [operator, manager].map((actor) => call(giveRoleOperation, actor, { documentId, ...at(own) })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "evidence.role-already-given" });
  });

  test("never reaches another agency's entry or the region's indicators", { tags: ["security"] }, async () => {
    const documentId = await paper();
    for (const place of [at(other), at(null, "2a")])
      expect(await call(giveRoleOperation, operator, { documentId, ...place })).toMatchObject({
        code: "access.forbidden",
      });
    expect(await call(giveRoleOperation, manager, { documentId, ...at(null, "2a") })).toMatchObject({ ok: true });
  });

  test("an id is not enough to use another agency's paper", { tags: ["security"] }, async () => {
    const documentId = await paper(neighbour, aPdf("milik bappeda"));
    expect(await call(giveRoleOperation, operator, { documentId, ...at(own) })).toMatchObject({
      code: "evidence.document-not-found",
    });
    expect(await paper(operator, aPdf("milik bappeda"))).toBe(documentId);
    expect(await call(giveRoleOperation, operator, { documentId, ...at(own) })).toMatchObject({ ok: true });
  });

  test("another region's entry and document are not found", { tags: ["security"] }, async () => {
    const [foreign] = await openRound([{ title: "Tetangga", levels: { "16": 1 } }], baritoKuala);
    const foreignPaper = await room.offers.addDocument(system(baritoKuala), {
      regionCode: baritoKuala,
      fileName: "x.pdf",
      bytes: aPdf("tetangga"),
    });
    const id = foreignPaper.ok ? foreignPaper.value.id : "";
    expect(await call(giveRoleOperation, manager, { documentId: await paper(), ...at(foreign ?? null) })).toMatchObject(
      {
        code: "evidence.place-not-found",
      },
    );
    expect(await call(giveRoleOperation, manager, { documentId: id, ...at(own) })).toMatchObject({
      code: "evidence.document-not-found",
    });
  });
});

describe("evidence.change-role", () => {
  test("retires the old role and adds a new one", { tags: ["happy"] }, async () => {
    const id = await given(await paper(), at(own));
    const changed = await call(changeRoleOperation, operator, { id, indicator: "16", letterOn: "2024-05-02" });
    expect(changed).toMatchObject({ ok: true });
    const roles = await standing();
    expect(roles).toMatchObject([{ letterOn: "2024-05-02", entryId: own }]);
    expect(roles[0]?.id).not.toBe(id);
  });

  test("a refused change leaves the old role", { tags: ["error"] }, async () => {
    const documentId = await paper();
    const id = await given(documentId, at(own));
    await given(documentId, at(own, "18"));
    const refused = await call(changeRoleOperation, operator, { id, indicator: "18" });
    expect(refused).toMatchObject({ code: "evidence.role-already-given" });
    expect((await standing()).map((role) => role.id)).toContain(id);
    expect(await call(changeRoleOperation, operator, { id: unknownId, indicator: "16" })).toMatchObject({
      code: "evidence.role-not-found",
    });
  });

  test("two at once: one wins, the other is told", { tags: ["error"] }, async () => {
    const id = await given(await paper(), at(own));
    const both = await Promise.all([
      call(changeRoleOperation, operator, { id, indicator: "16", pages: "1" }),
      call(changeRoleOperation, manager, { id, indicator: "16", pages: "2" }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ code: "evidence.role-not-found" });
    expect(await standing()).toHaveLength(1);
  });

  test("is closed to the neighbour", { tags: ["security"] }, async () => {
    const id = await given(await paper(), at(own));
    expect(await call(changeRoleOperation, neighbour, { id, indicator: "16" })).toMatchObject({
      code: "access.forbidden",
    });
  });
});

describe("evidence.retire-role", () => {
  test("takes the paper off and keeps the row", { tags: ["happy"] }, async () => {
    const id = await given(await paper(), at(own));
    expect(await call(retireRoleOperation, operator, { id })).toEqual({ ok: true, value: { roleId: id } });
    expect(await standing()).toEqual([]);
    expect(await tested.countOf("evidence_role")).toBe(1);
  });

  test("a second time it is gone", { tags: ["error"] }, async () => {
    const id = await given(await paper(), at(own));
    await call(retireRoleOperation, operator, { id });
    expect(await call(retireRoleOperation, operator, { id })).toMatchObject({ code: "evidence.role-not-found" });
  });

  test("is closed to the neighbour and to readers", { tags: ["security"] }, async () => {
    const id = await given(await paper(), at(own));
    for (const actor of [neighbour, someone(5, "verifier"), someone(5, "leader")])
      expect(await call(retireRoleOperation, actor, { id })).toMatchObject({ code: "access.forbidden" });
  });
});

describe("evidence.list-roles", () => {
  test("answers papers and findings of an entry", { tags: ["happy"] }, async () => {
    await given(await paper(), at(own));
    const listed = await call(listRolesOperation, operator, { roundYear: 2026, entryId: own });
    expect(listed).toMatchObject({ ok: true, value: { roles: [{ indicator: "16" }] } });
    const findings = (listed.ok ? listed.value : {}) as { findings: { code: string; indicator: string }[] };
    expect(findings.findings.map(({ code, indicator }) => `${indicator} ${code}`).sort()).toEqual([
      "16 evidence.date-missing",
      "18 evidence.no-paper",
      "33 evidence.no-paper",
    ]);
  });

  test("an entry or round that is none is refused", { tags: ["error"] }, async () => {
    for (const input of [{ roundYear: 2026, entryId: unknownId }, { roundYear: 2031 }])
      expect(await call(listRolesOperation, manager, input)).toMatchObject({ code: "evidence.place-not-found" });
  });

  test("an agency sees its own, reviewers see all, others nothing", { tags: ["security"] }, async () => {
    await given(await paper(), at(own));
    await given(await paper(neighbour, aPdf("b")), at(other), neighbour);
    const entriesOf = async (actor: Actor) => {
      const listed = await call(listRolesOperation, actor, { roundYear: 2026 });
      return listed.ok ? (listed.value as { roles: { entryId: string }[] }).roles.map((role) => role.entryId) : listed;
    };
    expect(await entriesOf(operator)).toEqual([own]);
    expect(new Set((await entriesOf(someone(5, "verifier"))) as string[])).toEqual(new Set([own, other]));
    expect(await entriesOf(someone(5, "citizen"))).toMatchObject({ code: "access.forbidden" });
    expect(await call(listRolesOperation, operator, { roundYear: 2026, entryId: other })).toMatchObject({
      code: "access.forbidden",
    });
  });
});

describe("evidence.reuse-map", () => {
  test("names where a paper serves and who else could use it", { tags: ["happy"] }, async () => {
    const documentId = await paper();
    await given(documentId, at(own));
    const map = await call(reuseMapOperation, manager, { id: documentId });
    expect(map).toMatchObject({
      value: {
        serves: [{ title: "Kelotok Sehat", indicator: "16" }],
        couldServe: [
          { title: "Posyandu Apung", isSameAgency: true, claimedLevel: 2, points: "6" },
          { title: "Pasar Data", isSameAgency: false, points: "3" },
        ],
      },
    });
  });

  test("a document that is none is refused", { tags: ["error"] }, async () => {
    expect(await call(reuseMapOperation, manager, { id: unknownId })).toMatchObject({
      code: "evidence.document-not-found",
    });
  });

  test("an agency is told only how many others use it", { tags: ["security"] }, async () => {
    const documentId = await paper(manager);
    for (const entry of [own, other]) await given(documentId, at(entry), manager);
    const map = await call(reuseMapOperation, operator, { id: documentId });
    expect(map).toMatchObject({
      value: {
        serves: [{ entryId: own }],
        servesElsewhere: 1,
        couldServe: [{ entryId: roundEntryIdSchema.parse(ownToo) }],
      },
    });
    expect(
      await call(reuseMapOperation, someone(6, "agency_head", agencyId("kec-gambut")), { id: documentId }),
    ).toMatchObject({ code: "evidence.document-not-found" });
  });
});
